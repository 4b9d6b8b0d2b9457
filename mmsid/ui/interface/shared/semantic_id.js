/* A semantic ID as captioned chips, coarse to fine; a code never stands without its caption, and says so where the
   caption does not hold for the product that it stands on. */

import { doubtOf } from './captions.js';
import { toggleCodePopover } from './code_popover.js';
import { el } from './dom.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */

const STEPS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 });

/**
 * A code and what it means, in its level's hue.
 *
 * @template {'li' | 'span' | 'button'} Tag
 * @param {Tag} tag
 * @param {Pick<Chip, 'code' | 'caption' | 'holds'>} chip
 * @param {Record<string, any>} [more] attributes
 */
export function codeChip(tag, chip, { class: kind = '', ...more } = {}) {
  const looks = `mm-code mm-level-${chip.code[0]}${kind && ` ${kind}`}`;
  const attributes = tag === 'button' ? { type: 'button', class: looks, ...more } : { class: looks, ...more };
  return el(tag, attributes, el('code', { text: chip.code }), captionWithDoubt(chip));
}

/**
 * The caption of a code, with a word where it does not hold for the product: the one place that says so.
 *
 * @param {Pick<Chip, 'caption' | 'holds'>} chip
 */
export function captionWithDoubt(chip) {
  const doubt = doubtOf(chip);
  return el(
    'span',
    { class: 'mm-code-text', title: doubt ? `${chip.caption}: ${doubt}` : chip.caption },
    el('span', { class: 'mm-code-caption', text: chip.caption }),
    doubt && [' ', el('small', { class: 'mm-code-doubt', text: doubt })],
  );
}

/**
 * An ID, each of whose codes tells on demand how far it holds. The whole ID is one tab stop; arrows go along it.
 *
 * @param {Chip[]} codes
 */
export function semanticId(codes) {
  const prefix = codes.map(({ code }) => code);
  const buttons = codes.map((chip, level) =>
    codeChip('button', chip, {
      tabindex: level ? -1 : 0,
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      onclick: (/** @type {MouseEvent} */ event) => {
        moveStop(buttons, level);
        toggleCodePopover(event, chip, prefix.slice(0, level + 1));
      },
    }),
  );
  return el(
    'ol',
    { class: 'mm-id', 'aria-label': `Semantic ID ${prefix.join(' ')}`, onkeydown: stepping(buttons) },
    buttons.map((face) => el('li', {}, face)),
  );
}

/**
 * An ID that is only read, as in a tip that follows the pointer.
 *
 * @param {Chip[]} codes
 */
export const readOnlyId = (codes) =>
  el(
    'ol',
    { class: 'mm-id' },
    codes.map((chip) => el('li', {}, codeChip('span', chip))),
  );

/**
 * @param {HTMLButtonElement[]} buttons
 * @param {number} at
 */
function moveStop(buttons, at) {
  for (const [place, face] of buttons.entries()) face.tabIndex = place === at ? 0 : -1;
}

/**
 * @param {HTMLButtonElement[]} buttons
 * @returns {(event: KeyboardEvent) => void}
 */
function stepping(buttons) {
  return (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const ends = /** @type {Record<string, number>} */ ({ Home: 0, End: buttons.length - 1 });
    const step = STEPS[event.key];
    const goal = ends[event.key] ?? (step && Math.min(buttons.length - 1, Math.max(0, at + step)));
    if (goal === undefined) return;
    event.preventDefault();
    moveStop(buttons, goal);
    buttons[goal].focus();
  };
}
