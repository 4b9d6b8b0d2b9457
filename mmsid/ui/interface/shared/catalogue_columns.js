/* The catalogue as it is fetched, a column for each thing that is said of a product, made into products. Pure, no DOM. */

/** @typedef {import('../contract.d.ts').CatalogueData} CatalogueData */

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {number} row
 * @property {string} title
 * @property {string} department
 * @property {string} type
 * @property {number | null} price
 * @property {string | null} picture its address
 * @property {string | null} [thumbnail] the same, for a tile
 * @property {boolean} [isGone] whether the visitor has taken it out of their shop again
 */

/**
 * @param {CatalogueData} columns
 * @returns {Item[]} in the order of their rows
 */
export function itemsOf({ shared, rests, titles, categories, category, prices, pictures, ...at }) {
  const kinds = categories.map((path) => ({
    department: path[0] || '',
    type: path.length > 1 ? path[path.length - 1] : '',
  }));
  let id = '';
  return rests.map((rest, row) => {
    id = id.slice(0, shared[row]) + rest;
    const picture = pictures[row];
    return {
      id,
      row,
      title: titles[row] || 'Untitled product',
      ...kinds[category[row]],
      price: prices[row],
      picture: picture === null ? null : at.pictures_at + picture,
      thumbnail: picture === null ? null : at.thumbnails_at + picture,
    };
  });
}

/**
 * Products with their types taking turns: the first of each type, then the second of each, and so on.
 *
 * @param {Item[]} items
 */
export function inTurns(items) {
  /** @type {Map<string, Item[]>} */
  const byType = new Map();
  for (const item of items) {
    const key = `${item.department}\n${item.type}`;
    const group = byType.get(key);
    if (group) group.push(item);
    else byType.set(key, [item]);
  }
  /** @type {Item[][]} */
  const turns = [];
  for (const group of byType.values()) {
    group.forEach((item, turn) => {
      turns[turn] ??= [];
      turns[turn].push(item);
    });
  }
  return turns.flat();
}
