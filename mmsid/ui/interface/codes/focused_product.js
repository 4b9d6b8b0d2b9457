/* The product that is looked at, above the page of a code. */

import { button, el } from '../shared/dom.js';
import { toggleInHistory } from '../shared/history_edits.js';
import { icon } from '../shared/icons.js';
import { itemsById, priceOf } from '../shared/items.js';
import { picture } from '../shared/picture.js';
import { semanticId } from '../shared/semantic_id.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';

/** @param {import('../shared/codebook.js').Codebook} codebook */
export function focusedProduct(codebook) {
  const node = el('div', { class: 'mm-focused', hidden: true });
  function draw() {
    const item = itemsById.get(state.item);
    node.hidden = !item;
    if (!item) return;
    const isIn = state.history.includes(item.id);
    const add = [icon(isIn ? 'check' : 'plus'), isIn ? 'In the history' : 'Add to the history'];
    const close = { 'aria-label': 'Look at no product' };
    const about = ['You look at', [item.department, item.type].filter(Boolean).join(' › '), priceOf(item)];
    node.replaceChildren(
      el('div', { class: 'mm-focused-picture' }, picture(item, { alt: item.title, whole: true })),
      el(
        'div',
        { class: 'mm-focused-text' },
        el('p', { class: 'mm-count', text: about.filter(Boolean).join(' · ') }),
        el('p', { class: 'mm-focused-title', text: item.title }),
        semanticId(codebook.itemChips(item.row)),
        el('p', {
          class: 'mm-count mm-analyst',
          text: 'Choose a code to read how far it holds, and to open its page.',
        }),
      ),
      el(
        'div',
        { class: 'mm-focused-tools' },
        start.recommends && button('mm-quiet', add, () => toggleInHistory(item.id), { disabled: isIn }),
        button('mm-quiet', [icon('close'), 'Close'], () => state.change({ item: null }), close),
      ),
    );
  }
  return { node, draw };
}
