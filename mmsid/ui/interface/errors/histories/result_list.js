/* The result of several histories: a row each, with the last products of the history, what is recommended after it, and
   whether the next product is among that; or with its problem. */

import { button, el } from '../../shared/dom.js';
import { itemsById } from '../../shared/items.js';
import { picture } from '../../shared/picture.js';
import { state } from '../../shared/state.js';
import { counts, kindOf, verdict } from './outcome.js';

/** @typedef {import('./outcome.js').Line} Line */
/** @typedef {import('./outcome.js').Kind} Kind */

const LAST = 4; // products of a history that are shown
const PAGE = 100; // rows that are shown at a time, for thousands of pictures would slow the page

/** @type {[Kind, string][]} */
const KINDS = [
  ['all', 'All'],
  ['hit', 'Hits'],
  ['missed', 'Missed'],
  ['problem', 'With a problem'],
];

export function resultList() {
  /** @type {Line[]} */
  let lines = [];
  /** @type {Kind} */
  let shown = 'all';
  let limit = PAGE;
  const list = el('ol', { class: 'mm-histories-list', 'aria-label': 'Answers' });
  const more = button('mm-button', `Show ${PAGE} more`, showMore);
  const filters = KINDS.map(([kind, text]) => {
    const count = el('span', { class: 'mm-filter-count' });
    return { kind, count, node: button('mm-filter', [text, count], () => choose(kind)) };
  });
  const bar = el('div', { class: 'mm-histories-filters', role: 'group', 'aria-label': 'Show' });
  bar.append(...filters.map(({ node }) => node));
  const node = el('div', {}, bar, list, el('div', { class: 'mm-histories-more' }, more));

  const chosen = () => lines.filter((line) => shown === 'all' || kindOf(line) === shown);

  /** Adds the rows that are not there yet; those that are stay. */
  function fill() {
    const all = chosen();
    list.append(...all.slice(list.childElementCount, limit).map(rowOf));
    more.hidden = all.length <= limit;
    const found = counts(lines);
    for (const { kind, count, node: one } of filters) {
      count.textContent = found[kind].toLocaleString('en');
      one.hidden = kind !== 'all' && !found[kind];
      one.setAttribute('aria-pressed', String(kind === shown));
    }
    bar.hidden = found.hit + found.missed + found.problem === 0;
  }

  /** @param {Kind} kind */
  function choose(kind) {
    shown = kind;
    limit = PAGE;
    list.replaceChildren();
    fill();
  }

  function showMore() {
    const first = list.childElementCount;
    limit += PAGE;
    fill();
    list.children[first]?.querySelector('button')?.focus(); // where the visitor was
  }

  return {
    node,
    /** @param {Line[]} all that there are, those that were shown before at their head */
    show(all) {
      lines = all;
      if (all.length) fill();
      else choose('all');
    },
  };
}

/** @param {Line} line */
function rowOf(line) {
  const number = `Row ${line.row.toLocaleString('en')}`;
  const attributes = { class: 'mm-histories-row', 'data-row': line.row, 'data-kind': kindOf(line) };
  const name = line.name && el('span', { class: 'mm-histories-user', text: line.name });
  if (line.problem) {
    const label = el('div', { class: 'mm-histories-about' }, el('b', { text: number }), name);
    return el('li', attributes, label, el('p', { class: 'mm-histories-problem', text: line.problem }));
  }
  const open = () => openHistory(line.history);
  const says = { 'aria-label': `Open in Recommend: ${number}${line.name ? `, ${line.name}` : ''}` };
  const label = button('mm-histories-open', [el('b', { text: number }), name], open, says);
  const row = el(
    'li',
    { ...attributes, title: 'Open in Recommend', onclick: open },
    label,
    historyPictures(line.history),
    answerPictures(line),
    verdictOf(line),
    line.note && el('p', { class: 'mm-histories-note', text: line.note }),
  );
  label.addEventListener('click', (event) => event.stopPropagation()); // it would be opened twice
  return row;
}

/**
 * Opens a history in Recommend, as far as its products are still there.
 *
 * @param {string[]} history
 */
function openHistory(history) {
  const here = history.filter((id) => itemsById.has(id) && !itemsById.get(id)?.isGone);
  state.change({ panel: 'recommend', history: here, shopper: null });
  scrollTo({ top: 0 });
}

/**
 * @param {string} id
 * @param {string} [more] what is said of it besides
 */
function face(id, more = '') {
  const item = itemsById.get(id);
  const says = `${item?.title ?? id}${more}`;
  const node = picture(item ?? {}, { alt: says });
  node.title = says;
  return node;
}

/** @param {string[]} history */
function historyPictures(history) {
  const last = history.slice(-LAST).map((id) => el('li', {}, face(id)));
  const hidden = history.length - last.length;
  const before = hidden ? el('li', { class: 'mm-histories-before', text: `+${hidden}` }) : null;
  return el('ol', { class: 'mm-histories-history', 'aria-label': 'History' }, before, last);
}

/** @param {Line} line */
function answerPictures({ items, target }) {
  const faces = items.map(({ item_id: id }) => {
    const isNext = id === target;
    const more = isNext ? ', the next product' : '';
    return el('li', { class: isNext ? 'is-next' : null, 'data-item': id }, face(id, more));
  });
  return el('ol', { class: 'mm-histories-answer', 'aria-label': 'Recommended' }, faces);
}

/** @param {Line} line */
function verdictOf(line) {
  const said = el('span', { class: 'mm-histories-said', text: verdict(line) });
  const missed = kindOf(line) === 'missed' && face(line.target, ', the next product');
  return el('div', { class: 'mm-histories-verdict' }, said, missed);
}
