/* Texts that go no farther than they may. Pure, no DOM. */

/**
 * The beginning of a text, without halves of letters, which nobody can read.
 *
 * @param {string} text
 * @param {number} length in UTF-16
 */
export const cut = (text, length) => text.slice(0, length).replace(/\p{Surrogate}/gu, '');
