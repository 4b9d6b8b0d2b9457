/* The ways to colour the map. Each tells the values that products have, with their dots, the most frequent first. */

import { items } from '../shared/items.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {{ value: any, dots: number[], caption: string, code?: string }} Value */

/**
 * @typedef {object} Colouring
 * @property {string} key
 * @property {string} name
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

const warmthOf = (isCold) => ({
  caption: isCold ? 'new (cold): no shopper of the training looked at it' : 'seen (warm) in the training',
});

/**
 * @param {Codebook} codebook
 * @returns {Colouring[]}
 */
export function mapColourings(codebook) {
  const { rows, events } = codebook.map;

  function colouring(key, name, valueOf, { caption = (value) => ({ caption: value }), isOrdered = false, unit = '' } = {}) {
    /** @type {Value[] | null} */
    let values = null;
    const read = () => {
      const dots = new Map();
      rows.forEach((row, dot) => {
        const value = valueOf(row);
        if (!dots.has(value)) dots.set(value, []);
        dots.get(value).push(dot);
      });
      const found = [...dots].map(([value, its]) => ({ value, dots: its, ...caption(value) }));
      return found.sort((a, b) => (isOrdered ? a.value - b.value : b.dots.length - a.dots.length));
    };
    return {
      key,
      name,
      isOrdered,
      unit,
      get values() {
        values ??= read();
        return values;
      },
    };
  }

  const levels = codebook.sizes.map((_, level) => {
    const prefixOf = (row) => codebook.id(row).slice(0, level + 1).join(' ');
    const caption = (value) => ({ code: value, caption: codebook.chip(value.split(' ')).caption });
    return colouring(`level-${level + 1}`, `Level-${level + 1} code`, prefixOf, { caption });
  });
  const unit = 'Times in training histories';
  const known = (name) => items.some((item) => item[name]);
  return [
    known('department') && colouring('department', 'Department', (row) => items[row].department || 'No department'),
    ...levels,
    known('type') && colouring('type', 'Type', (row) => items[row].type || 'No type'),
    events &&
      colouring('popularity', 'Popularity', (row) => stepOf(events[row]), { caption: timesOf, isOrdered: true, unit }),
    events && colouring('cold', 'Seen or new', (row) => Number(events[row] === 0), { caption: warmthOf, isOrdered: true }),
  ].filter(Boolean);
}
