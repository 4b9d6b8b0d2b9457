/* What is told of a code on demand, by click, touch or key: its level, its caption, how far that holds, and the way to
   its page. There is one for the whole page; Escape and a click elsewhere close it, and focus goes back to its chip. */

import { baseOf, plainBaseOf, truthOf } from './captions.js';
import { bothWays, button, el } from './dom.js';
import { icon } from './icons.js';
import { purposeOf } from './level_words.js';
import { LEVEL_WORDS, levelOf, pageOf, roleOf } from './levels.js';
import { openCode } from './state.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */

const [GAP, EDGE] = [6, 8]; // pixels: from the chip, and from the window's sides

/** @type {HTMLElement | null} */
let popover = null;
/** @type {HTMLElement | null} the chip that it is about */
let chipOf = null;

function made() {
  const node = el('div', {
    id: 'mm-code-popover',
    popover: 'auto',
    role: 'dialog',
    'aria-labelledby': 'mm-code-about',
  });
  node.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'open') return;
    chipOf?.setAttribute('aria-expanded', 'false');
    // the browser gives focus back to what had it before; where a chip took over from another, that is the wrong one
    const { activeElement } = document;
    if (activeElement === document.body || node.contains(activeElement)) chipOf?.focus({ preventScroll: true });
    chipOf = null;
  });
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation(); // what lies below does not let go of what it holds
    event.preventDefault();
    close(node);
  });
  document.addEventListener('scroll', ({ target }) => target !== document && chipOf && node.hidePopover(), true);
  document.body.append(node);
  return node;
}

/** @param {HTMLElement} node */
function close(node) {
  const back = chipOf;
  node.hidePopover();
  back?.focus({ preventScroll: true });
}

/**
 * Tells of a code, or stops where this one is told of.
 *
 * @param {MouseEvent} event the click on its chip
 * @param {Chip} chip
 * @param {string[]} prefix up to this code
 */
export function toggleCodePopover(event, chip, prefix) {
  const target = /** @type {HTMLButtonElement} */ (event.currentTarget);
  popover ??= made();
  const isShown = chipOf === target && popover.matches(':popover-open');
  event.preventDefault(); // the browser would toggle it itself, unplaced
  if (isShown) {
    close(popover);
    return;
  }
  chipOf?.setAttribute('aria-expanded', 'false');
  target.popoverTargetElement = popover; // so that a click on the chip is none outside
  target.setAttribute('aria-expanded', 'true');
  chipOf = target;
  const onward = button('mm-quiet', [...bothWays('See what stands there', 'Open in Codes'), icon('right')], () => {
    popover?.hidePopover();
    openCode(pageOf(prefix));
  });
  popover.replaceChildren(...told(chip), onward);
  popover.className = `mm-code-popover mm-level-${chip.code[0]}`;
  if (!popover.matches(':popover-open')) popover.showPopover();
  place(popover, target.getBoundingClientRect());
  onward.focus({ preventScroll: true });
}

/** @param {Chip} chip */
function told(chip) {
  const word = LEVEL_WORDS[levelOf(chip.code)];
  const truth = truthOf(chip);
  const isOne = roleOf(chip.code) === 'one';
  return [
    el(
      'p',
      { class: 'mm-popover-level' },
      el('code', { text: chip.code }),
      el('span', {}, el('b', { text: `${word[0].toUpperCase()}${word.slice(1)}` }), ` · ${purposeOf(word)}`),
    ),
    el('p', { id: 'mm-code-about', class: 'mm-popover-caption', text: chip.caption }),
    el('p', {}, bothWays(plainBaseOf(chip, isOne), baseOf(chip, isOne))),
    truth && el('p', { class: chip.holds ? null : 'mm-popover-doubt', text: truth }),
  ].filter((part) => part !== '');
}

/**
 * Below the chip, or above it where there is no room; it goes along when the page is scrolled.
 *
 * @param {HTMLElement} node
 * @param {DOMRect} chip
 */
function place(node, chip) {
  const { offsetWidth: width, offsetHeight: height } = node;
  const left = Math.max(EDGE, Math.min(chip.left, document.documentElement.clientWidth - width - EDGE));
  const isLow = chip.bottom + GAP + height > innerHeight && chip.top - GAP - height > 0;
  const top = isLow ? chip.top - GAP - height : chip.bottom + GAP;
  node.style.cssText = `left: ${left + scrollX}px; top: ${top + scrollY}px`;
}
