/* Where the nodes and links of a path tree lie, in pixels. Pure, no DOM.

   A node's height and its link grow with the probability of the whole path. Children stand in their parents' order, so
   no links cross; they stand beside their parents where there is room. */

/** @typedef {import('../contract.d.ts').TreeNode} PathNode */
/** @typedef {import('../contract.d.ts').TreeLevel} Level */

/**
 * @typedef {object} Placed
 * @property {PathNode} node
 * @property {number} level
 * @property {boolean} isLeaf
 * @property {Placed | null} parent
 * @property {Placed[]} children
 * @property {number} top
 * @property {number} height
 */

const ROW = 40; // pixels; the least height of a node, for two lines of text
const TALLEST = 76;
const DENSEST = 280; // pixels per probability of 1, at most; keeps a flat distribution from growing too tall
const THINNEST = 1.5;
const GAP = { siblings: 4, families: 9 };

/** @param {Placed} one */
export const middleOf = (one) => one.top + one.height / 2;

/**
 * @param {Placed} one
 * @param {Placed | undefined} before
 */
function gapOf(one, before) {
  if (!before) return 0;
  return one.parent === before.parent ? GAP.siblings : GAP.families;
}

/**
 * Children under their parents, in the parents' order, the most probable first.
 *
 * @param {Level[]} levels
 * @returns {Placed[][]} per level, from top to bottom
 */
export function arrangeTree(levels) {
  /** @type {Placed[][]} */
  const came = levels.map(({ nodes }, level) =>
    nodes.map((node) => {
      return { node, level, isLeaf: level === levels.length - 1, parent: null, children: [], top: 0, height: 0 };
    }),
  );
  /** @type {Placed[][]} */
  const arranged = [];
  came.forEach((ones, level) => {
    const order = new Map(arranged[level - 1]?.map((parent, place) => [parent, place]));
    const place = (/** @type {Placed} */ one) => (one.parent && order.get(one.parent)) ?? 0;
    for (const one of ones) one.parent = came[level - 1]?.[one.node.parent] ?? null;
    const sorted = [...ones].sort((a, b) => place(a) - place(b) || b.node.path_probability - a.node.path_probability);
    for (const one of sorted) one.parent?.children.push(one);
    arranged.push(sorted);
  });
  return arranged;
}

/**
 * Gives every node its `top` and `height`.
 *
 * @param {Placed[][]} levels
 * @returns {{ height: number, scale: number }} of all, and pixels per probability of 1
 */
export function placeTree(levels) {
  const all = levels.flat();
  if (!all.length) return { height: 0, scale: 1 };
  const scale = Math.min(TALLEST / Math.max(...all.map(({ node }) => node.path_probability)), DENSEST);
  for (const one of all) one.height = Math.max(ROW, Math.round(one.node.path_probability * scale));
  const needs = levels.map((ones) => ones.reduce((sum, one, at) => sum + one.height + gapOf(one, ones[at - 1]), 0));
  const height = Math.max(...needs);
  levels.forEach((ones, level) => {
    placeDown(ones, (height - needs[level]) / Math.max(1, ones.length - 1));
    placeUp(ones, height);
  });
  return { height, scale };
}

/**
 * From top to bottom, each beside its parent or below the one before.
 *
 * @param {Placed[]} ones
 * @param {number} spare pixels between two that have no parents
 */
function placeDown(ones, spare) {
  let end = 0;
  ones.forEach((one, at) => {
    const least = end + gapOf(one, ones[at - 1]);
    one.top = one.parent ? Math.max(least, middleOf(one.parent) - one.height / 2) : least + (at && spare);
    end = one.top + one.height;
  });
}

/**
 * What was pushed below the end moves up again.
 *
 * @param {Placed[]} ones
 * @param {number} height
 */
function placeUp(ones, height) {
  let end = height;
  for (let at = ones.length - 1; at >= 0; at -= 1) {
    const one = ones[at];
    one.top = Math.min(one.top, end - one.height);
    end = one.top - gapOf(one, ones[at - 1]);
  }
}

/**
 * Where each link leaves its parent, and how thick it is: a node's links leave it side by side, around its middle.
 *
 * @param {Placed[][]} levels
 * @param {number} scale
 * @returns {Map<Placed, { from: number, width: number }>}
 */
export function linksOf(levels, scale) {
  const widthOf = (/** @type {Placed} */ one) => Math.max(THINNEST, one.node.path_probability * scale);
  const links = new Map();
  for (const parent of levels.flat()) {
    if (!parent.parent) links.set(parent, { from: middleOf(parent), width: widthOf(parent) });
    let edge = middleOf(parent) - parent.children.reduce((sum, child) => sum + widthOf(child), 0) / 2;
    for (const child of parent.children) {
      links.set(child, { from: edge + widthOf(child) / 2, width: widthOf(child) });
      edge += widthOf(child);
    }
  }
  return links;
}

/**
 * A node with all that leads to it and all that follows.
 *
 * @param {Placed} one
 * @returns {Set<Placed>}
 */
export function tracedFrom(one) {
  /** @type {Set<Placed>} */
  const traced = new Set();
  for (let up = one.parent; up; up = up.parent) traced.add(up);
  const trace = (/** @type {Placed} */ down) => {
    traced.add(down);
    down.children.forEach(trace);
  };
  trace(one);
  return traced;
}

/**
 * Where a key leads from a node: to the parent, to the first child and along the level.
 *
 * @param {Placed[][]} levels
 * @param {Placed} one
 * @param {string} key
 * @returns {Placed | null | undefined} undefined where the key leads nowhere in any tree
 */
export function stepFrom(levels, one, key) {
  const beside = levels[one.level];
  const at = beside.indexOf(one);
  /** @type {Record<string, Placed | undefined | null>} */
  const steps = {
    ArrowLeft: one.parent,
    ArrowRight: one.children[0],
    ArrowUp: beside[at - 1],
    ArrowDown: beside[at + 1],
    Home: beside[0],
    End: beside[beside.length - 1],
  };
  return key in steps ? (steps[key] ?? null) : undefined;
}
