/* The products and the example shoppers, as the page was built with them; what the visitor adds joins them. */

import { inTurns, itemsOf } from './catalogue_columns.js';
import { catalogue, start } from './start.js';

/** @typedef {import('./catalogue_columns.js').Item} Item */

/** @type {Item[]} */
export const items = catalogue ? itemsOf(catalogue) : [];

/** Products of the catalogue; those that the visitor added come behind them. */
export const known = items.length;

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
export const mixed = inTurns(items);
