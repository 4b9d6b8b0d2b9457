/* The products of the catalogue that fit, as tiles, a page at a time. */

import { added } from '../shared/added_items.js';
import { button, el } from '../shared/dom.js';
import { itemOf, mixed } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { roving } from '../shared/roving.js';
import { state } from '../shared/state.js';
import { catalogueTile } from './catalogue_tile.js';

/** @typedef {import('../shared/items.js').Item} Item */

const PAGE = 48; // products that are shown at once
const NONE = 'No product fits; loosen the search or the filters.';

/** @param {(item: Item) => boolean} fits whether the filters let a product pass */
export function catalogueGrid(fits) {
  /** @type {Item[] | null} */
  let ranking = null; // best first, or null where nothing is searched
  let how = '';
  let limit = PAGE;
  /** @type {Map<string, ReturnType<typeof catalogueTile>>} */
  const tiles = new Map();
  const count = el('span', { class: 'mm-count', 'aria-live': 'polite' });
  const grid = el('ul', { class: 'mm-grid' });
  roving(grid);
  const more = button('mm-more', '', () => {
    limit += PAGE;
    draw();
  });

  /** @param {Item} item */
  function tileOf(item) {
    const tile = tiles.get(item.id) ?? catalogueTile(item);
    tiles.set(item.id, tile);
    return tile;
  }

  function draw() {
    const all = ranking ?? [...added.ids.map(itemOf), ...mixed];
    const found = all.filter((item) => !item.isGone && fits(item));
    const visible = found.slice(0, limit).map(tileOf);
    for (const { mark } of visible) mark();
    grid.replaceChildren(...visible.map(({ node }) => node));
    more.hidden = found.length <= limit;
    more.textContent = `Show ${Math.min(PAGE, found.length - limit)} more`;
    count.textContent = found.length ? `${plural(found.length, 'product')}${how && `, ${how}`}` : NONE;
  }

  function drawFirst() {
    limit = PAGE;
    draw();
  }

  /**
   * @param {Item[] | null} ranked best first; null where nothing is searched
   * @param {string} [by] how they were found
   */
  function rank(ranked, by = '') {
    [ranking, how] = [ranked, by];
    drawFirst();
  }

  added.follow(draw);
  state.follow(() => {
    for (const { mark } of tiles.values()) mark();
  });
  return { nodes: [grid, more], count, rank, drawFirst };
}
