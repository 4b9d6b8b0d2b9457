/* Two blocks about a product of the visitor's own: who would want it, with a history that leads to it, and the known
   products that it stands in for. */

import { added } from '../shared/added_items.js';
import { bothWays, button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf } from '../shared/items.js';
import { ordinal, percent, plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { start } from '../shared/start.js';
import { openShopper, state } from '../shared/state.js';
import { audience } from './audience.js';
import { leadingHistory } from './leading.js';

/** @typedef {import('./audience.js').Audience} Audience */

const ASKING = 'Asking the example shoppers …';
const READING = 'Who would want it? Its place among all products that an example shopper has not seen:';
const UNSEEN = ['.', ', so the language model never wrote its ID.'];
const SOURCES =
  ' Where one of these, which look and read like it, is expected, the new product stands in in so many of a hundred cases:';

/** @typedef {{ told: Audience | null, targets: HTMLElement, sources: HTMLElement | null }} Blocks */

/** @type {Map<string, Blocks>} */
const blocks = new Map(); // by item id: what was told, and the blocks that show it, with what was found since

/** @param {string} id */
export function audienceBlocks(id) {
  const told = audience.of(id);
  const known = blocks.get(id);
  if (known?.told === told) return known;
  const made = { told, targets: targetBlock(id, told), sources: sourceBlock(told?.transfer_sources ?? []) };
  blocks.set(id, made);
  return made;
}

/**
 * A product that is seen elsewhere, with a note.
 *
 * @param {string} id
 * @param {string} note
 */
function noteThumb(id, note) {
  const item = itemOf(id);
  const open = () => state.change({ panel: 'codes', item: id, code: null });
  const content = [picture(item, { alt: item.title }), el('span', { class: 'mm-thumb-note', text: note })];
  return el('li', { 'data-item': id }, button('', content, open, { title: item.title }));
}

/**
 * The known products in whose place it is recommended.
 *
 * @param {Audience['transfer_sources']} sources
 */
function sourceBlock(sources) {
  if (!sources.length) return null;
  return el(
    'details',
    { class: 'mm-sources' },
    el('summary', { text: `It stands in for ${plural(sources.length, 'known product')}` }),
    el('p', { class: 'mm-count' }, 'Nobody has bought it yet', bothWays(UNSEEN[0], UNSEEN[1]), SOURCES),
    el(
      'ul',
      { class: 'mm-thumbs' },
      sources.map(({ item_id: source, share }) => noteThumb(source, percent(share))),
    ),
  );
}

/**
 * Who would want a product: its place for every example shopper, and a history that leads to it.
 *
 * @param {string} id
 * @param {Audience | null} told
 */
function targetBlock(id, told) {
  const search = leadingSearch(id);
  const ranks = told?.ranks.map((target) => targetLine(id, target)) ?? [];
  return el(
    'div',
    { class: 'mm-ranks', 'aria-busy': String(told === null) },
    el('p', { class: 'mm-count', text: told === null ? ASKING : (told.error ?? READING) }),
    el('ol', {}, ranks),
    told && search.find,
    search.found,
  );
}

/**
 * @param {string} id
 * @param {import('../contract.d.ts').TargetRank} target
 */
function targetLine(id, { name, rank, log_prob: logProb, candidates }) {
  const open = () => {
    openShopper(name, { item: id });
    scrollTo({ top: 0 });
  };
  return el(
    'li',
    {},
    button('mm-quiet', name, open),
    el('b', { text: `${ordinal(rank)} of ${candidates.toLocaleString('en')}` }),
    el('small', { text: percent(Math.exp(logProb)) }),
  );
}

/** @param {string} id */
function leadingSearch(id) {
  const found = el('div', { class: 'mm-leading' });
  const find = button('mm-quiet', [icon('search'), 'Find a history that leads to it'], async () => {
    find.disabled = true;
    found.replaceChildren(el('p', { class: 'mm-count', text: 'Trying histories …' }));
    const outcome = await leadingHistory(id);
    find.disabled = false;
    if (!outcome) found.replaceChildren();
    else if (outcome.answer) found.replaceChildren(...foundHistory(id, outcome.answer));
    else found.replaceChildren(el('p', { class: 'mm-sentence', text: outcome.error }));
  });
  return { find, found };
}

/**
 * @param {string} id
 * @param {import('../contract.d.ts').LeadingHistoryAnswer} found
 */
function foundHistory(id, { history, rank, candidates }) {
  const ids = history.map((one) => one.item_id);
  const isFar = rank > start.shown;
  const far = isFar ? `, so not among the ${start.shown} that are shown` : '';
  const place = `${ordinal(rank)} of ${candidates.toLocaleString('en')}${far}`;
  const further = `With “Up to ${start.max_boost} times as much”, below, it comes further up.`;
  const canRise = isFar && added.boost < start.max_boost;
  const open = () => {
    state.change({ panel: 'recommend', history: ids, shopper: null, item: id });
    scrollTo({ top: 0 });
  };
  return [
    el('p', {
      class: 'mm-count',
      text: `After ${ids.length === 1 ? 'this product' : 'these products'} it is ${place}:`,
    }),
    el(
      'ul',
      { class: 'mm-thumbs' },
      ids.map((one) => noteThumb(one, itemOf(one).title)),
    ),
    ...(canRise ? [el('p', { class: 'mm-count', text: further })] : []),
    button('mm-button', 'Open this history', open),
  ];
}
