/* A box or a lasso that was drawn on the map, as the address writes it: few corners, whole places of the map. Pure. */

/** @typedef {import('./map_sight.js').Point} Point */

const MOST = 40; // corners; a link shall not be endless

/**
 * The same shape with few corners, so that what a link brings back is what was selected.
 *
 * @param {Point[]} corners
 * @returns {Point[]}
 */
export function fewCorners(corners) {
  const step = Math.max(1, corners.length / MOST);
  const kept = Array.from({ length: Math.min(corners.length, MOST) }, (_, at) => corners[Math.floor(at * step)]);
  return kept.map(([x, y]) => [Math.round(x), Math.round(y)]);
}

/** @param {Point[]} corners */
export const writeShape = (corners) => corners.map(([x, y]) => `${x}.${y}`).join(' ');

/**
 * @param {string} written
 * @returns {Point[]} none where it is no shape
 */
export function readShape(written) {
  const corners = written.split(' ').map((corner) => corner.match(/^(-?\d{1,6})\.(-?\d{1,6})$/));
  if (corners.length < 3 || corners.length > MOST || corners.some((corner) => !corner)) return [];
  return corners.map((corner) => [Number(corner?.[1]), Number(corner?.[2])]);
}
