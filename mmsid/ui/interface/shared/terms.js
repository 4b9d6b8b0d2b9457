/* Words that say on demand what they mean, where they stand: dotted underneath, by click, touch or key. */

import { button, el } from './dom.js';
import { partsWithMeaning } from './glossary_words.js';

const [GAP, EDGE] = [6, 8]; // pixels: from the word, and from the window's sides

/** @type {HTMLElement | null} */
let popover = null;

/**
 * A text whose words can be asked for their meaning.
 *
 * @param {string} text
 * @returns {Node[]}
 */
export const withTerms = (text) =>
  partsWithMeaning(text).map(({ text: part, meaning }) => {
    if (meaning === undefined) return document.createTextNode(part);
    const term = button('mm-term', part, () => tell(term, meaning), { 'aria-haspopup': 'dialog' });
    return term;
  });

/**
 * @param {HTMLButtonElement} term
 * @param {string} meaning
 */
function tell(term, meaning) {
  popover ??= document.body.appendChild(
    el('div', { id: 'mm-term-popover', popover: 'auto', role: 'dialog', tabindex: -1 }),
  );
  popover.setAttribute('aria-label', term.textContent ?? '');
  popover.replaceChildren(el('b', { text: term.textContent }), ` ${meaning}.`);
  term.popoverTargetElement = popover; // it gets the focus back, and a click on it is none outside
  if (!popover.matches(':popover-open')) popover.showPopover();
  const word = term.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const left = Math.max(EDGE, Math.min(word.left, document.documentElement.clientWidth - width - EDGE));
  const top = word.bottom + GAP + height > innerHeight ? word.top - GAP - height : word.bottom + GAP;
  popover.style.cssText = `left: ${left + scrollX}px; top: ${top + scrollY}px`;
  popover.focus({ preventScroll: true });
}
