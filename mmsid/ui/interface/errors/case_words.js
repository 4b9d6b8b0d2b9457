/* What is said of one case: whether it is a hit, why not, and the figure that decided it. Pure, no DOM. */

import { LETTERS } from '../shared/code_names.js';
import { ordinal, wholePercent } from '../shared/numbers.js';

/** @typedef {import('../contract.d.ts').ErrorsData} ErrorsData */

/**
 * @param {ErrorsData} data
 * @param {number} place
 */
export function verdictOf({ models: [own], causes, cases }, place) {
  if (own.hits[place]) return `A hit: the model has it ${ordinal(own.ranks[place] ?? 1)}.`;
  const cause = causes[cases.cause[place]];
  return `A miss: ${cause ? cause.label : 'for no known reason'}.`;
}

/** A difference of log-probabilities as how many times as probable. */
const times = (/** @type {number} */ nats) =>
  `${Math.exp(Math.abs(nats)).toFixed(nats < Math.log(9.95) ? 1 : 0)} times`;

/**
 * The figure that decided why it is a miss, in a sentence; empty for a hit.
 *
 * @param {ErrorsData} data
 * @param {number} place
 * @param {{ caption: (code: string) => string, titleOf: (row: number) => string }} words
 */
export function evidenceOf({ models, causes, cases }, place, { caption, titleOf }) {
  const cause = causes[cases.cause[place]];
  if (!cause) return '';
  const figure = cases.figure[place] ?? 0;
  /** @type {Record<string, () => string>} */
  const told = {
    unreachable: () => '',
    beam: () => `With every product scored it would be the ${ordinal(figure)}.`,
    unknowable: () => `The best possible guess has it ${ordinal(figure)}.`,
    cold: () => 'It has no training event.',
    twin: () =>
      `“${titleOf(cases.twin[place])}” is ${wholePercent(Math.abs(Math.expm1(figure)))} ${figure < 0 ? 'less' : 'more'} probable.`,
    strange_place: () => `${wholePercent(figure)} of the products most like it stand under its first code.`,
  };
  const say = told[cause.name];
  return say ? say() : branchOf({ models, causes, cases }, place, caption);
}

/**
 * Where another branch was preferred, which holds for every miss, whatever its cause.
 *
 * @param {Pick<ErrorsData, 'cases'> & Partial<ErrorsData>} data
 * @param {number} place
 * @param {(code: string) => string} caption
 */
export function branchOf({ cases }, place, caption) {
  const margin = cases.branch_margin[place];
  const code = cases.branch_code[place];
  const letter = LETTERS[cases.branch_level[place]];
  if (margin === null || margin === undefined || !code) return '';
  const rival = `${code} “${caption(code)}”`;
  if (margin > 0) return `At level ${letter} ${rival} is ${times(margin)} as probable as the true code.`;
  return `Every true code is the most probable one; the narrowest is level ${letter}, where ${rival} is next.`;
}
