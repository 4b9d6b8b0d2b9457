/* Codes as lines of a list: each beside pictures of its products, as a button that opens its page. */

import { button, el } from '../shared/dom.js';
import { items } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { state } from '../shared/state.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {import('../contract.d.ts').Chip} Chip */

/** @param {HTMLElement[]} lines */
export const codeLines = (lines) => el('ul', { class: 'mm-code-lines' }, lines);

/**
 * @param {Codebook} codebook
 * @param {string[]} prefix
 */
const linePictures = (codebook, prefix) =>
  el(
    'span',
    { class: 'mm-code-line-pictures', 'aria-hidden': 'true' },
    codebook
      .below(prefix)
      .slice(0, 3)
      .map((row) => picture(items[row])),
  );

/**
 * A code beside pictures of its products, as a button that opens its page.
 *
 * @param {Codebook} codebook
 * @param {string[]} prefix
 * @param {Chip} chip
 * @param {number | null} [distance] of its codeword
 */
export function codeLine(codebook, prefix, chip, distance = null) {
  const here = codebook.below(prefix).length;
  const count = here ? plural(here, 'product') : 'no product here';
  const far = distance !== null && el('span', { class: 'mm-analyst', text: `, distance ${distance.toFixed(2)}` });
  const content = [
    el('code', { text: chip.code }),
    el(
      'span',
      { class: 'mm-code-line-text' },
      el('span', { text: chip.caption, title: chip.caption }),
      el('small', {}, count, far),
    ),
    linePictures(codebook, prefix),
  ];
  const open = () => state.change({ code: prefix });
  return el('li', {}, button(`mm-code-line mm-level-${chip.code[0]}`, content, open));
}

/**
 * A shelf on which a code stands, with its products there.
 *
 * @param {Codebook} codebook
 * @param {import('../contract.d.ts').CodeElsewhere} use
 */
export function shelfLine(codebook, { prefix, codes, count }) {
  const shelf = codes.slice(0, -1);
  const caption = shelf.map((chip) => chip.caption).join(' › ');
  const content = [
    el('code', { text: shelf.map(({ code }) => code).join(' ') }),
    el(
      'span',
      { class: 'mm-code-line-text' },
      el('span', { text: caption, title: caption }),
      el('small', { text: plural(count, 'product') }),
    ),
    linePictures(codebook, prefix),
  ];
  const looks = `mm-code-line mm-level-${shelf[shelf.length - 1].code[0]}`;
  return el(
    'li',
    {},
    button(looks, content, () => state.change({ code: prefix })),
  );
}
