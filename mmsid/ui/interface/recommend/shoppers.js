/* The example shoppers: named histories to start from. */

import { el, within } from '../shared/dom.js';
import { itemOf, shoppers } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { announce } from '../shared/say.js';
import { state } from '../shared/state.js';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountShoppers({ element }) {
  const buttons = shoppers.map(shopperButton);
  within(element, '.mm-shoppers').replaceChildren(...buttons.map(({ button }) => button));
  state.follow(() => {
    buttons.forEach(({ button, edited }, place) => {
      const isChosen = state.shopper === place;
      button.setAttribute('aria-pressed', String(isChosen));
      button.classList.toggle('is-chosen', isChosen);
      edited.textContent = isChosen && !state.example ? 'edited, click to start over' : '';
    });
  });
}

/**
 * @param {import('../contract.d.ts').StartShopper} shopper
 * @param {number} place
 */
function shopperButton({ name, description, history }, place) {
  const pictures = history.slice(-3).map((id) => picture(itemOf(id), { eager: true }));
  const edited = el('span', { class: 'mm-shopper-state' });
  const choose = () => {
    state.change({ history: [...history], shopper: place });
    announce(`${name}: ${plural(history.length, 'product')}.`);
  };
  const button = el(
    'button',
    { type: 'button', class: 'mm-shopper', title: description, onclick: choose },
    el('span', { class: 'mm-shopper-pictures', 'aria-hidden': 'true' }, pictures),
    el(
      'span',
      { class: 'mm-shopper-text' },
      el('span', { class: 'mm-shopper-name' }, name, edited),
      el('span', { class: 'mm-shopper-about', text: description }),
    ),
  );
  return { button, edited };
}
