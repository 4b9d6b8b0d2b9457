/* Who would want this visitor's own products. Nobody has bought them yet, so they are recommended in place of known
   ones: how often is the visitor's choice. */

import { added } from '../shared/added_items.js';
import { questions } from '../shared/ask.js';
import { followers } from '../shared/followers.js';
import { start } from '../shared/start.js';

const LATE = 'The example shoppers did not answer; the connection may be lost.';

/** @typedef {{ name: string, rank: number, log_prob: number, candidates: number }} TargetRank of a product, for a shopper */
/** @typedef {{ item_id: string, share: number }} Source a known product in whose place it is recommended */
/** @typedef {{ wishes: TargetRank[], lenders: Source[], error?: string }} Audience */

/** What the server said of each added product; null while that is not known. */
export const audience = (() => {
  const { tell, follow } = followers();
  /** @type {Record<string, Audience>} */
  let told = {};
  return {
    /** @param {string} id */
    of: (id) => told[id] ?? null,
    /** @param {Record<string, Audience>} answer */
    set(answer) {
      told = answer;
      tell();
    },
    follow,
  };
})();

/** @param {import('../shared/ask.js').Wire} wire */
export function mountAudience({ events, answers }) {
  const fail = (/** @type {string} */ error) =>
    audience.set(Object.fromEntries(added.ids.map((id) => [id, { error, wishes: [], lenders: [] }])));
  const show = (/** @type {{ wanted?: Record<string, Audience>, error?: string }} */ { wanted, error = '' }) =>
    wanted ? audience.set(wanted) : fail(error);
  const model = questions(events.want, answers, show, { late: () => fail(LATE) });
  added.follow(() => {
    audience.set({});
    if (added.ids.length && start.recommends) model.ask({});
    else model.forget();
  });
}
