/* Numbers as this page writes them. Pure functions from numbers to text, no DOM. */

export const SPACE = '\u00a0';

/** Words for the number of codes of an ID. */
export const COUNTING = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/**
 * 0.123 as "12 %", 0.0345 as "3.5 %", and nothing as 0 that is not.
 *
 * @param {number} share
 */
export function percent(share) {
  if (share > 0 && share < 0.001) return `<${SPACE}0.1${SPACE}%`;
  return `${share >= 0.0995 ? Math.round(share * 100) : (share * 100).toFixed(1)}${SPACE}%`;
}

/**
 * To a whole per cent: 0.666 as "67 %".
 *
 * @param {number} share
 */
export const wholePercent = (share) => `${Math.round(share * 100)}${SPACE}%`;

/**
 * To a tenth of a per cent, and never rounded to a certainty that it is not.
 *
 * @param {number} share
 */
export function exactPercent(share) {
  if (share > 0 && share < 0.001) return percent(share);
  if (share < 1 && share >= 0.9995) return `>${SPACE}99.9${SPACE}%`;
  return `${(share * 100).toFixed(share < 1 ? 1 : 0)}${SPACE}%`;
}

/**
 * @param {number} count
 * @param {string} noun in the singular
 */
export const plural = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/**
 * With a true minus sign: "+0.50", "−1.20".
 *
 * @param {number} value
 */
export const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/**
 * A change of log-probability, in nats, as what it does to the probability: "× 2.30".
 *
 * @param {number} nats
 */
export const factor = (nats) => `×${SPACE}${Math.exp(nats).toFixed(Math.exp(nats) < 9.95 ? 2 : 0)}`;

/**
 * The place of one among many, in words: 1st, 22nd, 113th.
 *
 * @param {number} rank
 */
export function ordinal(rank) {
  const teen = rank % 100 > 10 && rank % 100 < 14;
  return `${rank.toLocaleString('en')}${(!teen && ['', 'st', 'nd', 'rd'][rank % 10]) || 'th'}`;
}

/**
 * "1", "1 and 4", "1, 4 and 7".
 *
 * @param {(string | number)[]} list
 */
export const listed = (list) =>
  list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
