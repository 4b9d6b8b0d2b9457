/* One product of the history, as a tile that can be dragged, moved with the keys and taken out. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { picture } from '../shared/picture.js';

const DRAG = 6; // pixels; what moves less is a click

/**
 * @typedef {object} Strip what a tile may do with the strip that it is in
 * @property {HTMLElement} strip
 * @property {(place: number, to: number) => void} move
 * @property {(place: number) => void} remove
 * @property {(place: number) => void} focusOn
 * @property {() => void} onPick
 */

/**
 * A tile that is kept while its product stays in the history; its place is read when it is needed.
 *
 * @param {string} key
 * @param {import('../shared/items.js').Item} item
 * @param {Strip} strip
 */
export function historyTile(key, item, { strip, move, remove, focusOn, onPick }) {
  const place = () => [...strip.children].indexOf(node);
  const says = { tabindex: -1 };
  /**
   * @param {import('../shared/icons.js').IconName} name
   * @param {string} label
   * @param {() => void} act
   */
  const tool = (name, label, act) =>
    button('', icon(name), act, { ...says, 'aria-label': `${label}: ${item.title}`, title: label });
  const number = el('span', { class: 'mm-place', 'aria-hidden': 'true' });
  const about = { title: item.title, 'aria-describedby': 'mm-history-hint' };
  const face = button('mm-tile-face', [picture(item, { eager: true }), number], onPick, { ...about, onkeydown: press });
  const tools = el(
    'span',
    { class: 'mm-tile-tools' },
    tool('left', 'Move earlier', () => move(place(), place() - 1)),
    tool('close', 'Remove', () => remove(place())),
    tool('right', 'Move later', () => move(place(), place() + 1)),
  );
  const node = el('li', { class: 'mm-tile', 'data-key': key, 'data-item': item.id }, face, tools);
  makeDraggable(node, face, (to) => move(place(), to));

  /** @param {KeyboardEvent} event */
  function press(event) {
    const step = event.key === 'ArrowLeft' ? -1 : Number(event.key === 'ArrowRight');
    const isRemoving = event.key === 'Delete' || event.key === 'Backspace';
    if (!step && !isRemoving) return;
    event.preventDefault();
    if (!step) remove(place());
    else if (event.shiftKey || event.altKey) move(place(), place() + step);
    else focusOn(place() + step);
  }

  /** @param {number} position */
  function show(position) {
    number.textContent = String(position + 1);
    face.setAttribute('aria-label', `${position + 1}: ${item.title}`);
  }
  return { node, face, show, title: item.title };
}

/**
 * Dragging with a mouse or a pen; fingers scroll the strip and use the buttons.
 *
 * @param {HTMLElement} node
 * @param {HTMLElement} face
 * @param {(to: number) => void} onDrop
 */
function makeDraggable(node, face, onDrop) {
  face.addEventListener('pointerdown', (down) => {
    if (down.button !== 0 || down.pointerType === 'touch') return;
    const tiles = /** @type {HTMLElement[]} */ ([...(node.parentElement?.querySelectorAll('.mm-tile') ?? [])]);
    const drag = dragOf(tiles, tiles.indexOf(node));
    const onMove = (/** @type {PointerEvent} */ event) => {
      const by = event.clientX - down.clientX;
      if (!node.classList.contains('is-dragged')) {
        if (Math.abs(by) < DRAG) return;
        node.classList.add('is-dragged');
        face.setPointerCapture(down.pointerId);
      }
      drag.move(by);
    };
    const ends = /** @type {const} */ (['pointerup', 'pointercancel']);
    const onEnd = () => {
      face.removeEventListener('pointermove', onMove);
      for (const end of ends) face.removeEventListener(end, onEnd);
      for (const tile of tiles) tile.style.transform = '';
      node.classList.remove('is-dragged');
      onDrop(drag.to());
    };
    face.addEventListener('pointermove', onMove);
    for (const end of ends) face.addEventListener(end, onEnd);
  });
}

/**
 * Lets the tiles make room for the one that is dragged over them.
 *
 * @param {HTMLElement[]} tiles
 * @param {number} place
 */
function dragOf(tiles, place) {
  const centres = tiles.map((tile) => tile.getBoundingClientRect()).map((box) => box.left + box.width / 2);
  const step = tiles.length > 1 ? centres[1] - centres[0] : 0;
  let to = place;
  /** @param {number} by */
  function move(by) {
    const centre = centres[place] + by;
    const distance = (/** @type {number} */ one) => Math.abs(centres[one] - centre);
    to = centres.reduce((best, _, one) => (distance(one) < distance(best) ? one : best), 0);
    tiles.forEach((tile, one) => {
      const isPassed = (one - place) * (one - to) <= 0; // lies between where it was and where it goes
      const shift = one === place ? by : isPassed ? Math.sign(place - to) * step : 0;
      tile.style.transform = shift ? `translateX(${shift}px)` : '';
    });
  }
  return { move, to: () => to };
}
