/* A field that finds a product of the shop: by words, with the arrow keys, or by its whole title. What was typed stays
   in it until a product is chosen or Escape is pressed. */

import { el } from './dom.js';
import { mixed } from './items.js';
import { picture } from './picture.js';
import { namedInFull, withWords } from './word_search.js';

const MAX_OFFERED = 6; // products that are offered at once
const keepFocus = (/** @type {Event} */ event) => event.preventDefault(); // else the list is gone before the click is there
const NOT_ONE = 'is not the whole title of one product; choose one of those that are offered.';
const NONE = 'No title or type has these words.';

/** @typedef {import('./items.js').Item} Item */

/**
 * @param {{ label: string, placeholder: string }} words of the field
 * @param {(id: string) => void} onChoose
 */
export function productSearch({ label, placeholder }, onChoose) {
  const found = el('ul', { class: 'mm-chooser-found', hidden: true });
  const field = el('input', {
    class: 'mm-field',
    type: 'search',
    placeholder,
    'aria-label': label,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: suggest,
    onfocus: suggest,
  });
  const node = el('div', { class: 'mm-product-search', onkeydown: press, onfocusout: leave }, field, found);
  const offers = () => [...found.querySelectorAll('button')];

  function suggest() {
    const text = field.value.trim();
    const few = text ? withWords(mixed, text).slice(0, MAX_OFFERED) : [];
    found.hidden = !text;
    found.replaceChildren(...(few.length ? few.map(offer) : [el('li', { class: 'mm-count', text: NONE })]));
  }

  /** @param {Item} item */
  function offer(item) {
    const text = el('span', {}, item.title, el('span', { class: 'mm-count', text: item.type }));
    const press = { onmousedown: keepFocus, onclick: () => choose(item.id) };
    return el('li', { 'data-item': item.id }, el('button', { type: 'button', ...press }, picture(item), text));
  }

  /** @param {string} id */
  function choose(id) {
    close();
    field.focus();
    onChoose(id);
  }

  function close() {
    field.value = '';
    found.hidden = true;
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === 'Escape') close();
    if (event.key === 'Enter' && event.target === field) takeFirst();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [field, ...offers()];
    stops[stops.indexOf(/** @type {any} */ (document.activeElement)) + step]?.focus();
  }

  function takeFirst() {
    const named = namedInFull(mixed, field.value);
    const [first] = offers();
    if (named) choose(named.id);
    else if (first) first.click();
    else if (field.value.trim()) say(found, NONE);
  }

  /** Whoever wrote a product's whole name need not press anything more.
   *
   * @param {FocusEvent} event
   */
  function leave(event) {
    if (node.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    const named = namedInFull(mixed, field.value);
    const text = field.value.trim();
    say(found, text && !named ? `“${text}” ${NOT_ONE}` : '');
    if (!named) return;
    close();
    onChoose(named.id);
  }

  return { node, field };
}

/**
 * What is to be done, in place of the offers.
 *
 * @param {HTMLElement} list
 * @param {string} text
 */
function say(list, text) {
  list.hidden = !text;
  list.replaceChildren(el('li', { class: 'mm-count', role: 'status', text }));
}
