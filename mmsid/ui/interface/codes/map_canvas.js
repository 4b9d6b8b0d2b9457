/* The map's dots on a canvas: one stamp per colour, pressed wherever a dot of that colour is in sight. A "dot" is a place
   in the codebook's `map.rows`. Twenty thousand take some milliseconds, so whatever moves the map draws all of it anew. */

import { el } from '../shared/dom.js';
import { isFaint } from './look_colours.js';

/** @typedef {import('./map_groups.js').Group} Group */
/** @typedef {import('./map_palette.js').Palette} Palette */
/** @typedef {import('./map_sight.js').MapSight} MapSight */
/** @typedef {import('./map_sight.js').Point} Point */

const REACH = { landmark: 5, dot: 12 }; // pixels within which one is meant
const SHARPEST = 2; // pixels of the screen to one of the page, of which more are not seen

/**
 * @typedef {object} Hooks
 * @property {() => Group[]} group gives the dots by colour, lowest first
 * @property {() => void} onLaid lays what lies over the dots
 * @property {() => void} onMoved another part came into sight
 * @property {() => void} onPainted
 */

export class MapCanvas {
  node = el('canvas', { class: 'mm-map-plot' });
  /** @type {Group[]} */
  groups = [];
  /** @type {number[]} */
  drawn = []; // all dots of the groups, in that order
  #pen = /** @type {CanvasRenderingContext2D} */ (this.node.getContext('2d'));
  #isDue = false;
  #positions;
  #landmarks;
  #sight;
  #palette;
  #hooks;

  /**
   * @param {{ positions: Point[], landmarks: Point[] }} places of the dots and of the first codewords
   * @param {MapSight} sight
   * @param {Palette} palette
   * @param {Hooks} hooks
   */
  constructor({ positions, landmarks }, sight, palette, hooks) {
    this.#positions = positions;
    this.#landmarks = landmarks;
    this.#sight = sight;
    this.#palette = palette;
    this.#hooks = hooks;
  }

  /** Groups the dots by colour and draws them; what is in sight stays. */
  paint() {
    if (!this.#sight.part) return;
    this.groups = this.#hooks.group();
    this.drawn = this.groups.flatMap(({ dots }) => dots);
    this.node.dataset.sight = this.#sight.part.flat().join(' ');
    this.node.dataset.colours = JSON.stringify(this.groups.map(({ colour, dots }) => [colour, dots.length]));
    this.#draw();
    this.#hooks.onPainted();
  }

  /**
   * @param {import('./map_sight.js').Part} part
   * @param {boolean} [isWhole]
   */
  look(part, isWhole = false) {
    Object.assign(this.#sight, { part, isWhole });
    this.node.dataset.sight = part.flat().join(' ');
    this.#hooks.onMoved();
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => this.#draw());
  }

  whole() {
    this.look(this.#sight.whole(), true);
  }

  /**
   * The dot or the landmark below a pointer.
   *
   * @param {{ clientX: number, clientY: number }} pointer
   * @returns {{ dot: number } | { landmark: number } | null}
   */
  below({ clientX, clientY }) {
    const { left, top } = this.node.getBoundingClientRect();
    /** @type {Point} */
    const at = [clientX - left, clientY - top];
    const [dot, apart] = this.#sight.nearest(this.#positions, this.drawn, at, REACH.dot);
    const reach = Math.min(REACH.landmark, dot < 0 ? Infinity : apart);
    const [landmark] = this.#sight.nearest(this.#landmarks, this.#landmarks.keys(), at, reach);
    if (landmark >= 0) return { landmark };
    return dot >= 0 ? { dot } : null;
  }

  #draw() {
    this.#isDue = false;
    if (!this.#sight.part) return;
    const { width, height } = this.#sight;
    const sharp = Math.min(SHARPEST, window.devicePixelRatio || 1);
    const [across, down] = [Math.round(width * sharp), Math.round(height * sharp)];
    if (this.node.width !== across || this.node.height !== down) {
      Object.assign(this.node, { width: across, height: down });
    }
    this.#pen.setTransform(1, 0, 0, 1, 0, 0);
    this.#pen.clearRect(0, 0, across, down);
    const size = this.#dotSize() * sharp;
    for (const { colour, dots } of this.groups) this.#press(this.#stamp(colour, size), dots, sharp);
    this.#drawLandmarks(sharp);
    this.#hooks.onLaid();
  }

  /** Pixels: dots that do not hide each other, and that grow, more slowly, as the map is magnified. */
  #dotSize() {
    const room = 0.34 * Math.min(this.#sight.width, this.#sight.height);
    const size = Math.max(2.5, Math.min(7, room / Math.sqrt(this.#positions.length)));
    return size * Math.max(1, Math.min(2.5, this.#sight.magnification() ** 0.4));
  }

  /**
   * A dot of a colour, as it is pressed onto the map; a colour that would be lost on the card has a rim.
   *
   * @param {string} colour
   * @param {number} size in pixels of the screen
   */
  #stamp(colour, size) {
    const { card, ink, rest } = this.#palette;
    const stamp = document.createElement('canvas');
    const side = Math.ceil(size) + 4;
    Object.assign(stamp, { width: side, height: side });
    const pen = /** @type {CanvasRenderingContext2D} */ (stamp.getContext('2d'));
    pen.globalAlpha = colour === rest ? 1 : 0.9;
    pen.fillStyle = colour;
    pen.beginPath();
    pen.arc(side / 2, side / 2, size / 2, 0, 2 * Math.PI);
    pen.fill();
    if (colour !== rest && isFaint(colour, card)) {
      pen.strokeStyle = `${ink}80`;
      pen.stroke();
    }
    return stamp;
  }

  /**
   * @param {HTMLCanvasElement} stamp
   * @param {number[]} dots
   * @param {number} sharp
   */
  #press(stamp, dots, sharp) {
    const { part, width } = this.#sight;
    const [[left, right], [, top]] = /** @type {import('./map_sight.js').Part} */ (part);
    const [scale, half] = [(width * sharp) / (right - left), stamp.width / 2];
    const [across, down] = [this.node.width + half, this.node.height + half];
    for (const dot of dots) {
      const [placeX, placeY] = this.#positions[dot];
      const [x, y] = [(placeX - left) * scale, (top - placeY) * scale];
      if (x < -half || y < -half || x > across || y > down) continue;
      this.#pen.drawImage(stamp, x - half, y - half);
    }
  }

  /** @param {number} sharp */
  #drawLandmarks(sharp) {
    const pen = this.#pen;
    const half = ((this.#sight.width < 480 ? 5 : 7) / 2) * Math.SQRT2;
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    Object.assign(pen, { fillStyle: this.#palette.card, strokeStyle: this.#palette.levels.a, lineWidth: 1.2 });
    pen.beginPath();
    for (const place of this.#landmarks) {
      const [x, y] = this.#sight.toPixels(place);
      pen.moveTo(x, y - half);
      for (const [right, below] of [
        [half, 0],
        [0, half],
        [-half, 0],
      ])
        pen.lineTo(x + right, y + below);
      pen.closePath();
    }
    pen.fill();
    pen.stroke();
  }
}
