/* Finding a short history that leads to one of the visitor's products. */

import { ofMyShop, promises } from '../shared/ask.js';

const LATE = 'No answer has come for a while; the connection may be lost.';

/** @typedef {import('../shared/ask.js').Outcome<'leading_history'>} Outcome */
/** @typedef {(id: string) => Promise<Outcome | null>} Find */

/** @type {(find: Find) => void} */
let resolveMounted = () => {};
/** @type {Promise<Find>} */
const mounted = new Promise((resolve) => {
  resolveMounted = resolve;
});

/** @param {import('../shared/ask.js').Wire} wire */
export function mountLeading(wire) {
  /** @type {(outcome: Outcome) => void} */
  let giveUp = () => {};
  const model = promises(wire, { late: () => giveUp({ error: LATE }) });
  resolveMounted((id) => {
    /** @type {Promise<Outcome>} */
    const late = new Promise((resolve) => {
      giveUp = resolve;
    });
    return Promise.race([model.ask('leading_history', { ...ofMyShop(), item_id: id }), late]);
  });
}

/**
 * @param {string} id
 * @returns {ReturnType<Find>} null where another one is asked for meanwhile
 */
export const leadingHistory = async (id) => (await mounted)(id);
