/* How a code is written: a letter for its level and its number, `a42`; a prefix is a list of them, coarse to fine. A list
   of one code that is not of the first level names this code wherever it stands. */

export const LETTERS = 'abcdefgh';

/**
 * @param {number} level from 0
 * @param {number} code
 */
export const codeName = (level, code) => `${LETTERS[level]}${code}`;

/** @param {string} name */
export const codeNumber = (name) => Number(name.slice(1));

/** @param {string[]} codes */
export const isAlone = (codes) => codes.length === 1 && codes[0][0] !== LETTERS[0];
