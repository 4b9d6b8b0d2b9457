/* The codebook, indexed: which products have which prefix, and what a prefix means. Pure, no DOM. */

import { codeName, codeNumber, LETTERS } from './code_names.js';

/** @typedef {import('./start.js').Chip} Chip */

/** @typedef {[number, number]} Place on the map */

/**
 * @typedef {object} MapFile
 * @property {number[]} rows of the products that it shows: its dots
 * @property {Place[]} positions of the dots
 * @property {Place[]} landmarks codewords of the first codes
 * @property {number[] | null} events per product, in training histories
 * @property {number} neighbours_kept
 * @property {number} neighbours_by_chance
 * @property {string} method that drew it
 */

/** @typedef {{ name: string, value: string, target: string, reading: string, met: boolean | null }} Figure */

/**
 * @typedef {object} LevelHealth
 * @property {string} level its letter
 * @property {number} size codes that it has
 * @property {number} used
 * @property {number} used_before products were moved to free IDs
 * @property {number} dead
 * @property {number} perplexity
 * @property {number} perplexity_share of the size
 * @property {number} residual_share what is left of the embedding's length
 */

/** @typedef {{ figures: Figure[], levels: LevelHealth[] }} HealthFile */

/**
 * @typedef {object} CodebookFile
 * @property {number[]} sizes codes per level
 * @property {number[][]} codes of every product
 * @property {Record<string, [string, number, number]>} captions caption, share and count, by prefix as numbers
 * @property {MapFile} map
 * @property {HealthFile} health
 */

/** @typedef {{ id: string[], row: number }} Placed */

/** @param {CodebookFile} file */
export function codebookIndex({ sizes, codes, captions, map, health }) {
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
    /** @type {[string, number, number]} */
    const none = here ? ['new products', 1, here] : ['no product yet', 0, 0];
    const [caption, share, count] = captions[prefix.map(codeNumber).join(' ')] ?? none;
    return { code: prefix[prefix.length - 1], caption, share, count };
  }

  for (const [row, numbers] of codes.entries()) place({ id: numbers.map((code, level) => codeName(level, code)), row });
  return {
    sizes,
    map,
    health,
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
