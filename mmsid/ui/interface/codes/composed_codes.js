/* What becomes of composed codes when one of them is chosen anew. Pure, no DOM. */

/** @typedef {import('../shared/codebook_index.js').Codebook} Codebook */

/**
 * The codes with another one at a level. A type belongs to one kind, so a new kind brings its largest type along; which
 * one a product is says nothing on another shelf or with another look, so that is left out there.
 *
 * @param {Pick<Codebook, 'roles' | 'next' | 'possible'>} codebook
 * @param {string[]} codes
 * @param {number} level
 * @param {string} code
 */
export function withCode({ roles, next, possible }, codes, level, code) {
  const changed = [...codes.slice(0, level), code, ...codes.slice(level + 1)];
  const firstOne = roles.indexOf('one');
  const kept = level < firstOne ? changed.slice(0, firstOne) : changed;
  const follows = possible([kept[0]]);
  if (level || kept.length < 2 || follows.includes(kept[1])) return kept;
  const [largest] = next([kept[0]]);
  const second = largest?.[1] ?? follows[0];
  return second === undefined ? [kept[0]] : [kept[0], second, ...kept.slice(2)];
}

/**
 * A random whole ID, code after code of those that can follow.
 *
 * @param {Pick<Codebook, 'roles' | 'possible'>} codebook
 */
export function randomCodes({ roles, possible }) {
  /** @type {string[]} */
  const codes = [];
  while (codes.length < roles.length) {
    const choices = possible(codes);
    if (!choices.length) return codes; // a kind without types
    codes.push(choices[Math.floor(Math.random() * choices.length)]);
  }
  return codes;
}
