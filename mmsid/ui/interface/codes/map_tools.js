/* The tools of the map: what it is coloured by, how a pointer moves or selects, how near one looks. */

import { el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { plural } from '../shared/numbers.js';
import { reading } from '../shared/reading.js';
import { signButton } from './map_code.js';

const ZOOM = 1.6; // per press
const STEP = 60; // pixels that an arrow key moves the map

/** @type {['move' | 'box' | 'lasso', 'hand' | 'box' | 'lasso', string][]} */
const TOOLS = [
  ['move', 'hand', 'Move'],
  ['box', 'box', 'Select with a box'],
  ['lasso', 'lasso', 'Select with a lasso (or hold Shift)'],
];

/** @typedef {import('./map_colourings.js').Colouring} Colouring */

/**
 * @typedef {object} Listeners
 * @property {(colouring: Colouring) => void} onColour
 * @property {(factor: number) => void} onZoom
 * @property {() => void} onWhole
 * @property {() => void} onSight selects all that is in sight
 */

/**
 * @param {HTMLElement} stage
 * @param {Colouring[]} colourings
 * @param {Listeners} listeners
 */
export function mapTools(stage, colourings, { onColour, onZoom, onWhole, onSight }) {
  const resting = matchMedia('(pointer: coarse)').matches ? '' : 'move'; // one finger scrolls the page until a tool is chosen
  let tool = resting;
  const names = colourings.map(() => el('option'));
  reading.follow(() => {
    for (const [place, { name, story }] of colourings.entries()) {
      names[place].textContent = reading.isStory ? story : name;
      names[place].hidden = reading.isStory && !story && !names[place].selected;
    }
  });
  const by = el('select', { onchange: () => onColour(colourings[by.selectedIndex]) }, names);
  const tools = TOOLS.map(([name, picture, label]) =>
    signButton(picture, label, () => use(tool === name ? resting : name), { 'data-tool': name }),
  );
  const zooms = [
    signButton('plus', 'Zoom in', () => onZoom(1 / ZOOM)),
    signButton('minus', 'Zoom out', () => onZoom(ZOOM)),
    signButton('home', 'Show the whole map', onWhole),
    signButton('check', 'Select what is in sight', onSight),
  ];
  const node = el(
    'div',
    { class: 'mm-map-tools' },
    el('label', {}, 'Colour by', el('span', { class: 'mm-select' }, by, icon('down'))),
    el(
      'div',
      { class: 'mm-map-buttons', role: 'group', 'aria-label': 'Tools' },
      tools,
      el('span', { class: 'mm-map-gap' }),
      zooms,
    ),
  );

  /** @param {string} name */
  function use(name) {
    tool = name;
    for (const one of tools) one.setAttribute('aria-pressed', String(one.dataset.tool === tool));
    stage.dataset.tool = tool;
  }

  /** @param {Colouring} colouring */
  const show = (colouring) => {
    by.selectedIndex = colourings.indexOf(colouring);
  };
  return { node, tool: () => tool, use, show };
}

/** @param {number} count of products */
export function mapStage(count) {
  const help =
    `Map of ${plural(count, 'product')}. Arrow keys move it, plus and minus zoom, 0 shows all of it, ` +
    'Enter selects what is in sight.';
  return el('div', { class: 'mm-map-stage', tabindex: '0', role: 'group', 'aria-label': help });
}

/**
 * What the keys do while the stage has the focus.
 *
 * @param {HTMLElement} stage
 * @param {import('./map_sight.js').MapSight} sight
 * @param {import('./map_canvas.js').MapCanvas} canvas
 * @param {{ onZoom: (factor: number) => void, onSight: () => void }} listeners
 */
export function mapKeys(stage, sight, canvas, { onZoom, onSight }) {
  const move = (/** @type {number} */ right, /** @type {number} */ up) => () => canvas.look(sight.moved([right, up]));
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: move(-STEP, 0),
    ArrowRight: move(STEP, 0),
    ArrowUp: move(0, STEP),
    ArrowDown: move(0, -STEP),
    '+': () => onZoom(1 / ZOOM),
    '=': () => onZoom(1 / ZOOM),
    '-': () => onZoom(ZOOM),
    0: () => canvas.whole(),
    Enter: onSight,
  };
  return (/** @type {KeyboardEvent} */ event) => {
    const act = keys[event.key];
    if (event.target !== stage || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}
