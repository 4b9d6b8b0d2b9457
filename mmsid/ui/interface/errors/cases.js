/* The cases themselves: what the filter leaves, sorted, in a table; and the one that is opened beside it. */

import { el, redraw, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { announce, sentence } from '../shared/say.js';
import { state } from '../shared/state.js';
import { cut } from '../shared/texts.js';
import { withBoard } from './board.js';
import { caseFiles } from './case_files.js';
import { ORDERS, readOrder, sorted } from './case_order.js';
import { caseTable } from './case_table.js';
import { caseView } from './case_view.js';
import { facetMenu } from './facet_menu.js';
import { ownFacets } from './facets.js';
import { clearFilter, filterChips, filterWords, selectionText } from './filter_bar.js';
import { notes } from './notes.js';

/** @typedef {import('./board.js').Board} Board */

const EMPTY = 'No case is left. Take something out of the filter.';
const HINT = 'Arrow keys move along the cases, Enter opens one.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCases(wire) {
  const section = within(wire.element, '.mm-cases');
  withBoard((board) => drawCases(wire, section, board));
}

/**
 * @param {import('../shared/ask.js').Wire} wire
 * @param {HTMLElement} section
 * @param {Board} board
 */
function drawCases(wire, section, board) {
  const count = el('span', { class: 'mm-count' });
  const chips = el('div', { class: 'mm-wanted-row' });
  const empty = sentence();
  const told = sentence();
  const table = caseTable(board, (place) => state.change({ testCase: place }));
  const view = caseView(board, (step) => go(step));
  const order = sortMenu();
  const layout = el('div', { class: 'mm-case-layout' }, table.node, view.node);
  /** @type {number[]} */
  let shown = board.everything;
  let sortedOf = { places: shown, sort: '' }; // many cases take a moment to sort
  section.replaceChildren(
    headOf(count, order.node, facetMenu(board)),
    chips,
    empty.node,
    el('p', { class: 'mm-hidden', text: HINT }),
    layout,
    told.node,
    caseFiles(wire, board, { shown: () => shown, about: () => cut(aboutShown(board), 2000), say: told.say }),
  );

  /** @param {number} step */
  function go(step) {
    if (step === 0) {
      state.change({ testCase: null });
      table.focus();
      return;
    }
    const next = shown[shown.indexOf(state.testCase ?? -1) + step];
    if (next === undefined) return;
    state.change({ testCase: next });
    announce(`Case ${next + 1}.`, 'cases');
  }

  closesOnEscape(layout, () => go(0));

  function draw() {
    if (state.panel !== 'errors') return;
    if (board.places !== sortedOf.places || state.sort !== sortedOf.sort) {
      sortedOf = { places: board.places, sort: state.sort };
      shown = sorted(board.data, board.places, state.sort);
    }
    const isFiltered = Object.keys(state.filter).length > 0;
    count.textContent = selectionText(board);
    redraw(chips, ...filterChips(board), ...(isFiltered ? [clearFilter()] : []));
    empty.say(shown.length ? '' : EMPTY);
    const place = state.testCase !== null && state.testCase < board.count ? state.testCase : null;
    layout.classList.toggle('has-case', place !== null);
    view.show(place, { at: place === null ? -1 : shown.indexOf(place), of: shown.length });
    order.show();
    table.show(shown);
  }
  const isLinked = state.testCase !== null;
  state.follow(draw);
  board.follow(draw);
  if (isLinked) requestAnimationFrame(() => section.scrollIntoView());
  notes.follow(() => board.setFacets(ownFacets(notes.all, board.count), true));
}

/**
 * @param {HTMLElement} count
 * @param {...HTMLElement} tools
 */
function headOf(count, ...tools) {
  const title = el('h2', { id: 'mm-cases-title', text: 'Cases' });
  return el('div', { class: 'mm-heading' }, title, count, el('span', { class: 'mm-spring' }), tools);
}

/**
 * Escape closes the case, from wherever in it or in the table; in a field it belongs to the field.
 *
 * @param {HTMLElement} layout
 * @param {() => void} close
 */
function closesOnEscape(layout, close) {
  layout.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape' && state.testCase !== null && !isTyping) close();
  });
}

/**
 * How the cases that are shown were chosen, in words.
 *
 * @param {Board} board
 */
function aboutShown(board) {
  const { order, isDown } = readOrder(state.sort);
  const wanted = filterWords(board);
  return `${selectionText(board)}. ${wanted.length ? `Filter: ${wanted.join('; ')}. ` : ''}Order: ${ORDERS[order][Number(isDown)]}.`;
}

/** The orders as a menu, for those who do not click on a column's head. */
function sortMenu() {
  const options = Object.entries(ORDERS).flatMap(([name, [up, down]]) => [
    el('option', { value: name, text: up }),
    el('option', { value: `-${name}`, text: down }),
  ]);
  const select = el(
    'select',
    { 'aria-label': 'Sort the cases', onchange: () => state.change({ sort: select.value }) },
    options,
  );
  return {
    node: el('span', { class: 'mm-select' }, select, icon('down')),
    show() {
      const { order, isDown } = readOrder(state.sort);
      select.value = isDown ? `-${order}` : order;
    },
  };
}
