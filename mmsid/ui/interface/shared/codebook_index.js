/* The codebook, indexed: which products have which codes, and what a code means. Pure, no DOM.

   A list of codes is a prefix from the first level on, or one finer code alone, which then stands for itself on every
   shelf. */

import { codeName, codeNumber, isAlone } from './code_names.js';
import { codeRules, levelIn } from './code_rules.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */
/** @typedef {import('../contract.d.ts').CodebookData} CodebookData */
/** @typedef {(codes: string[]) => number[]} Below */

/** @typedef {{ id: string[], row: number, chips?: Chip[] }} Placed a product; one that a visitor added brings its chips */

const NOBODYS = { text: 'no product yet', share: 0, count: 0 };

/** @param {CodebookData} data */
export function codebookIndex(data) {
  const { codebook_sizes: sizes, codes, map, metrics } = data;
  /** @type {string[][]} */
  const ids = [];
  /** @type {Map<string, number[]>} */
  const rowsBelow = new Map();
  /** @type {Map<number, Chip[]>} */
  const addedChips = new Map();
  /** @type {Set<string>} */
  const addedKeys = new Set(); // below which there is what the visitor added

  /** @param {Placed} product */
  function place({ id, row, chips }) {
    ids[row] = id;
    if (chips) addedChips.set(row, chips);
    let prefix = '';
    add('', row);
    for (const [level, code] of id.entries()) {
      prefix = level ? `${prefix} ${code}` : code;
      add(prefix, row);
      if (level) add(code, row);
    }
  }

  /**
   * @param {string} key
   * @param {number} row
   */
  function add(key, row) {
    const rows = rowsBelow.get(key);
    if (rows) rows.push(row);
    else rowsBelow.set(key, [row]);
    if (row >= codes.length) addedKeys.add(key);
  }

  /** @type {Below} */
  const below = (prefix) => rowsBelow.get(prefix.join(' ')) ?? [];
  const { chip, itemChips } = captioned(data, { ids, below, addedChips });

  const names = sizes.map((size, level) => Array.from({ length: size }, (_, code) => codeName(level, code)));
  for (const [row, numbers] of codes.entries()) place({ id: numbers.map((code, level) => names[level][code]), row });
  return {
    ...codeRules(data),
    map,
    metrics,
    /**
     * The semantic ID of a product, as names.
     *
     * @param {number} row
     */
    id: (row) => ids[row],
    /** Rows of the products whose IDs begin with a prefix, or have a code that stands alone. */
    below,
    /**
     * The prefixes that are one code longer and have products, most products first.
     *
     * @param {string[]} prefix
     */
    next(prefix) {
      if (prefix.length >= sizes.length || isAlone(prefix)) return [];
      const found = new Set(below(prefix).map((row) => ids[row][prefix.length]));
      const longer = [...found].map((name) => [...prefix, name]);
      const number = (/** @type {string[]} */ one) => codeNumber(one[prefix.length]);
      return longer.sort((a, b) => below(b).length - below(a).length || number(a) - number(b));
    },
    chip,
    itemChips,
    /**
     * All codes of a prefix with their captions.
     *
     * @param {string[]} prefix
     */
    chips: (prefix) => prefix.map((_, level) => chip(prefix.slice(0, level + 1))),
    /**
     * Whether a product has all of some codes.
     *
     * @param {number} row
     * @param {string[]} prefix
     */
    belongs: (row, prefix) => prefix.every((name) => ids[row]?.[levelIn(name)] === name),
    /**
     * Takes in what the visitor added, and forgets what they removed.
     *
     * @param {Placed[]} products
     */
    setAdded(products) {
      addedChips.clear();
      for (const key of addedKeys) {
        const rows = below([key]);
        rowsBelow.set(
          key,
          rows.filter((row) => row < codes.length),
        );
      }
      addedKeys.clear();
      for (const product of products) place(product);
    },
  };
}

/**
 * What is said of codes, as such and on a product.
 *
 * @param {CodebookData} data
 * @param {{ ids: string[][], below: Below, addedChips: Map<number, Chip[]> }} products
 */
function captioned({ codebook_sizes: sizes, captions, which, untrue, unchecked }, { ids, below, addedChips }) {
  const finest = sizes.length - 1;

  /**
   * The last of some codes with its caption, which is the same wherever the code stands; only at the finest level it is
   * that of the one product that has this ID.
   *
   * @param {string[]} prefix
   * @returns {Chip}
   */
  function chip(prefix) {
    const code = prefix[prefix.length - 1];
    const level = levelIn(code);
    const here = below(level === finest ? prefix : [code]); // with what the visitor added
    if (level === finest && here.length) return { ...itemChips(here[0])[finest], holds: null };
    const { text, share, count } = captions[level]?.[codeNumber(code)] ?? NOBODYS;
    const isNew = count === 0 && here.length > 0;
    const caption = isNew ? 'new products' : text;
    return { code, caption, share: isNew ? 1 : share, count: Math.max(count, here.length), holds: null };
  }

  /**
   * All codes of a product, with what is said of them there.
   *
   * @param {number} row
   * @returns {Chip[]}
   */
  function itemChips(row) {
    const own = addedChips.get(row);
    if (own) return own;
    const told = ids[row].slice(0, finest).map((code, level) => ({
      ...chip([code]),
      holds: unchecked[row].includes(level) ? null : !untrue[row].includes(level),
    }));
    return [...told, { code: ids[row][finest], caption: which[row], share: 1, count: 1, holds: true }];
  }

  return { chip, itemChips };
}

/** @typedef {ReturnType<typeof codebookIndex>} Codebook */
