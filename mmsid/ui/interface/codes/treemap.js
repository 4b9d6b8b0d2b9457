/* The treemap of prefixes. A tile is a code, as large as it has products; opening it shows the codes that follow, down
   to the single products. The focused code decides what is open, so map, page and treemap go together. */

import { added } from '../shared/added_items.js';
import { captionBase, plainBaseOf } from '../shared/captions.js';
import { isAlone } from '../shared/code_names.js';
import { withCodebook } from '../shared/codebook.js';
import { bothWays, button, el, heard, redraw, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { reading } from '../shared/reading.js';
import { roving } from '../shared/roving.js';
import { announce } from '../shared/say.js';
import { state } from '../shared/state.js';
import { prefixLinks } from './prefix_links.js';
import { pictureGrid, spread, squarify, treemapHeight } from './treemap_layout.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {import('./treemap_layout.js').Box} Box */

const LABEL = 38; // pixels below a tile's pictures

/** @param {import('../shared/ask.js').Wire} wire */
export function mountTreemap({ element }) {
  const trail = el('nav', { class: 'mm-treemap-trail', 'aria-label': 'Open shelf' });
  const about = el('span', { class: 'mm-count' });
  const plane = el('ul', { class: 'mm-treemap' });
  const title = el('h2', { id: 'mm-treemap-title', text: 'The shelves' });
  within(element, '.mm-treemap-part').replaceChildren(el('div', { class: 'mm-heading' }, title, about), trail, plane);
  withCodebook((codebook) => drawTreemap(codebook, { trail, about, plane }));
}

/**
 * @param {Codebook} codebook
 * @param {{ trail: HTMLElement, about: HTMLElement, plane: HTMLElement }} parts
 */
function drawTreemap(codebook, { trail, about, plane }) {
  roving(plane);
  /** @type {string[] | null} */
  let open = null;
  let width = 0;

  function draw() {
    open = openedIn(codebook);
    width = plane.clientWidth;
    plane.style.height = `${treemapHeight(codebook.below(open).length, width)}px`;
    const [wide, high] = [width || 1, plane.clientHeight || 1];
    const prefixes = codebook.next(open);
    const boxes = squarify(
      prefixes.map((prefix) => codebook.below(prefix).length),
      wide,
      high,
    );
    const tiles = prefixes.map((prefix, place) => {
      const { w, h } = boxes[place];
      return treemapTile(codebook, prefix, boxes[place], [(w / 100) * width, (h / 100) * plane.clientHeight - LABEL]);
    });
    const hadFocus = plane.contains(document.activeElement);
    plane.replaceChildren(...tiles);
    redraw(trail, ...trailTo(codebook, open));
    if (hadFocus) plane.querySelector('button')?.focus({ preventScroll: true });
    about.replaceChildren(...aboutPlane(codebook, open));
  }

  state.follow(() => {
    if (state.panel !== 'codes') return;
    if (open === null || openedIn(codebook).join() !== open.join()) draw();
    markFocused(plane);
  });
  added.follow(() => open !== null && draw());
  new ResizeObserver(() => {
    if (plane.clientWidth && plane.clientWidth !== width) draw();
  }).observe(plane);
}

/**
 * What is open: the focused code, or what is around it where nothing follows it.
 *
 * @param {Codebook} codebook
 */
function openedIn(codebook) {
  const isOpen = state.code && !isAlone(state.code) && codebook.below(state.code).length > 0;
  const prefix = isOpen && state.code ? state.code : [];
  return codebook.next(prefix).length ? prefix : prefix.slice(0, -1);
}

/** @param {HTMLElement} plane */
function markFocused(plane) {
  for (const tile of plane.children) {
    const isFocused = state.code?.join(' ') === /** @type {HTMLElement} */ (tile).dataset.prefix;
    tile.classList.toggle('is-focused', isFocused);
    if (isFocused) tile.firstElementChild?.setAttribute('aria-current', 'true');
    else tile.firstElementChild?.removeAttribute('aria-current');
  }
}

/**
 * @param {Codebook} codebook
 * @param {string[]} prefix
 * @param {Box} box
 * @param {[number, number]} room for pictures, in pixels
 */
function treemapTile(codebook, prefix, { x, y, w, h }, room) {
  const chip = codebook.chip(prefix);
  const rows = codebook.below(prefix);
  const isProduct = prefix.length === codebook.sizes.length;
  const label = isProduct ? items[rows[0]].title : chip.caption;
  const says = isProduct ? label : `${label}: ${plural(rows.length, 'product')} here. ${captionBase(chip)}`;
  const exact = isProduct ? `, ${prefix.join(' ')}` : ` products here. ${prefix.join(' ')}: ${captionBase(chip)}`;
  const content = [
    tilePictures(rows, room),
    el(
      'span',
      { class: 'mm-treemap-tile-label' },
      el('code', { text: chip.code }),
      isProduct ? null : el('b', { text: rows.length.toLocaleString('en') }),
      el('span', { class: 'mm-treemap-tile-caption', text: label }),
    ),
    heard(...bothWays(isProduct ? '' : ` products here. ${plainBaseOf(chip, false)}`, exact)),
  ];
  const face = button('', content, () => focusOn(codebook, prefix, isProduct ? rows[0] : null), {
    title: `${prefix.join(' ')}. ${says}`,
  });
  const looks = {
    class: `mm-treemap-tile mm-level-${chip.code[0]}`,
    style: `left:${x}%;top:${y}%;width:${w}%;height:${h}%`,
    'data-prefix': prefix.join(' '),
  };
  return el('li', looks, face);
}

/**
 * @param {number[]} rows
 * @param {[number, number]} room
 */
function tilePictures(rows, [width, height]) {
  const grid = pictureGrid(rows.length, width, height);
  const some = spread(rows, grid.columns * grid.rows, (row) => Boolean(items[row].picture));
  const looks = {
    class: `mm-treemap-tile-pictures${grid.isOdd ? ' is-odd' : ''}`,
    style: `grid-template-columns:repeat(${grid.columns},1fr)`,
  };
  return el(
    'span',
    { ...looks, 'aria-hidden': 'true' },
    some.map((row) => picture(items[row])),
  );
}

/**
 * @param {Codebook} codebook
 * @param {string[]} prefix
 * @param {number | null} row of the one product that has it
 */
function focusOn(codebook, prefix, row) {
  state.change(row === null ? { code: prefix } : { code: prefix, item: items[row].id });
  const chip = codebook.chip(prefix);
  const name = reading.isStory ? '' : `${prefix.join(' ')}, `;
  announce(`${name}${chip.caption}: ${plural(codebook.below(prefix).length, 'product')}.`, 'shelves');
}

/**
 * @param {Codebook} codebook
 * @param {string[]} open
 */
function trailTo(codebook, open) {
  const all = button('mm-quiet', [open.length ? icon('left') : null, 'All shelves'], () =>
    state.change({ code: null }),
  );
  return open.length ? [all, prefixLinks(codebook, open)] : [all];
}

/**
 * @param {Codebook} codebook
 * @param {string[]} open
 */
function aboutPlane(codebook, open) {
  const kinds = codebook.next(open).length;
  if (!open.length) return [`${plural(kinds, LEVEL_WORDS[0])}, a tile each, as large as it has products`];
  const where = bothWays('here', `under ${open.join(' ')}`);
  const word = LEVEL_WORDS[open.length];
  const count = `${plural(codebook.below(open).length, 'product')} `;
  return [count, ...where, word === 'which one' ? '' : `, ${plural(kinds, word)}`];
}
