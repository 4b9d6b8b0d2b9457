/* A box or a lasso that is drawn over the map with whatever points. */

import { svg } from '../shared/dom.js';

/** @typedef {import('./map_sight.js').Point} Point */

const CLICK = 5; // pixels; what moves less is a click

/**
 * Hands over the corners of what is drawn, in pixels; what hardly moved is a click.
 *
 * @param {HTMLElement} stage
 * @param {() => string} tool that is chosen: box, lasso or another
 * @param {{ onShape: (corners: Point[]) => void, onClick: (event: PointerEvent) => void }} listeners
 */
export function mapMarquee(stage, tool, { onShape, onClick }) {
  const outline = svg('polygon');
  /** @type {Point[] | null} */
  let trail = null; // where the pointer went since it was pressed
  let kind = '';
  let isMoved = false;

  /** @returns {Point} */
  function at(/** @type {PointerEvent} */ event) {
    const { left, top } = stage.getBoundingClientRect();
    return [event.clientX - left - stage.clientLeft, event.clientY - top - stage.clientTop];
  }
  const isShape = () => kind === 'box' || kind === 'lasso';
  const end = () => {
    trail = null;
    outline.setAttribute('points', '');
  };

  stage.addEventListener(
    'pointerdown',
    (event) => {
      isMoved = false;
      kind = event.shiftKey ? 'lasso' : tool();
      const isOnButton = event.target instanceof Element && event.target.closest('button');
      if (!event.button && !isOnButton) trail = [at(event)];
    },
    true,
  );
  window.addEventListener('pointermove', (event) => {
    if (!trail) return;
    trail.push(at(event));
    const [[x0, y0], [x, y]] = [trail[0], trail[trail.length - 1]];
    isMoved ||= Math.hypot(x - x0, y - y0) >= CLICK;
    if (isMoved && isShape()) outline.setAttribute('points', cornersOf(trail, kind).join(' '));
  });
  window.addEventListener('pointerup', (event) => {
    if (!trail) return;
    if (!isMoved) onClick(event);
    else if (isShape()) onShape(cornersOf(trail, kind));
    end();
  });
  window.addEventListener('pointercancel', end);

  /** Tells whether there was something to cancel. */
  function cancel() {
    const isDrawing = trail !== null;
    if (isDrawing) end();
    return isDrawing;
  }

  return { node: svg('svg', { class: 'mm-map-marquee' }, outline), cancel };
}

/**
 * @param {Point[]} trail
 * @param {string} kind
 * @returns {Point[]}
 */
function cornersOf(trail, kind) {
  if (kind === 'lasso') return trail;
  const [[x0, y0], [x1, y1]] = [trail[0], trail[trail.length - 1]];
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
}
