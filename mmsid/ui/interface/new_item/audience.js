/* Who would want this visitor's own products. Nobody has bought them yet, so they are recommended in place of known
   ones: how often is the visitor's choice. */

import { added } from '../shared/added_items.js';
import { questions } from '../shared/ask.js';
import { followers } from '../shared/followers.js';
import { start } from '../shared/start.js';

const LATE = 'The example shoppers did not answer; the connection may be lost.';

/** @typedef {import('../contract.d.ts').ItemAudience & { error?: string }} Audience `error`: why nothing is known */

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
export function mountAudience(wire) {
  const fail = (/** @type {string} */ error) =>
    audience.set(Object.fromEntries(added.ids.map((id) => [id, { error, ranks: [], transfer_sources: [] }])));
  const model = questions(wire, 'audience', ({ audiences }) => audience.set(audiences), {
    fail,
    late: () => fail(LATE),
  });
  added.follow(() => {
    audience.set({});
    if (added.ids.length && start.recommends) model.ask({});
    else model.forget();
  });
}
