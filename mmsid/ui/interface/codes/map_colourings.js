/* The ways to colour the map. Each tells the values that products have, with their dots, the most frequent first. */

import { codeName, isAlone, LETTERS } from '../shared/code_names.js';
import { items } from '../shared/items.js';
import { LEVEL_WORDS, pageOf, roleOf } from '../shared/levels.js';
import { lookColour } from './look_colours.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {{ value: any, dots: number[], caption: string, code?: string, tint?: string | null }} Value tint: the colour that it is drawn in; null for one of the palette's */

/**
 * @typedef {object} Colouring
 * @property {string} key
 * @property {string} name
 * @property {string} story the same in plain words; empty where it means nothing without codes
 * @property {boolean} isOrdered whether its values are steps of one quantity
 * @property {string} unit
 * @property {Value[]} values read when they are first asked for
 */

const STEPS = 9; // of popularity, which grows by factors, so a step is half a power of ten: 1–3, 4–9, 10–31 …

/** @param {number} count */
const stepOf = (count) => (count ? Math.min(STEPS, 1 + Math.floor(2 * Math.log10(count) + 1e-9)) : 0);

/** @param {number} step */
function timesOf(step) {
  const edge = (/** @type {number} */ number) => Math.ceil(10 ** ((number - 1) / 2));
  if (step === 0) return { caption: 'none' };
  const to = step === STEPS ? ' or more' : `–${(edge(step + 1) - 1).toLocaleString('en')}`;
  return { caption: `${edge(step).toLocaleString('en')}${to}` };
}

/** @param {number} isCold */
const warmthOf = (isCold) => ({
  caption: isCold ? 'new: no shopper of the training looked at it' : 'seen in the training',
});

/**
 * @typedef {object} Reading how a colouring is read
 * @property {(row: number) => any} valueOfRow a product
 * @property {(value: any) => { caption: string, code?: string, tint?: string | null }} [caption] of a value; by default the value itself
 * @property {boolean} [isOrdered]
 * @property {string} [unit]
 * @property {string} [story] its name in plain words, where that is another
 */

/**
 * @param {Codebook} codebook
 * @returns {Colouring[]}
 */
export function mapColourings(codebook) {
  const { rows, events } = codebook.map;
  /**
   * @param {string} key
   * @param {string} name
   * @param {Reading} reading
   */
  const colouring = (key, name, reading) => colouringOf(rows, { key, name, ...reading });
  const hasAny = (/** @type {'department' | 'type'} */ name) => items.some((item) => item[name]);
  const tints = lookTints(codebook);
  /** @param {string} word of a level; a story goes by the catalogue's own words where it has them */
  const storyOf = (word) => {
    const isSaid = { kind: hasAny('department'), type: hasAny('type'), 'which one': true }[word] ?? false;
    return isSaid ? '' : word[0].toUpperCase() + word.slice(1);
  };
  const levels = codebook.sizes.map((_, level) =>
    colouring(`level-${level + 1}`, `Code ${LETTERS[level]}: ${LEVEL_WORDS[level]}`, {
      valueOfRow: (row) => pageOf(codebook.id(row).slice(0, level + 1)).join(' '),
      caption: (value) => ({
        code: value,
        caption: codebook.chip(value.split(' ')).caption,
        tint: tints.get(value) ?? null,
      }),
      story: storyOf(LEVEL_WORDS[level]),
    }),
  );
  const department = () =>
    colouring('department', 'Department', { valueOfRow: (row) => items[row].department || 'No department' });
  const type = () => colouring('type', 'Type', { valueOfRow: (row) => items[row].type || 'No type' });
  return [
    ...(hasAny('department') ? [department()] : []),
    ...levels,
    ...(hasAny('type') ? [type()] : []),
    ...(events ? eventColourings(events, colouring) : []),
  ];
}

/**
 * The colours that looks name, if all looks of products name one: else a hue of the palette could be taken for a name.
 *
 * @param {Codebook} codebook
 */
function lookTints(codebook) {
  const level = codebook.sizes.findIndex((_, place) => roleOf(LETTERS[place]) === 'look');
  const names = Array.from({ length: codebook.sizes[level] ?? 0 }, (_, code) => codeName(level, code));
  const there = names.filter((name) => codebook.below([name]).length);
  const tints = new Map(there.map((name) => [name, lookColour(codebook.chip([name]).caption)]));
  return [...tints.values()].every(Boolean) ? tints : new Map();
}

/**
 * @param {number[]} events per product, in training histories
 * @param {(key: string, name: string, reading: Reading) => Colouring} colouring
 */
function eventColourings(events, colouring) {
  const unit = 'Times in training histories';
  return [
    colouring('popularity', 'Popularity', {
      valueOfRow: (row) => stepOf(events[row]),
      caption: timesOf,
      isOrdered: true,
      unit,
    }),
    colouring('cold', 'Seen or new', {
      valueOfRow: (row) => Number(events[row] === 0),
      caption: warmthOf,
      isOrdered: true,
    }),
  ];
}

/**
 * @param {number[]} rows of the dots
 * @param {{ key: string, name: string } & Reading} reading
 * @returns {Colouring}
 */
function colouringOf(
  rows,
  { key, name, valueOfRow, caption = (value) => ({ caption: value }), isOrdered = false, unit = '', story = name },
) {
  /** @type {Value[] | null} */
  let values = null;
  function read() {
    /** @type {Map<any, number[]>} */
    const dots = new Map();
    rows.forEach((row, dot) => {
      const value = valueOfRow(row);
      const its = dots.get(value);
      if (its) its.push(dot);
      else dots.set(value, [dot]);
    });
    const found = [...dots].map(([value, its]) => ({ value, dots: its, ...caption(value) }));
    return found.sort((a, b) => (isOrdered ? a.value - b.value : b.dots.length - a.dots.length));
  }
  return {
    key,
    name,
    story,
    isOrdered,
    unit,
    get values() {
      values ??= read();
      return values;
    },
  };
}

/**
 * The value of a colouring by codes that a code belongs to; null where it has none.
 *
 * @param {string} key of the colouring
 * @param {string[]} code
 */
export function valueOfCode(key, code) {
  const depth = Number(key.match(/^level-(\d+)$/)?.[1] ?? Infinity);
  if (isAlone(code)) return code;
  return code.length >= depth ? pageOf(code.slice(0, depth)) : null;
}
