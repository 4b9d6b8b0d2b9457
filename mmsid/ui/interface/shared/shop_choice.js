/* Which shop? One of those that this app shows; nothing where there is one. What is looked at in one shop is in no other,
   so a shop opens as it is for whoever comes first. */

import { el } from './dom.js';
import { start } from './start.js';

export function shopChoice() {
  if (start.shops.length < 2) return null;
  const open = () => {
    location.href = new URL(select.value, document.baseURI).href;
  };
  const options = start.shops.map(({ address, title, is_shown: selected }) =>
    el('option', { value: address, selected, text: title }),
  );
  const select = el(
    'select',
    { class: 'mm-field mm-shop-choice', 'aria-label': 'Which shop?', onchange: open },
    options,
  );
  return select;
}
