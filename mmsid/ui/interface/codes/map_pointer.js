/* What happens where the pointer is on the map: a word about what is below it, a click, a turn of the wheel. */

import { codeName } from '../shared/code_names.js';
import { items } from '../shared/items.js';
import { state } from '../shared/state.js';

const TURNED = 1200; // milliseconds that the page says how to zoom

/**
 * @typedef {object} Parts
 * @property {HTMLElement} stage
 * @property {import('./map_canvas.js').MapCanvas} canvas
 * @property {ReturnType<typeof import('./map_overlays.js').mapTip>} tip
 * @property {number[]} rows of the dots
 * @property {import('./map_sight.js').Point[]} positions of the dots
 */

/** @param {Parts} parts */
export function mapPointer({ stage, canvas, tip, rows, positions }) {
  let pointed = '';

  /** @param {PointerEvent} event */
  function hover(event) {
    const isOnButton = event.target instanceof Element && event.target.closest('button');
    const found = event.buttons || isOnButton ? null : canvas.below(event);
    if (!found) {
      leave();
      return;
    }
    const key = JSON.stringify(found);
    if (key === pointed && tip.isShown) return;
    pointed = key;
    stage.classList.add('is-pointing');
    if ('landmark' in found) tip.landmark(found.landmark);
    else tip.product(items[rows[found.dot]], positions[found.dot]);
  }

  function leave() {
    stage.classList.remove('is-pointing');
    tip.hide();
  }

  /** @param {PointerEvent} event */
  function click(event) {
    const found = canvas.below(event);
    if (!found) return;
    if ('dot' in found) {
      state.change({ item: items[rows[found.dot]].id });
      return;
    }
    const code = [codeName(0, found.landmark)];
    state.change({ code: state.code?.join() === code.join() ? null : code });
  }

  stage.addEventListener('pointermove', hover, true);
  stage.addEventListener('pointerleave', leave);
  return { click, leave };
}

/**
 * The wheel alone scrolls the page, as everywhere; with Ctrl it zooms.
 *
 * @param {HTMLElement} stage
 * @param {HTMLElement} section
 */
export function followWheel(stage, section) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  function turn(/** @type {WheelEvent} */ event) {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    section.classList.add('is-wheeled');
    clearTimeout(saying);
    saying = setTimeout(() => section.classList.remove('is-wheeled'), TURNED);
  }
  stage.addEventListener('wheel', turn, { capture: true, passive: true });
}
