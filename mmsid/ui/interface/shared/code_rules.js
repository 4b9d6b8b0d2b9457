/* Which codes can stand together. Pure, no DOM.

   Where the first two levels are a tree, a code of the second stands under one code of the first only; all others stand
   anywhere. */

import { codeName, codeNumber, isAlone, LETTERS } from './code_names.js';

/** @param {string} name */
export const levelIn = (name) => LETTERS.indexOf(name[0]);

/** @param {Pick<import('../contract.d.ts').CodebookData, 'codebook_sizes' | 'roles' | 'parents'>} data */
export function codeRules({ codebook_sizes: sizes, roles, parents }) {
  /** @param {string} name */
  const exists = (name) => /^[a-h]\d+$/.test(name) && codeNumber(name) < (sizes[levelIn(name)] ?? 0);
  /**
   * @param {string} name
   * @param {string | undefined} first code that stands before it
   */
  const isUnder = (name, first) =>
    !parents.length || levelIn(name) !== 1 || codeName(0, parents[codeNumber(name)]) === first;

  /**
   * Some codes as the page reads them: a code that has one parent stands under it.
   *
   * @param {string[]} codes
   */
  function whole(codes) {
    const isChild = isAlone(codes) && levelIn(codes[0]) === 1 && codeNumber(codes[0]) < parents.length;
    return isChild ? [codeName(0, parents[codeNumber(codes[0])]), ...codes] : codes;
  }

  return {
    sizes,
    roles,
    whole,
    /**
     * All codes that can follow some others, by number, whether or not a product has them.
     *
     * @param {string[]} prefix
     */
    possible: (prefix) =>
      Array.from({ length: sizes[prefix.length] ?? 0 }, (_, code) => codeName(prefix.length, code)).filter((name) =>
        isUnder(name, prefix[0]),
      ),
    /**
     * Whether the codebooks have such codes, whether or not a product has them; alone stands only what has a meaning.
     *
     * @param {string[]} codes
     */
    knows: (codes) =>
      codes.length > 0 &&
      codes.every(exists) &&
      (isAlone(codes)
        ? roles[levelIn(codes[0])] !== 'one' && whole(codes) === codes
        : codes.every((name, at) => levelIn(name) === at && isUnder(name, codes[0]))),
  };
}
