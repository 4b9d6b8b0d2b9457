/* The edits that a visitor can make: take out, move, swap, read by one modality, force a code. */

import { isAlone } from '../shared/code_names.js';
import { button, el, redraw } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf } from '../shared/items.js';
import { picture } from '../shared/picture.js';
import { productSearch } from '../shared/product_search.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { addEdit, lastEdit } from './edits.js';
import { marked } from './marked.js';

const READ_ALONE = 'An ID that no product has is read by the language model alone: other shoppers never came by it.';
const SWAP = { label: 'Swap for this product', placeholder: 'Swap the one marked for …' };

export function editTools() {
  const tries = el('ol', { class: 'mm-tries' });
  const ways = el('div', { class: 'mm-ways', role: 'group', 'aria-label': 'What is read of the history' });
  const forcing = el('div', { class: 'mm-held' });
  const swap = productSearch(SWAP, (id) => {
    if (marked.item) addEdit({ kind: 'swap', item: marked.item, other: id });
  });
  const line = el('div', { class: 'mm-edit-line' }, swap.node, ways);
  const alone = start.has_voice ? el('p', { class: 'mm-count', text: READ_ALONE, hidden: true }) : null;
  const node = el('div', { class: 'mm-edits' }, tries, line, alone, forcing);
  /** @type {string[]} */
  let history = []; // of the last run

  function draw() {
    const item = marked.item && itemOf(marked.item);
    swap.field.disabled = !item;
    swap.field.placeholder = item ? `Swap “${item.title}” for …` : 'To swap one, choose its picture first';
    redraw(ways, ...waysToRead());
    redraw(forcing, ...forcedCode());
    if (alone) alone.hidden = !state.edits.some(({ kind }) => kind === 'rewrite' || kind === 'by');
    for (const each of tries.children) {
      const isMarked = each instanceof HTMLElement && each.dataset.item === marked.item;
      each.classList.toggle('is-marked', isMarked);
      each.firstElementChild?.setAttribute('aria-pressed', String(isMarked));
    }
  }

  return {
    node,
    draw,
    /** @param {string[]} now the history of the last run */
    show(now) {
      history = now;
      redraw(tries, ...history.map((id, place) => productTools(id, place, history.length)));
      const swapped = lastEdit('swap', ({ item }) => item === marked.item)?.other ?? null;
      if (marked.item && !history.includes(marked.item))
        marked.set(swapped && history.includes(swapped) ? swapped : null);
      draw();
    },
  };
}

/**
 * @param {string} id
 * @param {number} place
 * @param {number} count of the history
 */
function productTools(id, place, count) {
  const item = itemOf(id);
  /**
   * @param {import('../shared/icons.js').IconName} name
   * @param {string} label
   * @param {import('./edits.js').Edit} edit
   * @param {boolean} isPossible
   */
  const tool = (name, label, edit, isPossible) => {
    const says = { 'aria-label': `${label}: ${item.title}`, title: label };
    return button('', icon(name), () => addEdit(edit), { ...says, disabled: !isPossible });
  };
  const mark = () => marked.set(marked.item === id ? null : id);
  const says = { title: item.title, 'aria-label': item.title };
  return el(
    'li',
    { class: 'mm-try', 'data-item': id },
    button('mm-try-face', picture(item), mark, says),
    el(
      'span',
      { class: 'mm-try-tools' },
      tool('left', 'What if it came earlier', { kind: 'move', item: id, to: place - 1 }, place > 0),
      tool('close', 'What if it were missing', { kind: 'without', item: id }, count > 1),
      tool('right', 'What if it came later', { kind: 'move', item: id, to: place + 1 }, place < count - 1),
    ),
  );
}

/** By which modality the model reads the marked product, or all. */
function waysToRead() {
  const { item } = marked;
  const modalityOf = (/** @type {string | null} */ id) =>
    lastEdit('by', (edit) => (edit.item ?? null) === id)?.modality;
  const now = (item && modalityOf(item)) ?? modalityOf(null) ?? 'both';
  const way = (
    /** @type {import('../contract.d.ts').ModalityEdit['modality']} */ modality,
    /** @type {string} */ text,
  ) => {
    const read = () => now === modality || addEdit({ kind: 'by', modality, ...(item && { item }) });
    return button('mm-plain', text, read, { 'aria-pressed': String(now === modality) });
  };
  return [
    el('span', { class: 'mm-count', text: item ? 'Read the marked one by' : 'Read all by' }),
    way('both', 'picture and text'),
    way('image', 'picture alone'),
    way('text', 'text alone'),
  ];
}

/** A code that is held in the tree can be forced. */
function forcedCode() {
  const forced = lastEdit('force')?.codes ?? [];
  const chip = (/** @type {string} */ code) => el('code', { class: `mm-chip mm-level-${code[0]}`, text: code });
  const offer = (/** @type {string} */ text, /** @type {string[]} */ codes) =>
    button('mm-plain', [text, ...codes.map(chip)], () => addEdit({ kind: 'force', codes }));
  const code = state.code && !isAlone(state.code) ? state.code : null; // an ID is written from the first code on
  const offers = [
    ...(code && code.join() !== forced.join() ? [offer('Only answers under', code)] : []),
    ...(forced.length ? [offer('Let go of the forced code', [])] : []),
  ];
  if (offers.length) return offers;
  return [el('span', { class: 'mm-count', text: 'Click a code in the tree above to force the answer through it.' })];
}
