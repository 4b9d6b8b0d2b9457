/* The captions of the first codes where their codewords lie; the largest first, and as many as find room. */

import { codeNumber } from '../shared/code_names.js';
import { el } from '../shared/dom.js';

/** @typedef {import('./map_sight.js').MapSight} MapSight */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom, in pixels */

const NEAR = 110; // pixels; the same caption twice within them is said once

/**
 * @param {import('../shared/codebook.js').Codebook} codebook
 * @param {MapSight} sight
 */
export function mapCaptions(codebook, sight) {
  const node = el('div', { class: 'mm-map-captions', 'aria-hidden': 'true' });
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  const clusters = codebook.next([]).map((prefix) => ({
    place: codebook.map.landmarks[codeNumber(prefix[0])],
    caption: codebook.chip(prefix).caption,
    count: codebook.below(prefix).length,
  }));

  function merged() {
    /** @type {{ caption: string, count: number, left: number, top: number }[]} */
    const places = [];
    for (const { place, caption, count } of clusters) {
      const [left, top] = sight.toPixels(place);
      const same = places.find((one) => one.caption === caption && Math.hypot(one.left - left, one.top - top) < NEAR);
      if (!same) {
        places.push({ caption, count, left, top });
        continue;
      }
      same.count += count;
      const share = count / same.count;
      same.left += (left - same.left) * share;
      same.top += (top - same.top) * share;
    }
    return places.sort((a, b) => b.count - a.count);
  }

  /**
   * Lays them anew.
   *
   * @param {Box[]} taken boxes that they leave free
   */
  function lay(taken) {
    pen.font = `600 12px ${getComputedStyle(node).fontFamily}`;
    const fitting = merged().flatMap(({ caption, left, top }) => {
      const half = pen.measureText(caption).width / 2 + 4;
      const beside = [
        [0, -15],
        [0, 15],
        [half + 6, 0],
        [-half - 6, 0],
      ].map(([x, y]) => [left + x, top + y]);
      const boxes = beside.map(([x, y]) => /** @type {Box} */ ([x - half, y - 9, x + half, y + 9]));
      const free = boxes.findIndex((box) => isFree(box, taken, sight));
      if (free < 0) return [];
      taken.push(boxes[free]);
      return [{ caption, left: beside[free][0], top: beside[free][1] }];
    });
    node.replaceChildren(
      ...fitting.map(({ caption, left, top }) =>
        el('span', { text: caption, style: `left: ${left}px; top: ${top}px` }),
      ),
    );
  }

  return { node, lay };
}

/**
 * @param {Box} box
 * @param {Box[]} taken
 * @param {MapSight} sight
 */
function isFree([left, top, right, bottom], taken, { width, height }) {
  const isInside = left > 0 && top > 0 && right < width && bottom < height;
  return isInside && taken.every((other) => left > other[2] || right < other[0] || top > other[3] || bottom < other[1]);
}
