/* The result of a table of products: one row per product, with its ID and what is nearest to it, or with its problem. */

import { button, el } from '../../shared/dom.js';
import { itemsById } from '../../shared/items.js';
import { picture } from '../../shared/picture.js';
import { semanticId } from '../../shared/semantic_id.js';
import { openOnMap } from '../../shared/state.js';

/** @typedef {import('./rows_to_send.js').Row} Row */

/** @typedef {import('../../contract.d.ts').TokenizedRow} Line */

const COLUMNS = ['Row', 'Product', 'Semantic ID', 'Nearest product of the shop', ''];

/** @type {Record<string, string>} */
const DOUBTS = {
  'unlike anything': 'Unlike anything in the shop',
  unusual: 'Unusual for this shop',
  duplicate: 'We may have it already',
};

/** @param {(product: Row) => void} look loads a product into the form */
export function resultRows(look) {
  /** @type {Map<string, number>} */
  const firsts = new Map(); // the first row that has each ID
  const body = el('tbody', { role: 'rowgroup' });
  const head = COLUMNS.map((text) => {
    return el('th', { role: 'columnheader', scope: 'col' }, text || el('span', { class: 'mm-hidden', text: 'Tools' }));
  });
  const table = el(
    'table',
    { role: 'table', class: 'mm-batch-table' },
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, head)),
    body,
  );
  const says = { tabindex: 0, role: 'region', 'aria-label': 'Result' };
  const node = el('div', { class: 'mm-batch-scroll', ...says }, table);

  /**
   * The first row that has a line's ID.
   *
   * @param {Line} line
   */
  function firstOf({ row, semantic_id: id }) {
    const first = firsts.get(id.join(' ')) ?? row;
    firsts.set(id.join(' '), first);
    return first;
  }

  /**
   * @param {Line} line
   * @param {Row} product
   * @param {string | null} thumbnail
   */
  function rowOf(line, product, thumbnail) {
    const cells = line.nearest
      ? foundCells(line, line.nearest, firstOf(line), () => look(product))
      : [cell('problem', { colspan: 3 }, el('p', { text: line.problem }))];
    return el(
      'tr',
      { role: 'row', 'data-row': line.row, class: line.problem ? 'is-problem' : null },
      cell('row', {}, line.row.toLocaleString('en')),
      productCell(line, product, thumbnail),
      ...cells,
    );
  }

  return {
    node,
    clear() {
      firsts.clear();
      body.replaceChildren();
    },
    /**
     * Adds what an answer brought.
     *
     * @param {Line[]} lines
     * @param {Row[]} products that they are about
     * @param {(string | null)[]} thumbnails
     */
    put: (lines, products, thumbnails) =>
      body.append(...lines.map((line, place) => rowOf(line, products[place], thumbnails[place]))),
    /**
     * Shows only the rows that have a problem, or all.
     *
     * @param {boolean} isNarrow
     */
    narrow: (isNarrow) => node.classList.toggle('is-narrow', isNarrow),
  };
}

/**
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {...import('../../shared/dom.js').Child} children
 */
const cell = (name, attributes, ...children) =>
  el('td', { role: 'cell', class: `mm-batch-${name}`, ...attributes }, ...children);

/**
 * @param {Line} line
 * @param {Row} product
 * @param {string | null} thumbnail
 */
function productCell(line, { image, description }, thumbnail) {
  const name = el('b', { text: line.title || image || 'Untitled product' });
  const words = el('span', { class: 'mm-batch-words' }, name, description && el('small', { text: description }));
  return cell('product', {}, el('div', {}, picture({ picture: thumbnail }), words));
}

/**
 * @param {Line} line
 * @param {NonNullable<Line['nearest']>} nearest
 * @param {number} first row that has its ID
 * @param {() => void} look
 */
function foundCells(line, { item_id: id, title, cosine }, first, look) {
  const words = el(
    'span',
    {},
    el('b', { text: title || 'Untitled product' }),
    el('small', { text: `cosine ${cosine.toFixed(2)}` }),
  );
  const content = [picture(itemsById.get(id) ?? {}), words];
  const near = button('mm-batch-near', content, () => openOnMap(id), { title: 'See it on the map' });
  const tool = button('mm-quiet', 'Look at it', look, { title: 'Load it into the form above' });
  return [
    cell('id', {}, semanticId(line.codes), doubtOf(line), sharedBy(line, first)),
    cell('nearest', {}, near),
    cell('look', {}, tool),
  ];
}

/**
 * Who else has the ID: an earlier row of the table, or a product of the shop.
 *
 * @param {Line} line
 * @param {number} first row that has it
 */
function sharedBy({ row, cells }, first) {
  const owner = cells.taken_by && (itemsById.get(cells.taken_by)?.title ?? cells.taken_by);
  const told = [first !== row && `row ${first.toLocaleString('en')}`, owner].filter(Boolean);
  return told.length ? el('p', { class: 'mm-batch-shared', text: `Also the ID of ${told.join(' and of ')}` }) : null;
}

/**
 * What the ID should be taken with; nothing where the product is like those of the shop.
 *
 * @param {Line} line
 */
function doubtOf({ cells }) {
  const fault = cells.picture_fault && `Its picture shows nothing (${cells.picture_fault})`;
  const told = fault || DOUBTS[cells.verdict];
  return told ? el('p', { class: 'mm-batch-doubt', text: told }) : null;
}
