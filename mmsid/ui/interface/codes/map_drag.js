/* The map is moved by what points: one finger or the mouse drags it, two fingers and the wheel with Ctrl magnify it, a
   double click shows all of it. */

/** @typedef {import('./map_sight.js').Point} Point */

const TURN = 0.0022; // of the magnification, for each pixel that a wheel turns
const LINE = 24; // pixels of a line, where a wheel counts lines

/**
 * @param {HTMLElement} stage
 * @param {import('./map_sight.js').MapSight} sight
 * @param {import('./map_canvas.js').MapCanvas} canvas
 * @param {() => string} tool that is chosen
 */
export function mapDrag(stage, sight, canvas, tool) {
  /** @type {Map<number, Point>} */
  const held = new Map(); // pointers that are down on the map, and where they were last

  /** @returns {Point} */
  function at(/** @type {{ clientX: number, clientY: number }} */ event) {
    const { left, top } = stage.getBoundingClientRect();
    return [event.clientX - left - stage.clientLeft, event.clientY - top - stage.clientTop];
  }
  const isOnButton = (/** @type {Event} */ event) => event.target instanceof Element && event.target.closest('button');

  stage.addEventListener('pointerdown', (event) => {
    if (event.button || event.shiftKey || tool() !== 'move' || isOnButton(event)) return;
    held.set(event.pointerId, at(event));
  });
  window.addEventListener('pointermove', (event) => {
    const before = held.get(event.pointerId);
    if (!before || !sight.part) return;
    const now = at(event);
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    held.set(event.pointerId, now);
    if (other) pinch(before, now, other);
    else canvas.look(sight.moved([before[0] - now[0], now[1] - before[1]]));
  });
  for (const end of ['pointerup', 'pointercancel']) {
    window.addEventListener(end, (event) => held.delete(/** @type {PointerEvent} */ (event).pointerId));
  }

  /**
   * One of two fingers moved; what is below the other one stays there.
   *
   * @param {Point} before
   * @param {Point} now
   * @param {Point} other
   */
  function pinch(before, now, other) {
    const apart = (/** @type {Point} */ [x, y]) => Math.max(20, Math.hypot(x - other[0], y - other[1]));
    canvas.look(sight.scaled(apart(before) / apart(now), sight.toPlace(other)));
  }

  stage.addEventListener(
    'wheel',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || !sight.part) return;
      event.preventDefault(); // else the whole page is magnified
      const turned = event.deltaY * (event.deltaMode ? LINE : 1);
      canvas.look(sight.scaled(Math.exp(turned * TURN), sight.toPlace(at(event))));
    },
    { passive: false },
  );
  stage.addEventListener('dblclick', (event) => {
    if (tool() === 'move' && !isOnButton(event)) canvas.whole();
  });
}
