/* The catalogue: search that blends words and CLIP, filters by department and type, and tiles that fill the history. */

import { added } from '../shared/added_items.js';
import { asksInPlace, isLive } from '../shared/ask.js';
import { button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf, items, itemsById, mixed } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { withWords } from '../shared/word_search.js';
import { catalogueFilters } from './catalogue_filters.js';
import { catalogueTile } from './catalogue_tile.js';

const PAGE = 48; // products that are shown at once
const TYPING = 180; // milliseconds after the last letter until it is searched

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCatalogue({ element, events, answers }) {
  const section = within(element, '.mm-catalogue');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {(import('../shared/items.js').Item | undefined)[] | null} */
  let ranking = null; // best first, or null where nothing is searched
  let byWords = false;
  let limit = PAGE;

  const field = searchField(typed);
  const filters = catalogueFilters(() => drawFirst());
  const count = el('span', { class: 'mm-count', 'aria-live': 'polite' });
  const { node: told, say } = sentence();
  const grid = el('ul', { class: 'mm-grid' });
  const more = button('mm-more', '', () => {
    limit += PAGE;
    draw();
  });
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-catalogue-title', text: 'Catalogue' }), count),
    el('div', { class: 'mm-tools', role: 'search' }, el('label', { class: 'mm-search' }, icon('search'), field), filters.types),
    ...filters.departments,
    told,
    grid,
    more,
    el('p', { class: 'mm-colophon' }, `${start.notice} Build `, el('code', { text: start.fingerprint })),
  );

  const model = asksInPlace(
    { section, say },
    [events.search, answers],
    (answer) => rank(answer.rows.map(itemAt), false),
    (answer) => {
      say(answer.error);
      rank(withWords(items, field.value), true);
    },
  );

  function typed() {
    clearTimeout(waiting);
    const text = field.value.trim();
    if (!text) {
      model.forget();
      ranking = null;
      drawFirst();
      return;
    }
    model.pause();
    waiting = setTimeout(() => model.ask({ text }), TYPING);
    if (!isLive()) rank(withWords(items, text), true); // until the model is there
  }

  function rank(ranked, isByWords) {
    ranking = ranked;
    byWords = isByWords;
    drawFirst();
  }

  /** @type {Map<string, ReturnType<typeof catalogueTile>>} */
  const tiles = new Map();
  function tileOf(item) {
    const tile = tiles.get(item.id) ?? catalogueTile(item);
    tiles.set(item.id, tile);
    return tile;
  }

  function drawFirst() {
    limit = PAGE;
    draw();
  }

  function draw() {
    const all = ranking ?? [...added.ids.map(itemOf), ...mixed];
    const found = all.filter((item) => item !== undefined && !item.isGone).filter(filters.fits);
    const visible = found.slice(0, limit).map(tileOf);
    for (const { mark } of visible) mark();
    grid.replaceChildren(...visible.map(({ node }) => node));
    more.hidden = found.length <= limit;
    more.textContent = `Show ${Math.min(PAGE, found.length - limit)} more`;
    count.textContent = countOf(found.length);
  }

  function countOf(number) {
    if (!number) return 'No product fits; loosen the search or the filters.';
    if (!ranking) return plural(number, 'product');
    return `${plural(number, 'product')}, ${byWords ? 'by words alone' : 'best match first'}`;
  }

  added.follow(draw);
  state.follow(() => tiles.forEach(({ mark }) => mark()));
}

/** The product of a row as the server counts: what the visitor added comes after the catalogue, in order. */
function itemAt(row) {
  const isAdded = row >= start.items.length;
  return isAdded ? itemsById.get(added.ids[row - start.items.length]) : items[row];
}

function searchField(oninput) {
  return el('input', {
    id: 'mm-search',
    type: 'search',
    placeholder: 'Search: “striped shirt”, “something for tea” …',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': 'Search the catalogue',
    oninput,
  });
}
