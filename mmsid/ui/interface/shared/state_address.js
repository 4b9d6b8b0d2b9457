/* The visitor's state as the page's address writes it, and reads it again. Pure: what the shop has is passed in.

   An address names the build it was made with; what belongs to a build alone, such as codes, is not read in another. */

import { panelOf } from './panel_list.js';
import { pointedAt, readSections } from './section_list.js';

/** @typedef {import('../contract.d.ts').EditQuestion['edits'][0]} Edit */
/** @typedef {{ from: string, to: string, order: 'coarse' | 'fine' }} Walk */
/** @typedef {Record<string, string[]>} Filter names of facets, each with the values that are wanted */

/**
 * @typedef {object} State what the visitor looks at
 * @property {import('./panel_list.js').PanelName} panel that is open
 * @property {string[]} history item ids, oldest first
 * @property {number | null} shopper the example that they started from
 * @property {string | null} item the product that is looked at
 * @property {string | null} rival the product that it is compared with
 * @property {string} colour what the map is coloured by; empty for the first
 * @property {string} shape what is selected on the map, as `map_shape.js` writes it
 * @property {string[] | null} code the prefix that is looked at, such as ['a42', 'b1']
 * @property {Edit[]} edits what-if edits, in order
 * @property {string[] | null} composed codes that were chosen by hand; null as long as they follow what is looked at
 * @property {Walk | null} walk likewise
 * @property {number | null} testCase the test case that is looked at, from 0
 * @property {Filter} filter which test cases are shown
 * @property {string} sort by what they are sorted; a minus before it turns the order round
 * @property {import('./section_list.js').SectionName[]} open the sections that a story has opened
 * @property {string | null} lost id of a link's product that this shop does not have
 * @property {number} leftOut how many of a link's history it does not have
 * @property {boolean} gone whether one of them was a product that a visitor had added to their own shop
 * @property {boolean} foreign whether the link was made with another build
 */

/**
 * @typedef {object} Shop what an address is read against
 * @property {(id: string | null | undefined) => boolean} has whether it has a product
 * @property {{ history: string[] }[]} shoppers
 * @property {number} maxHistory products
 * @property {string} fingerprint of the build
 * @property {import('./panel_list.js').PanelName} firstPanel that is open where the address names none
 */

const VERSION = '1';
const NAMES = [
  'v',
  'build',
  'panel',
  'history',
  'shopper',
  'item',
  'rival',
  'colour',
  'shape',
  'code',
  'edits',
  'compose',
  'walk',
  'case',
  'filter',
  'sort',
  'open',
];

/** @param {string[]} ids */
const writeIds = (ids) => ids.map(encodeURIComponent).join(' ');

/** @param {string} written */
function readIds(written) {
  try {
    return written.split(' ').filter(Boolean).map(decodeURIComponent);
  } catch {
    return []; // a link that was cut off
  }
}

/**
 * @param {string | null} written
 * @returns {Edit[]}
 */
function readEdits(written) {
  try {
    const edits = JSON.parse(written ?? '[]');
    return Array.isArray(edits) ? edits : [];
  } catch {
    return []; // a link that was cut off: the history alone is shown
  }
}

/**
 * @param {string | null} written
 * @returns {Filter}
 */
function readFilter(written) {
  try {
    const parts = (written ?? '').split(';').map((part) => part.split('|').map(decodeURIComponent));
    return Object.fromEntries(parts.flatMap(([name, ...values]) => (name && values.length ? [[name, values]] : [])));
  } catch {
    return {}; // a link that was cut off
  }
}

/** @param {Filter} filter */
const writeFilter = (filter) =>
  Object.entries(filter)
    .map(([name, values]) => [name, ...values].map((text) => text.replace(/[%|;]/g, encodeURIComponent)).join('|'))
    .join(';');

/** @param {string | null} written */
const readNumber = (written) => (/^[1-9][0-9]{0,8}$/.test(written ?? '') ? Number(written) - 1 : null);

/**
 * Whether the history is, product by product, that of the example it started from.
 *
 * @param {Pick<State, 'history' | 'shopper'>} state
 * @param {{ history: string[] }[]} shoppers
 */
export const isExample = ({ history, shopper }, shoppers) =>
  shopper !== null && history.join('\n') === shoppers[shopper].history.join('\n');

/**
 * @param {URLSearchParams} query
 * @param {Shop} shop
 * @returns {State}
 */
export function readAddress(query, shop) {
  const read = readParts(query, shop);
  return { ...read, open: [...new Set([...readSections(query.get('open') ?? ''), ...pointedAt(read)])] };
}

/**
 * @param {URLSearchParams} query
 * @param {Shop} shop
 * @returns {Omit<State, 'open'>}
 */
function readParts(query, shop) {
  const rest = { panel: panelOf(query.get('panel'), shop.firstPanel).name, ...readLooked(query, shop) };
  const named = query.get('history');
  if (named !== null) {
    const ids = readIds(named);
    const history = ids.filter(shop.has).slice(-shop.maxHistory);
    const gone = rest.gone || ids.some((id) => isGone(id, shop));
    const started = Number(query.get('shopper')) - 1; // the example that it was before it was edited
    return {
      ...rest,
      history,
      shopper: shop.shoppers[started] ? started : null,
      leftOut: ids.length - history.length,
      gone,
    };
  }
  const asked = Number(query.get('shopper') ?? 1) - 1;
  const shopper = shop.shoppers[asked] ? asked : shop.shoppers.length ? 0 : null;
  const history = shopper === null ? [] : [...shop.shoppers[shopper].history];
  return { ...rest, history, shopper, leftOut: 0 };
}

/**
 * Whether an id is that of a visitor's own product, which was in the page that they closed.
 *
 * @param {string} id
 * @param {Shop} shop
 */
const isGone = (id, shop) => /^new-[0-9a-f]{8}$/.test(id) && !shop.has(id);

/**
 * How a link looks at it.
 *
 * @param {URLSearchParams} query
 * @param {Shop} shop
 */
function readView(query, shop) {
  const [rival, colour, shape] = ['rival', 'colour', 'shape'].map((name) => query.get(name) ?? '');
  return { rival: shop.has(rival) ? rival : null, colour, shape };
}

/**
 * What a link says beside the history.
 *
 * @param {URLSearchParams} query
 * @param {Shop} shop
 */
function readLooked(query, shop) {
  const build = query.get('build');
  const foreign = build !== null && !shop.fingerprint.startsWith(build);
  const isReadable = query.get('v') === VERSION && !foreign;
  /** @param {string} name */
  const codes = (name) => (isReadable && query.get(name)?.split('.')) || null;
  const [from, to, order] = readIds(query.get('walk') ?? '');
  /** @type {Walk | null} */
  const walk = shop.has(from) && shop.has(to) ? { from, to, order: order === 'coarse' ? order : 'fine' } : null;
  const item = query.get('item');
  const lost = item !== null && !shop.has(item) ? item : null;
  return {
    item: lost ? null : item,
    ...readView(query, shop),
    lost,
    gone: lost !== null && isGone(lost, shop),
    code: codes('code'),
    composed: codes('compose'),
    walk,
    edits: isReadable ? readEdits(query.get('edits')) : [],
    testCase: isReadable ? readNumber(query.get('case')) : null,
    filter: foreign ? {} : readFilter(query.get('filter')),
    sort: query.get('sort') ?? '',
    foreign,
  };
}

/**
 * @param {string} before the page's address
 * @param {State} state
 * @param {Shop} shop
 */
export function writeAddress(before, state, shop) {
  const address = new URL(before);
  const query = address.searchParams;
  for (const name of NAMES) query.delete(name);
  if (state.panel !== shop.firstPanel) query.set('panel', state.panel);
  const isWhole = isExample(state, shop.shoppers);
  if (!isWhole) query.set('history', writeIds(state.history));
  if (state.shopper !== null && (state.shopper || !isWhole)) query.set('shopper', String(state.shopper + 1));
  writeLooked(query, state);
  const isPointed = pointedAt(state);
  const opened = state.open.filter((name) => !isPointed.includes(name)); // what is pointed at opens by itself
  if (opened.length) query.set('open', opened.join(' '));
  const isFiltered = query.has('filter');
  if (state.item || state.code || state.composed || state.edits.length || state.testCase !== null || isFiltered) {
    query.set('v', VERSION);
    query.set('build', shop.fingerprint.slice(0, 8));
  }
  return address;
}

/**
 * @param {URLSearchParams} query
 * @param {State} state
 */
function writeLooked(query, state) {
  const { item, rival, colour, shape, code, edits, composed, walk, testCase, filter, sort } = state;
  /** @type {[string, string | null | false | undefined][]} */
  const all = [
    ['item', item],
    ['rival', rival],
    ['colour', colour],
    ['shape', shape],
    ['code', code?.join('.')],
    ['edits', edits.length > 0 && JSON.stringify(edits)],
    ['compose', composed?.join('.')],
    ['walk', walk && writeIds([walk.from, walk.to, walk.order])],
    ['case', testCase !== null && String(testCase + 1)],
    ['filter', Object.keys(filter).length > 0 && writeFilter(filter)],
    ['sort', sort],
  ];
  for (const [name, written] of all) if (written) query.set(name, written);
}
