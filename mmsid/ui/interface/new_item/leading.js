/* Finding a short history that leads to one of the visitor's products. */

import { questions } from '../shared/ask.js';

const LATE = 'No answer has come for a while; the connection may be lost.';

/** @typedef {{ error?: string, history: { item_id: string }[], rank: number, candidates: number }} Leading */

/** @type {(answer: any) => void} */
let done = () => {};
/** @type {(model: import('../shared/ask.js').Questions) => void} */
let isMounted = () => {};
/** @type {Promise<import('../shared/ask.js').Questions>} */
const mounted = new Promise((resolve) => {
  isMounted = resolve;
});

/** @param {import('../shared/ask.js').Wire} wire */
export function mountLeading({ events, answers }) {
  const take = (/** @type {Leading} */ answer) => done(answer);
  isMounted(questions(events.lead, answers, take, { late: () => done({ error: LATE }) }));
}

/**
 * @param {string} id
 * @returns {Promise<Leading>} which never settles where another one is asked for meanwhile
 */
export async function leadingHistory(id) {
  const model = await mounted;
  return new Promise((resolve) => {
    done = resolve;
    model.ask({ item_id: id });
  });
}
