/* Long work in slices: what draws the page's parts runs one after another, and the browser may answer the visitor and
   paint in between. */

/** @type {(() => void)[]} */
const waiting = [];
let isRunning = false;

const SLICE = 40; // milliseconds of work after which the browser comes first

/**
 * Does something when its turn comes.
 *
 * @template T
 * @param {() => T} work
 * @returns {Promise<T>} settled when it is done
 */
export function inSlices(work) {
  return new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
    if (!isRunning) void run();
  });
}

async function run() {
  isRunning = true;
  await pause(); // those that come in the same moment are in line before the first begins
  let began = performance.now();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    next();
    if (performance.now() - began < SLICE) continue;
    await pause();
    began = performance.now();
  }
  isRunning = false;
}

/** Lets the browser paint and answer; unlike a timer, it does not wait longer each time. */
function pause() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}
