/* The codebook, indexed: which products have which prefix, and what a prefix means. Pure, no DOM. */

import { codeName, codeNumber, LETTERS } from './code_names.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */

/** @typedef {{ id: string[], row: number }} Placed */

/** @param {import('../contract.d.ts').CodebookData} data */
export function codebookIndex({ codebook_sizes: sizes, codes, captions, map, metrics }) {
  /** @type {string[][]} */
  const ids = [];
  /** @type {Map<string, number[]>} */
  const rowsBelow = new Map();

  /** @param {Placed} product */
  function place({ id, row }) {
    ids[row] = id;
    for (let depth = 0; depth <= id.length; depth += 1) {
      const key = id.slice(0, depth).join(' ');
      const rows = rowsBelow.get(key);
      if (rows) rows.push(row);
      else rowsBelow.set(key, [row]);
    }
  }

  /** @param {string[]} prefix */
  const below = (prefix) => rowsBelow.get(prefix.join(' ')) ?? [];

  /**
   * A prefix's last code with its caption.
   *
   * @param {string[]} prefix
   * @returns {Chip}
   */
  function chip(prefix) {
    const here = below(prefix).length;
    const none = here
      ? { text: 'new products', share: 1, count: here }
      : { text: 'no product yet', share: 0, count: 0 };
    const { text, share, count } = captions[prefix.map(codeNumber).join(' ')] ?? none;
    return { code: prefix[prefix.length - 1], caption: text, share, count };
  }

  for (const [row, numbers] of codes.entries()) place({ id: numbers.map((code, level) => codeName(level, code)), row });
  return {
    sizes,
    map,
    metrics,
    /**
     * The semantic ID of a product, as names.
     *
     * @param {number} row
     */
    id: (row) => ids[row],
    /** Rows of the products whose IDs begin with a prefix. */
    below,
    /**
     * The prefixes that are one code longer and have products, most products first.
     *
     * @param {string[]} prefix
     */
    next(prefix) {
      if (prefix.length >= sizes.length) return [];
      const found = new Set(below(prefix).map((row) => ids[row][prefix.length]));
      const longer = [...found].map((name) => [...prefix, name]);
      const number = (/** @type {string[]} */ codes) => codeNumber(codes[prefix.length]);
      return longer.sort((a, b) => below(b).length - below(a).length || number(a) - number(b));
    },
    chip,
    /**
     * All codes of a prefix with their captions.
     *
     * @param {string[]} prefix
     */
    chips: (prefix) => prefix.map((_, level) => chip(prefix.slice(0, level + 1))),
    /**
     * Whether the codebooks have such codes, whether or not a product has them.
     *
     * @param {string[]} prefix
     */
    knows: (prefix) =>
      prefix.length > 0 &&
      prefix.length <= sizes.length &&
      prefix.every((name, at) => new RegExp(`^${LETTERS[at]}\\d+$`).test(name) && codeNumber(name) < sizes[at]),
    /**
     * Whether a product's ID begins with a prefix.
     *
     * @param {number} row
     * @param {string[]} prefix
     */
    belongs: (row, prefix) => prefix.every((name, level) => ids[row]?.[level] === name),
    /**
     * Takes in what the visitor added, and forgets what they removed.
     *
     * @param {Placed[]} products
     */
    setAdded(products) {
      for (const [key, rows] of rowsBelow)
        rowsBelow.set(
          key,
          rows.filter((row) => row < codes.length),
        );
      for (const product of products) place(product);
    },
  };
}

/** @typedef {ReturnType<typeof codebookIndex>} Codebook */
