/* Orders of test cases, and which of them a filter leaves. Pure, no DOM. */

/** @typedef {import('../contract.d.ts').ErrorsData} ErrorsData */
/** @typedef {import('./facets.js').Facet} Facet */
/** @typedef {import('../shared/state_address.js').Filter} Filter */

/** What cases can be sorted by, with the words of a menu: ascending, descending. */
export const ORDERS = {
  case: ['Case, first to last', 'Case, last to first'],
  history: ['Shortest histories first', 'Longest histories first'],
  rank: ['Best ranks first', 'Worst ranks first'],
  oracle: ['What the best guess finds easiest', 'What the best guess finds hardest'],
  sasrec: ['Best ranks of SASRec first', 'Worst ranks of SASRec first'],
  near: ['Near misses first', 'Howlers first'],
};

/** @typedef {keyof typeof ORDERS} Order */

/**
 * The key of an order and whether it is turned round; an unknown one is that of the file.
 *
 * @param {string} written
 * @returns {{ order: Order, isDown: boolean }}
 */
export function readOrder(written) {
  const isDown = written.startsWith('-');
  const order = isDown ? written.slice(1) : written;
  return Object.hasOwn(ORDERS, order)
    ? { order: /** @type {Order} */ (order), isDown }
    : { order: 'case', isDown: false };
}

/**
 * How near the first answer is to what came next: of the same type, then of the same department, then by the pictures;
 * null where one of them has no picture.
 *
 * @param {ErrorsData['cases']} cases
 * @param {number} place
 */
export function nearness({ same, likeness }, place) {
  const alike = likeness[place];
  return alike === null ? null : 2 * Math.max(0, same[place]) + alike / 2;
}

/**
 * Places of the cases that a filter leaves.
 *
 * @param {number} count of all cases
 * @param {Filter} filter
 * @param {(name: string) => Facet | undefined} facet
 */
export function filtered(count, filter, facet) {
  const tests = Object.entries(filter).flatMap(([name, values]) => {
    const found = facet(name);
    if (!found) return []; // of a link to what this page does not have, such as another build's file
    const wanted = new Set(values.map((value) => found.values.indexOf(value)).filter((value) => value >= 0));
    const isWanted = (/** @type {number} */ value) => wanted.has(value);
    return [
      (/** @type {number} */ place) => isWanted(found.of[place]) || (found.also?.get(place)?.some(isWanted) ?? false),
    ];
  });
  const places = [];
  for (let place = 0; place < count; place += 1) if (tests.every((test) => test(place))) places.push(place);
  return places;
}

/** @param {number | null} value */
const negative = (value) => (value === null ? null : -value);

/**
 * The places in an order; what has no value stands last, whichever way round.
 *
 * @param {ErrorsData} data
 * @param {number[]} places
 * @param {string} written
 */
export function sorted({ models, cases }, places, written) {
  const { order, isDown } = readOrder(written);
  const ranks = (/** @type {string} */ name) => models.find((one) => one.name === name)?.ranks ?? [];
  /** @type {Record<Order, (place: number) => number | null | undefined>} */
  const keys = {
    case: (place) => place,
    history: (place) => cases.history[place].length,
    rank: (place) => models[0].ranks[place],
    oracle: (place) => ranks('oracle')[place],
    sasrec: (place) => ranks('sasrec')[place],
    near: (place) => negative(nearness(cases, place)),
  };
  const key = keys[order];
  const sign = isDown ? -1 : 1;
  const value = new Map(places.map((place) => [place, key(place) ?? null]));
  return [...places].sort((a, b) => {
    const [x, y] = [value.get(a) ?? null, value.get(b) ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return sign * (x - y) || a - b;
  });
}

/**
 * A filter with a value of a facet put in or taken out.
 *
 * @param {Filter} filter
 * @param {string} name
 * @param {string} value
 * @returns {Filter}
 */
export function toggled(filter, name, value) {
  const before = wantedOf(filter, name);
  const values = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const { [name]: _, ...rest } = filter;
  return values.length ? { ...rest, [name]: values } : rest;
}

/**
 * The values of a facet that a filter wants.
 *
 * @param {Filter} filter
 * @param {string} name
 */
const wantedOf = (filter, name) => (Object.hasOwn(filter, name) ? filter[name] : []);

/**
 * Whether a filter wants a value of a facet.
 *
 * @param {Filter} filter
 * @param {string} name
 * @param {string} value
 */
export const wants = (filter, name, value) => wantedOf(filter, name).includes(value);
