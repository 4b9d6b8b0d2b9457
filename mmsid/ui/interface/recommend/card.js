/* The card of one recommended product: its picture, its chance and whose it is, its ID, and the ways to go on from it. */

import { added } from '../shared/added_items.js';
import { button, el } from '../shared/dom.js';
import { toggleInHistory } from '../shared/history_edits.js';
import { icon } from '../shared/icons.js';
import { itemOf, priceOf } from '../shared/items.js';
import { focusHeading } from '../shared/motion.js';
import { percent } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { reading } from '../shared/reading.js';
import { semanticId } from '../shared/semantic_id.js';
import { state } from '../shared/state.js';
import { voiceBar } from '../shared/voice_bar.js';

/** @param {import('../contract.d.ts').Recommendation} line */
export function recommendationCard({ item_id: id, codes }) {
  const item = itemOf(id);
  const chance = el('span', { class: 'mm-chance' });
  const adds = { 'aria-label': `Add to the history: ${item.title}` };
  const add = button('mm-add', [icon('plus'), 'Add'], () => toggleInHistory(id), adds);
  const why = button('mm-ask', 'Why?', () => explain(id), { 'aria-label': `Why ${item.title}?` });
  const voices = voiceBar();
  const face = el(
    'span',
    { class: 'mm-card-face', onclick: () => explain(id) },
    picture(item, { eager: true, whole: true }),
  );
  const cost = el('span', { class: 'mm-price', text: added.has(id) ? 'Yours' : priceOf(item) });
  const node = el(
    'li',
    { class: 'mm-card', 'data-key': id, 'data-item': id },
    el('div', { class: 'mm-card-picture' }, face, add),
    el(
      'div',
      { class: 'mm-card-text' },
      el('div', { class: 'mm-card-line' }, chance, cost, el('span', { class: 'mm-spring' }), why),
      voices?.node,
      el('h3', { title: item.title, text: item.title }),
      semanticId(codes),
    ),
  );
  /** @param {import('../contract.d.ts').Recommendation} line */
  function show(line) {
    chance.textContent = percent(line.probability);
    chance.title = `Log-probability ${line.log_prob.toFixed(2)}`;
    voices?.show(line);
  }
  return { node, why, show };
}

/**
 * Explains a recommended product, and brings the explanation into sight.
 *
 * @param {string} id
 */
function explain(id) {
  state.change({ item: id });
  focusHeading(document.getElementById('mm-why-title'), reading.isStory ? 'nearest' : 'start');
}
