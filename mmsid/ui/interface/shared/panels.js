/* When the parts of a panel are fetched and drawn: those of the open panel at once, all others when theirs is opened, or
   when the page has nothing else to do. */

import { inSlices } from './slices.js';
import { state } from './state.js';

/** @typedef {import('./ask.js').Wire} Wire */
/** @typedef {Record<string, (wire: Wire) => void>} Parts by name */

const IDLE = { delay: 1500, timeout: 4000 }; // milliseconds until the other panels are fetched

/**
 * Parts that are drawn once their modules are there.
 *
 * @param {import('./panel_list.js').PanelName} panel
 * @param {string[]} names of the parts
 * @param {() => Promise<{ PARTS: Parts }>} fetch
 * @returns {{ parts: Parts, drawn: Promise<unknown> }} `drawn`: settled once the parts are drawn that are seen first
 */
export function panelParts(panel, names, fetch) {
  /** @type {(module: { PARTS: Parts } | Promise<{ PARTS: Parts }>) => void} */
  let resolve = () => {};
  /** @type {Promise<{ PARTS: Parts }>} */
  const fetched = new Promise((done) => {
    resolve = done;
  });
  let isAsked = false;
  function ask() {
    if (!isAsked) resolve(fetch());
    isAsked = true;
  }
  state.follow(() => {
    if (state.panel === panel) ask();
  });
  setTimeout(() => whenIdle(ask), IDLE.delay);
  /** @type {Parts} */
  const parts = {};
  const drawn = names.map(
    (name) =>
      new Promise((settle) => {
        parts[name] = async (wire) => {
          const module = await fetched;
          settle(inSlices(() => module.PARTS[name](wire)));
        };
      }),
  );
  return { parts, drawn: isAsked ? Promise.allSettled(drawn) : Promise.resolve() };
}

/** @param {() => void} act */
function whenIdle(act) {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: IDLE.timeout });
  else act(); // Safari has no such thing
}
