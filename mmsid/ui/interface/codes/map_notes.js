/* What is said around the map: how many products it has, how to read it, and how true it is. */

import { added } from '../shared/added_items.js';
import { copyLinkButton } from '../shared/copy_link.js';
import { bothWays, el } from '../shared/dom.js';
import { known } from '../shared/items.js';
import { percent, plural } from '../shared/numbers.js';

const DIAMOND = ['the middle of a kind of thing', 'the codeword of a first code'];
const READING =
  '. Near each other means alike, in picture and words. How far apart distant groups lie, how wide a gap is, and up, ' +
  'down, left and right mean nothing.';

/** @param {number} dots */
export function mapCount(dots) {
  const node = el('span', { class: 'mm-count' });
  const sample = `, a sample of ${known.toLocaleString('en')} in which every kind keeps its share`;
  function draw() {
    const own = added.ids.filter((id) => added.place(id)).length;
    const stars = own ? `, and ${own} of yours as a star` : '';
    node.textContent = plural(dots, 'product') + (dots === known ? '' : sample) + stars;
  }
  return { node, draw };
}

/**
 * @param {Node} count
 * @param {Node} code that is looked at
 */
export const mapHead = (count, code) =>
  el(
    'div',
    { class: 'mm-heading' },
    el('h2', { id: 'mm-map-title', text: 'The map' }),
    count,
    code,
    el('span', { class: 'mm-spring' }),
    copyLinkButton('map'),
  );

/** @param {{ rows: number[], neighbours_kept: number, neighbours_by_chance: number, method: string }} map */
export function mapNotes({ rows, neighbours_kept: kept, neighbours_by_chance: chance, method }) {
  const near = Math.min(10, rows.length - 1);
  const flat = bothWays(
    'Products differ in many more ways than a flat map can show, so some neighbours were lost: ',
    `The products are really compared in many more than two dimensions; ${method.toUpperCase()} pressed them flat, and some neighbours were lost: `,
  );
  const truth = `of a product’s ${near} nearest, `;
  const rest = ` are among its ${near} nearest here (by chance it would be ${percent(chance)}).`;
  const share = el('b', { class: 'mm-map-kept', text: percent(kept) });
  const reading = ['A dot is a product, a diamond ', ...bothWays(DIAMOND[0], DIAMOND[1]), READING];
  return { node: el('div', { class: 'mm-map-notes' }, el('p', {}, reading), el('p', {}, flat, truth, share, rest)) };
}
