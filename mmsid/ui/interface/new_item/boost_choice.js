/* How much more the visitor's products are recommended than other new items are. */

import { added } from '../shared/added_items.js';
import { button, el } from '../shared/dom.js';
import { start } from '../shared/start.js';

export function boostChoice() {
  const most = start.max_boost;
  /** @type {Record<number, string>} */
  const words = { 1: 'Like other new products', 2: 'Up to twice as much', [most]: `Up to ${most} times as much` };
  const buttons = Object.entries(words).map(([boost, text]) =>
    button('', text, () => added.setBoost(Number(boost)), { 'data-boost': boost }),
  );
  added.follow(() => {
    for (const one of buttons) one.setAttribute('aria-pressed', String(Number(one.dataset.boost) === added.boost));
  });
  const group = { class: 'mm-segments', role: 'group', 'aria-labelledby': 'mm-boost-label' };
  return el(
    'div',
    { class: 'mm-boost' },
    el('span', { id: 'mm-boost-label', text: 'How much they are recommended' }),
    el('div', group, buttons),
  );
}
