/* What lies over the map's dots: the tooltip, the ring around the product that is looked at, the visitor's own as stars. */

import { added } from '../shared/added_items.js';
import { codeName } from '../shared/code_names.js';
import { button, el } from '../shared/dom.js';
import { itemOf } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { readOnlyId } from '../shared/semantic_id.js';
import { state } from '../shared/state.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {import('../shared/items.js').Item} Item */
/** @typedef {import('./map_captions.js').Box} Box */
/** @typedef {import('./map_sight.js').MapSight} MapSight */
/** @typedef {import('./map_sight.js').Point} Point */

const GRID = 10_000; // the map's own places are whole numbers up to this one

/**
 * What is told about the product or the codeword that is pointed at, beside it and inside the stage.
 *
 * @param {Codebook} codebook
 * @param {MapSight} sight
 */
export function mapTip(codebook, sight) {
  const tip = el('div', { class: 'mm-map-tip', hidden: true });
  const pin = el('i', { class: 'mm-map-pin', 'aria-hidden': 'true' }); // seen while the tip is
  const within = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ room) =>
    Math.max(4, Math.min(at, room - size - 4));

  /**
   * @param {Point} place
   * @param {string} kind
   * @param {...Node} children
   */
  function tell(place, kind, ...children) {
    if (!sight.holds(place)) return;
    const [left, top] = sight.toPixels(place);
    tip.className = `mm-map-tip ${kind}`;
    tip.replaceChildren(...children);
    tip.hidden = false;
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const beside = within(left + 14 + width <= sight.width ? left + 14 : left - 14 - width, width, sight.width);
    pin.style.cssText = `left: ${left}px; top: ${top}px`;
    tip.style.cssText = `left: ${beside}px; top: ${within(top - height / 2, height, sight.height)}px`;
  }

  return {
    nodes: [tip, pin],
    get isShown() {
      return !tip.hidden;
    },
    hide() {
      tip.hidden = true;
    },
    /**
     * @param {Item} item
     * @param {Point} place
     */
    product(item, place) {
      const id = readOnlyId(codebook.itemChips(item.row));
      const words = el('div', {}, el('b', { text: item.title }), el('span', { text: item.type }), id);
      tell(place, 'is-product', picture(item, { eager: true }), words);
    },
    /** @param {number} code */
    landmark(code) {
      const prefix = [codeName(0, code)];
      const count = codebook.below(prefix).length;
      const have = count === 1 ? 'has' : 'have';
      const meaning = `The codeword itself; ${plural(count, 'product')} ${have} this first code.`;
      const id = readOnlyId([codebook.chip(prefix)]);
      tell(codebook.map.landmarks[code], 'is-landmark', id, el('span', { text: meaning }));
    },
  };
}

/**
 * The ring around the product that is looked at, with its title.
 *
 * @param {MapSight} sight
 */
export function mapRing(sight) {
  const LOW = 44; // pixels from the top within which there is no room for the title above
  const tag = el('span');
  const node = el('div', { class: 'mm-map-ring', hidden: true, 'aria-hidden': 'true' }, el('i'), tag);

  /**
   * @param {Item | null} item
   * @param {Point | null} place
   * @param {string | undefined} colour
   * @returns {Box[]} what it takes
   */
  function lay(item, place, colour) {
    node.hidden = !item || !place || !sight.holds(place);
    if (!item || !place || node.hidden) return [];
    const [left, top] = sight.toPixels(place);
    const isLow = top < LOW;
    node.style.cssText = `left: ${left}px; top: ${top}px; --mm-map-dot: ${colour}`;
    node.classList.toggle('is-low', isLow);
    tag.textContent = item.title;
    const half = tag.offsetWidth / 2;
    const shift = Math.max(half + 4 - left, 0) - Math.max(left + half + 4 - sight.width, 0);
    tag.style.translate = `calc(-50% + ${shift}px) 0`;
    return [[left + shift - half, top - (isLow ? 12 : 36), left + shift + half, top + (isLow ? 36 : 12)]];
  }

  return { node, lay };
}

/**
 * The products that this visitor added, as stars.
 *
 * @param {MapSight} sight
 */
export function mapStars(sight) {
  const HALF = 9; // pixels
  const node = el('div', { class: 'mm-map-new-items' });

  /**
   * @param {string} id
   * @returns {Point | null}
   */
  function placeOf(id) {
    const place = added.has(id) ? added.place(id) : null;
    return place && [place[0] * GRID, place[1] * GRID];
  }

  /**
   * @param {string} id
   * @param {Point} pixels
   */
  function star(id, [left, top]) {
    const title = `${itemOf(id).title}, yours; placed between its nearest products, so approximately`;
    const says = { style: `left:${left}px;top:${top}px`, title, 'aria-label': title, 'data-item': id };
    return button('', '★', () => state.change({ item: id }), says);
  }

  /** @returns {Box[]} what they take */
  function lay() {
    const pixels = added.ids.flatMap((id) => {
      const place = placeOf(id);
      return place && sight.holds(place) ? [{ id, at: sight.toPixels(place) }] : [];
    });
    node.replaceChildren(...pixels.map(({ id, at }) => star(id, at)));
    return pixels.map(({ at: [left, top] }) => [left - HALF, top - HALF, left + HALF, top + HALF]);
  }

  return { node, lay, placeOf };
}
