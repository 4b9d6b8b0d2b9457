/* Where two models differ: kinds of cases in which one of them hits more often, and not by chance. Pure, no DOM. */

import { compared } from './statistics.js';

/** @typedef {import('./facets.js').Facet} Facet */
/** @typedef {(boolean | null)[]} Hits */

const FEWEST = 20; // cases of a kind
const SIGNIFICANT = 0.05;

/** Facets that tell what was answered: among cases that are chosen by them, no model can be held against another. */
const ANSWERS = ['outcome', 'cause', 'rank', 'left', 'answer', 'oracle', 'sasrec', 'last_item'];

/**
 * Whether cases are chosen by what was answered.
 *
 * @param {import('../shared/state_address.js').Filter} filter
 * @param {string[]} models by name
 */
export const isByAnswer = (filter, models) =>
  Object.keys(filter).some(
    (name) =>
      ANSWERS.includes(name) || name.startsWith('answered_') || models.some((model) => name.startsWith(`${model}_`)),
  );

/**
 * Kinds of cases in which two models differ, the largest difference first; corrected for all that were looked at.
 *
 * @param {Facet[]} facets
 * @param {Hits} first
 * @param {Hits} second
 * @param {number[]} places that count
 */
export function differences(facets, first, second, places) {
  const all = facets.flatMap((facet) => byKind(facet, first, second, places)).filter(({ n }) => n >= FEWEST);
  const found = all.filter(({ chance }) => chance * all.length <= SIGNIFICANT);
  return found.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

/**
 * @param {Facet} facet
 * @param {Hits} first
 * @param {Hits} second
 * @param {number[]} places
 */
function byKind({ name, label, values, of }, first, second, places) {
  /** @type {number[][]} */
  const inside = values.map(() => []);
  for (const place of places) inside[of[place]]?.push(place);
  return values.map((value, at) => ({ name, label, value, ...compared(first, second, inside[at]) }));
}
