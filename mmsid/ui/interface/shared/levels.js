/* The levels of this shop's IDs, as the page names them. */

import { levelIn } from './code_rules.js';
import { levelWords } from './level_words.js';
import { start } from './start.js';

/** The word of each level, coarse to fine. */
export const LEVEL_WORDS = levelWords(start.roles);

export const levelOf = levelIn;

/** @param {string} code */
export const roleOf = (code) => start.roles[levelOf(code)];

/**
 * The page that a code of a product opens: a look means the same on every shelf, all others stand under those before.
 *
 * @param {string[]} prefix
 */
export const pageOf = (prefix) => (roleOf(prefix[prefix.length - 1]) === 'look' ? prefix.slice(-1) : prefix);
