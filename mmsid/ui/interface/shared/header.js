/* The top of the page: whose it is and what one sees; and the page that stands in for a build that cannot be shown. */

import { button, el, within } from './dom.js';
import { start } from './start.js';
import { state } from './state.js';
import { PANELS } from './state_address.js';

/** @typedef {import('./ask.js').Wire} Wire */

/** @type {Record<string, string>} */
const NAMES = { recommend: 'Recommend', codes: 'Codes', new: 'New product' };

/** @type {Record<string, [string, string]>} */
const TITLES = {
  recommend: [
    'A language model reads what a shopper looked at, and writes the ID of what comes next.',
    'A semantic ID is a path of codes from coarse to fine, made from a product’s picture and text. ' +
      'Each code is captioned with what the products under it share.',
  ],
  codes: [
    'Every product stands on a shelf that its codes name, from coarse to fine.',
    'Go from any code to the products behind it, and back. What you choose in one place is chosen everywhere.',
  ],
  new: [
    'A product that nobody has seen gets its ID the moment it is here.',
    'From its picture, its text, or both. Then it can be part of your shop: on the map, in a history, recommended.',
  ],
};

function brand() {
  const bars = ['a', 'b', 'c', 'd'].map((level) => el('i', { class: `mm-level-${level}` }));
  return el('span', { class: 'mm-brand' }, el('span', { class: 'mm-mark', 'aria-hidden': 'true' }, bars), start.title);
}

/** @param {Wire} wire */
export function mountHeader({ element }) {
  const doors = PANELS.map((panel) => {
    const open = () => {
      state.change({ panel });
      scrollTo({ top: 0 });
    };
    return button('', NAMES[panel], open, { 'data-panel': panel });
  });
  const nav = el('nav', { class: 'mm-doors', 'aria-label': 'Panels' }, doors);
  const notice = el('span', { class: 'mm-notice', text: start.notice });
  const title = el('h1');
  const lead = el('p', { class: 'mm-lead' });
  state.follow(() => {
    [title.textContent, lead.textContent] = TITLES[state.panel];
    for (const door of doors) {
      if (door.dataset.panel === state.panel) door.setAttribute('aria-current', 'page');
      else door.removeAttribute('aria-current');
    }
  });
  const line = el('div', { class: 'mm-header-line' }, brand(), nav, notice);
  within(element, '.mm-header').replaceChildren(line, title, lead);
}

/** @param {Wire} wire */
export function mountSorry({ element }) {
  const title = el('h1', { text: 'This shop cannot be opened.' });
  within(element, '.mm-sorry').replaceChildren(brand(), title, el('p', { role: 'alert', text: start.sorry }));
}
