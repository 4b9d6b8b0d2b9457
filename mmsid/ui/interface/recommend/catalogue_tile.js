/* A product of the catalogue, as a tile whose click puts it into the history or takes it out; where nothing is recommended,
   it shows the product on the map. */

import { button, el } from '../shared/dom.js';
import { toggleInHistory } from '../shared/history_edits.js';
import { icon } from '../shared/icons.js';
import { priceOf } from '../shared/items.js';
import { picture } from '../shared/picture.js';
import { start } from '../shared/start.js';
import { openOnMap, state } from '../shared/state.js';

/** @param {import('../shared/items.js').Item} item */
export function catalogueTile(item) {
  const label = start.recommends ? el('span', { class: 'mm-product-mark' }) : null;
  const cost = el('span', { class: 'mm-price', text: priceOf(item) });
  const content = [
    picture(item),
    label,
    el('span', { class: 'mm-product-title', title: item.title, text: item.title }),
    el('span', { class: 'mm-product-line' }, el('span', { text: item.type }), cost),
  ];
  const act = start.recommends ? toggleInHistory : openOnMap;
  const face = button('mm-product', content, () => act(item.id), { title: label ? null : 'See it on the map' });
  const node = el('li', { 'data-item': item.id }, face);
  function mark() {
    if (!label) return;
    const isIn = state.history.includes(item.id);
    if (face.getAttribute('aria-pressed') === String(isIn)) return;
    face.setAttribute('aria-pressed', String(isIn));
    label.replaceChildren(icon(isIn ? 'check' : 'plus'));
    face.title = isIn ? 'In the history; click to remove' : 'Click to add to the history';
  }
  mark();
  return { node, mark };
}
