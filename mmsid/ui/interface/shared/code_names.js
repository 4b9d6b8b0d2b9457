/* How a code is written: a letter for its level and its number, `a42`; a prefix is a list of them, coarse to fine. */

export const LETTERS = 'abcdefgh';

/**
 * @param {number} level from 0
 * @param {number} code
 */
export const codeName = (level, code) => `${LETTERS[level]}${code}`;

/** @param {string} name */
export const codeNumber = (name) => Number(name.slice(1));

/**
 * How fine a level is, in a word.
 *
 * @param {number} level
 * @param {number} levels
 */
export function grainOf(level, levels) {
  if (level === 0) return 'coarse';
  if (level === levels - 1) return 'finest';
  return level === 1 ? 'finer' : 'finer still';
}
