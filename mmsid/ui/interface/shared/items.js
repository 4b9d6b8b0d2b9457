/* The products and the example shoppers, as the page was built with them; what the visitor adds joins them. */

import { start } from './start.js';

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {number} row
 * @property {string} title
 * @property {string} department
 * @property {string} type
 * @property {number | null} price
 * @property {string | null} picture its address
 * @property {boolean} [isGone] whether the visitor has taken it out of their shop again
 */

/** @type {Item[]} */
export const items = start.items.map(({ item_id: id, title, category, price, picture }, row) => ({
  id,
  row,
  title: title || 'Untitled product',
  department: category[0] || '',
  type: category.length > 1 ? category[category.length - 1] : '',
  price,
  picture,
}));

/** @type {Map<string | null | undefined, Item>} */
export const itemsById = new Map(items.map((item) => [item.id, item]));
export const { shoppers } = start;

/**
 * A product that is known to be there, such as one that the server has just named.
 *
 * @param {string} id
 */
export function itemOf(id) {
  const item = itemsById.get(id);
  if (!item) throw new Error(`Expected a product of this shop, but got ${id}.`);
  return item;
}

/** @param {Item} item */
export const priceOf = ({ price }) => (price === null ? '' : `${start.currency}${price.toFixed(2)}`);

/** The products with their types taking turns, so that a first look meets all of them. */
export const mixed = (() => {
  /** @type {Map<string, Item[]>} */
  const byType = new Map();
  for (const item of items) {
    const key = `${item.department}\n${item.type}`;
    byType.set(key, [...(byType.get(key) ?? []), item]);
  }
  const groups = [...byType.values()];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  const turns = Array.from({ length: longest }, (_, turn) => groups.map((group) => group[turn]));
  return turns.flat().filter(Boolean);
})();
