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
  const names = sizes.map((size, level) => Array.from({ length: size }, (_, code) => codeName(level, code)));
  const known = codes[0]?.length ?? 0;
  /** @type {Map<number, Placed>} */
  const placed = new Map(); // all that the visitor ever added, for what still shows what they removed
  /** @type {Placed[]} */
  let added = [];
  const { below: belowKnown } = shelves(codes, names);

  /** @param {number} row */
  const id = (row) => (row < known ? codes.map((column, level) => names[level][column[row]]) : placed.get(row)?.id);

  /** @type {Below} */
  function below(prefix) {
    const rows = belowKnown(prefix);
    const own = added.filter((product) => has(product.id, prefix)).map(({ row }) => row);
    return own.length ? [...rows, ...own] : rows;
  }

  const idOf = (/** @type {number} */ row) => id(row) ?? [];
  const chipsOf = (/** @type {number} */ row) => placed.get(row)?.chips;
  const { chip, itemChips } = captioned(data, { idOf, below, chipsOf });

  return {
    ...codeRules(data),
    map,
    metrics,
    /**
     * The semantic ID of a product, as names.
     *
     * @param {number} row
     */
    id: idOf,
    /** Rows of the products whose IDs begin with a prefix, or have a code that stands alone. */
    below,
    /**
     * The prefixes that are one code longer and have products, most products first.
     *
     * @param {string[]} prefix
     */
    next(prefix) {
      const level = prefix.length;
      if (level >= sizes.length || isAlone(prefix)) return [];
      const longer = names[level].map((name) => ({ codes: [...prefix, name], count: below([...prefix, name]).length }));
      return longer
        .filter(({ count }) => count)
        .sort((one, other) => other.count - one.count) // those of one size stay in the order of their numbers
        .map((one) => one.codes);
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
    belongs: (row, prefix) => has(idOf(row), prefix),
    /**
     * Takes in what the visitor added, and forgets what they removed.
     *
     * @param {Placed[]} products
     */
    setAdded(products) {
      added = products;
      for (const product of products) placed.set(product.row, product);
    },
  };
}

/**
 * Whether an ID has all of some codes.
 *
 * @param {string[]} id
 * @param {string[]} codes
 */
const has = (id, codes) => codes.every((name) => id[levelIn(name)] === name);

/**
 * Which products of the catalogue are below which codes: parted one level at a time, and only where somebody looks.
 *
 * @param {number[][]} codes per level, of every product
 * @param {string[][]} names per level
 */
function shelves(codes, names) {
  const all = Array.from({ length: codes[0]?.length ?? 0 }, (_, row) => row);
  /** @type {Map<string, number[]>} */
  const rowsBelow = new Map([['', all]]);
  const parted = new Set();

  /**
   * @param {string} shelf what is parted by the codes of a level
   * @param {number} level
   * @param {string} start of the longer keys
   */
  function part(shelf, level, start) {
    const column = codes[level];
    if (!column || parted.has(`${shelf}/${level}`)) return; // a link may name levels that there are not
    parted.add(`${shelf}/${level}`);
    for (const row of rowsBelow.get(shelf) ?? []) {
      const key = start + names[level][column[row]];
      const rows = rowsBelow.get(key);
      if (rows) rows.push(row);
      else rowsBelow.set(key, [row]);
    }
  }

  /** @type {Below} */
  function below(prefix) {
    if (isAlone(prefix)) part('', levelIn(prefix[0]), '');
    else
      for (const level of prefix.keys()) part(prefix.slice(0, level).join(' '), level, startOf(prefix.slice(0, level)));
    return rowsBelow.get(prefix.join(' ')) ?? [];
  }
  return { below };
}

/** @param {string[]} prefix */
const startOf = (prefix) => (prefix.length ? `${prefix.join(' ')} ` : '');

/**
 * What is said of codes, as such and on a product.
 *
 * @param {CodebookData} data
 * @param {{ idOf: (row: number) => string[], below: Below, chipsOf: (row: number) => Chip[] | undefined }} products
 */
function captioned({ codebook_sizes: sizes, captions, which, untrue, unchecked }, { idOf, below, chipsOf }) {
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
    const own = chipsOf(row);
    if (own) return own;
    const id = idOf(row);
    const told = id.slice(0, finest).map((code, level) => ({
      ...chip([code]),
      holds: isIn(unchecked[row], level) ? null : !isIn(untrue[row], level),
    }));
    return [...told, { code: id[finest], caption: which[row], share: 1, count: 1, holds: true }];
  }

  return { chip, itemChips };
}

/**
 * Whether a level is among some, which are the bits of a number.
 *
 * @param {number} levels
 * @param {number} level
 */
const isIn = (levels, level) => ((levels >> level) & 1) === 1;

/** @typedef {ReturnType<typeof codebookIndex>} Codebook */
