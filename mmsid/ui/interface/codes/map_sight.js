/* What of the map is in sight, and what lies where: pure geometry between the map's places and a stage's pixels.

   A place is [x, y] with y upwards; a part of the map is [[left, right], [bottom, top]]. Both axes have one scale,
   because on a stretched map other products are neighbours. */

/** @typedef {[number, number]} Point */
/** @typedef {[Point, Point]} Part */

const RIM = 24; // pixels around what is fitted

/**
 * @param {Point[]} places
 * @returns {Part}
 */
function extent(places) {
  const span = (/** @type {0 | 1} */ axis) => {
    /** @type {Point} */
    const none = [Infinity, -Infinity];
    return places.reduce(
      ([low, high], at) => /** @type {Point} */ ([Math.min(low, at[axis]), Math.max(high, at[axis])]),
      none,
    );
  };
  return [span(0), span(1)];
}

export class MapSight {
  width = 0; // pixels
  height = 0;
  /** @type {Part | null} */
  part = null; // none until the stage has a size
  isWhole = true;
  #everything;

  /** @param {Point[]} places that the whole map has */
  constructor(places) {
    this.#everything = extent(places);
  }

  /** @returns {Part} */
  get #now() {
    if (!this.part) throw new Error('Expected a stage with a size, but it has none yet.');
    return this.part;
  }

  /** @param {Part} part */
  #scale = ([[left, right]]) => (right - left) / this.width;

  /** @returns {Point} */
  #middle() {
    const [x, y] = this.#now.map(([low, high]) => (low + high) / 2);
    return [x, y];
  }

  /**
   * @param {Point} middle
   * @param {number} scale
   * @returns {Part}
   */
  #centred([x, y], scale) {
    const [across, up] = [(this.width * scale) / 2, (this.height * scale) / 2];
    return [
      [x - across, x + across],
      [y - up, y + up],
    ];
  }

  /** @param {Part} part */
  #fitted([[left, right], [bottom, top]]) {
    const across = (right - left) / (this.width - 2 * RIM);
    const scale = Math.max(across, (top - bottom) / (this.height - 2 * RIM), 1);
    return this.#centred([(left + right) / 2, (bottom + top) / 2], scale);
  }

  /**
   * The corners of all that is in sight, in pixels.
   *
   * @returns {Point[]}
   */
  corners() {
    const { width, height } = this;
    return [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ];
  }

  whole() {
    return this.#fitted(this.#everything);
  }

  /** @param {Point[]} places */
  around(places) {
    return this.#fitted(extent(places));
  }

  /**
   * The part that is larger or smaller by a factor, with one place where it was.
   *
   * @param {number} factor
   * @param {Point} [about]
   * @returns {Part}
   */
  scaled(factor, about = this.#middle()) {
    const along = (/** @type {0 | 1} */ axis) => {
      const [low, high] = this.#now[axis].map((end) => about[axis] + (end - about[axis]) * factor);
      return /** @type {Point} */ ([low, high]);
    };
    return [along(0), along(1)];
  }

  /**
   * The part so many pixels to the right and up.
   *
   * @param {Point} steps
   * @returns {Part}
   */
  moved(steps) {
    const scale = this.#scale(this.#now);
    const [across, up] = this.#now;
    const by = (/** @type {Point} */ [low, high], /** @type {number} */ step) =>
      /** @type {Point} */ ([low + step * scale, high + step * scale]);
    return [by(across, steps[0]), by(up, steps[1])];
  }

  magnification() {
    return this.#scale(this.whole()) / this.#scale(this.#now);
  }

  /** @param {Point} place */
  holds(place) {
    return this.#now.every(([low, high], axis) => place[axis] > low && place[axis] < high);
  }

  /**
   * @param {Point} place
   * @returns {Point}
   */
  toPixels([x, y]) {
    const [[left, right], [bottom, top]] = this.#now;
    return [((x - left) / (right - left)) * this.width, ((top - y) / (top - bottom)) * this.height];
  }

  /**
   * @param {Point} pixels
   * @returns {Point}
   */
  toPlace([x, y]) {
    const [[left, right], [bottom, top]] = this.#now;
    return [left + (x / this.width) * (right - left), top - (y / this.height) * (top - bottom)];
  }

  /**
   * Takes a stage's size; the middle and the scale stay, unless all is in sight. Tells whether it changed.
   *
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    if (width === this.width && height === this.height) return false;
    /** @type {[Point, number] | null} */
    const before = this.part && !this.isWhole ? [this.#middle(), this.#scale(this.part)] : null;
    [this.width, this.height] = [width, height];
    this.part = before ? this.#centred(...before) : this.whole();
    return true;
  }

  /**
   * The nearest place within so many pixels of a point on the stage, as [index, pixels]; of the same ones the last, on
   * top; [-1, …] where none is so near.
   *
   * @param {Point[]} places
   * @param {Iterable<number>} indices of those that are looked through
   * @param {Point} pixels
   * @param {number} reach
   * @returns {[number, number]}
   */
  nearest(places, indices, pixels, reach) {
    const unit = this.#scale(this.#now);
    const [x, y] = this.toPlace(pixels);
    let [found, square] = [-1, (reach * unit) ** 2];
    for (const index of indices) {
      const apart = (places[index][0] - x) ** 2 + (places[index][1] - y) ** 2;
      if (apart <= square) [found, square] = [index, apart];
    }
    return [found, Math.sqrt(square) / unit];
  }
}

/**
 * Whether a point lies inside a polygon: whether a ray from it crosses the outline an odd number of times.
 *
 * @param {Point} point
 * @param {Point[]} polygon
 */
export function isWithin([x, y], polygon) {
  let inside = false;
  for (let here = 0, before = polygon.length - 1; here < polygon.length; before = here, here += 1) {
    const [[x1, y1], [x2, y2]] = [polygon[here], polygon[before]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
