/* The catalogue: search that blends words and CLIP, filters by department and type, and tiles that fill the history. */

import { added } from '../shared/added_items.js';
import { asksInPlace, isLive } from '../shared/ask.js';
import { el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf, items, itemsById, known, mixed } from '../shared/items.js';
import { priceWish } from '../shared/price_words.js';
import { sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { withWords } from '../shared/word_search.js';
import { catalogueFilters } from './catalogue_filters.js';
import { catalogueGrid } from './catalogue_grid.js';

const [MANY, FEW] = [48, 24]; // of a ranking, where some products have the words, and where none has
const hasPrices = items.some(({ price }) => price !== null);
const TYPING = 180; // milliseconds after the last letter until it is searched

/** @typedef {import('../shared/items.js').Item} Item */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCatalogue(wire) {
  const section = within(wire.element, '.mm-catalogue');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  let wish = priceWish('');
  const field = searchField(typed);
  const { node: told, say } = sentence();
  const filters = catalogueFilters(() => {
    grid.drawFirst();
    if (field.value.trim()) typed(); // the best of what is chosen now
  });
  const grid = catalogueGrid(filters.fits);
  const title = el('h2', { id: 'mm-catalogue-title', text: 'Catalogue' });
  const search = el('label', { class: 'mm-search' }, icon('search'), field);
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, title, grid.count),
    el('div', { class: 'mm-tools', role: 'search' }, search, filters.types),
    ...filters.departments,
    told,
    ...grid.nodes,
    colophon(),
  );

  const model = asksInPlace(
    { section, say },
    [wire, 'search'],
    ({ rows }) => {
      const { items: found, how } = searched(rows.flatMap(itemAt), wish.words);
      grid.rank(
        found.filter(({ price }) => wish.fits(price)),
        how,
      );
    },
    (error) => {
      say(error);
      rankByWords();
    },
  );

  function rankByWords() {
    const found = withWords(items, wish.words);
    grid.rank(
      found.filter(({ price }) => wish.fits(price)),
      'by words alone',
    );
  }

  function typed() {
    clearTimeout(waiting);
    wish = hasPrices ? priceWish(field.value) : { ...priceWish(''), words: field.value.trim() };
    const { words, says } = wish;
    if (!words) {
      model.forget();
      const all = [...added.ids.map(itemOf), ...mixed];
      grid.rank(says ? all.filter(({ price }) => wish.fits(price)) : null, says);
      return;
    }
    model.pause();
    waiting = setTimeout(() => model.ask({ text: words, ...filters.chosen() }), TYPING);
    if (!isLive()) rankByWords(); // until the model is there
  }
}

/**
 * The product of a row as the server counts: what the visitor added comes after the catalogue, in order.
 *
 * @param {number} row
 * @returns {Item | []} none where it was removed meanwhile
 */
function itemAt(row) {
  return (row >= known ? itemsById.get(added.ids[row - known]) : items[row]) ?? [];
}

/**
 * What is worth showing of a ranking of the whole shop: the best, and whatever has all the words.
 *
 * @param {Item[]} ranked by words and meaning
 * @param {string} words
 */
function searched(ranked, words) {
  const named = new Set(withWords(items, words));
  const isNamed = (/** @type {Item} */ item) => named.has(item);
  if (!ranked.some(isNamed))
    return { items: ranked.slice(0, FEW), how: 'the nearest in meaning: none has all these words, best match first' };
  const shown = ranked.filter((item, place) => place < MANY || isNamed(item));
  return { items: [...new Set([...shown, ...named])], how: 'best match first' };
}

/** @param {() => void} oninput */
function searchField(oninput) {
  return el('input', {
    id: 'mm-search',
    type: 'search',
    placeholder: start.hints.search,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': 'Search the catalogue',
    oninput,
  });
}

/** What is not real, and which build this is. */
const colophon = () =>
  el(
    'p',
    { class: 'mm-colophon' },
    `${start.notice ? `${start.notice} ` : ''}Build `,
    el('code', { text: start.fingerprint }),
  );
