/* Where the tiles of a treemap lie, and how the pictures on a tile do. Pure, no DOM. */

/** @typedef {{ x: number, y: number, w: number, h: number }} Box in percent of the plane */

const CELL = 58; // pixels; smaller pictures show nothing
const ODD = 0.55; // log of a cell's shape from which a square would lose too much of it
const ENOUGH = 9; // pictures beyond which more say nothing new

/**
 * How high a plane of so many products is drawn, in pixels: a small one need not fill the screen.
 *
 * @param {number} count
 * @param {number} width
 */
export function treemapHeight(count, width) {
  const full = width < 500 ? 900 : 760;
  return Math.min(full, 200 + count * (width < 500 ? 40 : 24));
}

/**
 * Squarified treemap (Bruls, Huizing & van Wijk 2000).
 *
 * @param {number[]} sizes in descending order
 * @param {number} width of the plane
 * @param {number} height
 * @returns {Box[]} whose areas are in proportion to the sizes, and tile the plane
 */
export function squarify(sizes, width, height) {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  /** @type {[number, number, number, number][]} */
  const boxes = [];
  let [x, y, w, h] = [0, 0, width, height];

  /** Lays a row along the shorter side.
   *
   * @param {number[]} row areas
   */
  function place(row) {
    const isColumn = w >= h; // a column at the left, or a row at the top
    const thickness = sumOf(row) / (isColumn ? h : w);
    let offset = 0;
    for (const area of row) {
      const length = area / thickness;
      boxes.push(isColumn ? [x, y + offset, thickness, length] : [x + offset, y, length, thickness]);
      offset += length;
    }
    if (isColumn) [x, w] = [x + thickness, w - thickness];
    else [y, h] = [y + thickness, h - thickness];
  }

  /** @type {number[]} */
  let row = [];
  for (const size of sizes) {
    const area = (size / total) * width * height;
    const side = Math.min(w, h);
    if (row.length && worst([...row, area], side) > worst(row, side)) {
      place(row);
      row = [];
    }
    row.push(area);
  }
  if (row.length) place(row);
  const percent = (/** @type {number} */ part, /** @type {number} */ whole) => (part / whole) * 100;
  return boxes.map(([left, top, wide, high]) => {
    return { x: percent(left, width), y: percent(top, height), w: percent(wide, width), h: percent(high, height) };
  });
}

/** @param {number[]} areas */
const sumOf = (areas) => areas.reduce((sum, area) => sum + area, 0);

/**
 * The longest shape in a row: its longer side by its shorter one.
 *
 * @param {number[]} row areas
 * @param {number} side that the row lies along
 */
function worst(row, side) {
  const sum = sumOf(row);
  return Math.max((side * side * Math.max(...row)) / (sum * sum), (sum * sum) / (side * side * Math.min(...row)));
}

/**
 * The grid whose cells are nearest to squares, in a space of some pixels, with no more cells than there are products.
 *
 * @param {number} count of products
 * @param {number} width
 * @param {number} height
 */
export function pictureGrid(count, width, height) {
  let best = { columns: 1, rows: 1, isOdd: true };
  let least = Infinity;
  const few = Math.min(count, ENOUGH);
  const mostRows = Math.max(1, Math.floor(height / CELL));
  const mostColumns = Math.min(count, Math.max(1, Math.floor(width / CELL)));
  for (let columns = 1; columns <= mostColumns; columns += 1) {
    const squareRows = Math.round((columns * height) / width);
    const rows = Math.max(1, Math.min(Math.floor(count / columns), mostRows, squareRows));
    const shape = Math.abs(Math.log(width / columns / (height / rows)));
    const cost = shape + (0.3 * (few - Math.min(ENOUGH, columns * rows))) / few;
    if (cost < least) [least, best] = [cost, { columns, rows, isOdd: shape > ODD }];
  }
  return best;
}

/**
 * Some of many, evenly over all of them; those that pass the test where there are enough.
 *
 * @param {number[]} rows
 * @param {number} count
 * @param {(row: number) => boolean} isPreferred
 */
export function spread(rows, count, isPreferred) {
  const preferred = rows.filter(isPreferred);
  const from = preferred.length >= count ? preferred : rows;
  return Array.from({ length: count }, (_, place) => from[Math.floor((place * from.length) / count)]);
}
