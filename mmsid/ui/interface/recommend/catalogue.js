/* The catalogue: search that blends words and CLIP, filters by department and type, and tiles that fill the history. */

import { added } from '../shared/added_items.js';
import { asksInPlace, isLive } from '../shared/ask.js';
import { el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items, itemsById, known } from '../shared/items.js';
import { sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { withWords } from '../shared/word_search.js';
import { catalogueFilters } from './catalogue_filters.js';
import { catalogueGrid } from './catalogue_grid.js';

const TYPING = 180; // milliseconds after the last letter until it is searched

/** @typedef {import('../shared/items.js').Item} Item */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCatalogue(wire) {
  const section = within(wire.element, '.mm-catalogue');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
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
    el(
      'p',
      { class: 'mm-colophon' },
      `${start.notice ? `${start.notice} ` : ''}Build `,
      el('code', { text: start.fingerprint }),
    ),
  );

  const model = asksInPlace(
    { section, say },
    [wire, 'search'],
    ({ rows }) => grid.rank(rows.flatMap(itemAt), 'best match first'),
    (error) => {
      say(error);
      rankByWords();
    },
  );

  function rankByWords() {
    grid.rank(withWords(items, field.value), 'by words alone');
  }

  function typed() {
    clearTimeout(waiting);
    const text = field.value.trim();
    if (!text) {
      model.forget();
      grid.rank(null);
      return;
    }
    model.pause();
    waiting = setTimeout(() => model.ask({ text, ...filters.chosen() }), TYPING);
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
