/* The products that this visitor added to their shop. They live in this page alone: every question carries them to the
   server, which keeps none, and they are gone when the page is closed. */

import { followers } from './followers.js';
import { itemOf, items, itemsById } from './items.js';
import { state } from './state.js';

/**
 * @typedef {object} AddedItem
 * @property {import('../contract.d.ts').PackedItem} packed as the server packed it
 * @property {import('../contract.d.ts').Chip[]} chips its semantic ID, captioned
 * @property {[number, number]} place where it lies on the map, each from 0 to 1
 */

export const added = (() => {
  /** @type {Map<string, AddedItem>} */
  const products = new Map();
  const { tell, follow } = followers();
  let boost = 1;

  window.addEventListener('beforeunload', (event) => {
    if (products.size) event.preventDefault(); // the browser asks whether they may be lost
  });

  /** @param {string} id */
  function product(id) {
    const found = products.get(id);
    if (!found) throw new Error(`Expected a product that was added, but got ${id}.`);
    return found;
  }

  return {
    /** Item ids, oldest first. */
    get ids() {
      return [...products.keys()];
    },
    /** @param {string | null} id */
    has: (id) => id !== null && products.has(id),
    /** What the server needs to see the same shop. */
    packed: () => [...products.values()].map(({ packed }) => packed),
    /** @param {string} id */
    codes: (id) => product(id).chips.map(({ code }) => code),
    /** @param {string} id */
    chips: (id) => product(id).chips,
    /** @param {string} id */
    place: (id) => product(id).place,
    /** How much they are recommended, in multiples of what other new items are. */
    get boost() {
      return boost;
    },
    /** @param {number} value */
    setBoost(value) {
      boost = value;
      tell();
    },
    /**
     * Puts a product into this visitor's shop; from here on it is a product like any other.
     *
     * @param {{ item_id: string, title: string, picture: string | null }} item
     * @param {AddedItem} product
     */
    add({ item_id: id, title, picture }, product) {
      const row = items.length; // of its own, so that those that come later keep theirs when it goes
      const known = { id, row, title, department: '', type: 'New', price: null, picture };
      items.push(known);
      itemsById.set(id, known);
      products.set(id, product);
      tell();
    },
    /**
     * Takes it out again. What still shows it, such as the last answer, may go on doing so until the next one.
     *
     * @param {string} id
     */
    remove(id) {
      products.delete(id);
      itemOf(id).isGone = true;
      if (state.history.includes(id)) state.change({ history: state.history.filter((other) => other !== id) });
      if (state.item === id) state.change({ item: null });
      tell();
    },
    follow,
  };
})();
