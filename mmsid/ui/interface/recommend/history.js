/* The history: products in the order in which they were looked at; moved by dragging, by keys or by buttons. */

import { button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf, shoppers } from '../shared/items.js';
import { calm, glide, reveal } from '../shared/motion.js';
import { plural } from '../shared/numbers.js';
import { announce, OWN_GONE, sentence } from '../shared/say.js';
import { state } from '../shared/state.js';
import { historyTile } from './history_tile.js';

const HINT = 'Left and right move between products. With Shift they move the product. Delete removes it.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountHistory({ element }) {
  const { node: notice, say } = sentence();
  const strip = el('ol', { class: 'mm-strip' });
  const drawHead = headOf(within(element, '.mm-history'), notice, strip);
  const addsOne = addLink();
  /** @type {Map<string, ReturnType<typeof historyTile>>} */
  let tiles = new Map();
  /** @type {string | null} */
  let picked = null;
  let length = 0;
  const bar = pickedBar({ placeOf: () => (picked === null ? -1 : [...tiles.keys()].indexOf(picked)), move, remove });
  strip.after(bar.node);

  /** @param {number} place */
  function remove(place) {
    const id = state.history[place];
    state.change({ history: state.history.filter((_, other) => other !== place) });
    announce(`Removed ${itemOf(id).title} from the history.`);
    focusOn(Math.min(place, state.history.length - 1));
  }

  /**
   * @param {number} place
   * @param {number} to
   */
  function move(place, to) {
    if (to < 0 || to >= state.history.length || to === place) return;
    const moved = [...state.history];
    moved.splice(to, 0, ...moved.splice(place, 1));
    state.change({ history: moved });
    announce(`${itemOf(moved[to]).title} is now number ${to + 1} of ${moved.length}.`);
    focusOn(to);
  }

  /** @param {number} place */
  function focusOn(place) {
    const face = tiles.get([...tiles.keys()][place])?.face;
    (face ?? strip.querySelector('a'))?.focus(); // the way to another one, where none is left
  }

  /**
   * Fingers pick a tile with a tap; the bar below the strip then acts on it.
   *
   * @param {string | null} key
   */
  function pick(key) {
    const tile = key === null ? undefined : tiles.get(key);
    picked = tile ? key : null;
    for (const [other, { node }] of tiles) node.classList.toggle('is-picked', other === picked);
    bar.show(tile?.title ?? null);
  }

  /** The tiles that the history needs, by a key of their own; those that were there stay. */
  function kept() {
    const now = new Map();
    state.history.forEach((id, place) => {
      let key = id;
      while (now.has(key)) key += '+';
      const toggle = () => pick(picked === key ? null : key);
      const tile = tiles.get(key) ?? historyTile(key, itemOf(id), { strip, move, remove, focusOn, onPick: toggle });
      tile.show(place);
      now.set(key, tile);
    });
    return now;
  }

  state.follow(() => {
    const { leftOut, gone } = state.link;
    const missing = `The link names ${plural(leftOut, 'product')} that this shop does not show; the others are here.`;
    drawHead();
    say(gone ? OWN_GONE : leftOut ? missing : '');
    tiles = kept();
    pick(picked);
    glide(strip, () => strip.replaceChildren(...[...tiles.values()].map(({ node }) => node), addsOne));
    const behavior = calm() || !length ? 'auto' : 'smooth';
    if (state.history.length > length) strip.scrollTo({ left: strip.scrollWidth, behavior });
    length = state.history.length;
  });
}

/**
 * The heading, with its tools to empty the history and to take that back.
 *
 * @param {HTMLElement} section
 * @param {...HTMLElement} below
 */
function headOf(section, ...below) {
  /** @type {{ history: string[], shopper: number | null } | null} */
  let cleared = null;
  const title = el('h2', { id: 'mm-history-title' });
  const count = el('span', { class: 'mm-count' });
  const undo = button('mm-quiet', 'Undo', () => {
    if (cleared) state.change(cleared);
    announce('The history is back.');
  });
  const clear = button('mm-quiet', 'Clear', () => {
    cleared = { history: state.history, shopper: state.shopper };
    state.change({ history: [], shopper: null });
    announce('The history is empty.');
  });
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, title, count, el('span', { class: 'mm-spring' }), undo, clear),
    ...below,
    el('p', { id: 'mm-history-hint', class: 'mm-hidden', text: HINT }),
  );
  return () => {
    const { history, shopper } = state;
    const order = el('span', { class: 'mm-wide mm-analyst', text: history.length > 1 ? ', oldest first' : '' });
    title.textContent = shopper === null ? 'Your history' : `${shoppers[shopper].name} looked at`;
    count.replaceChildren(history.length ? plural(history.length, 'product') : '', order);
    clear.hidden = !history.length;
    undo.hidden = history.length > 0 || !cleared;
  };
}

/**
 * What acts on the tile that a finger has picked.
 *
 * @param {object} acts
 * @param {() => number} acts.placeOf the picked one
 * @param {(place: number, to: number) => void} acts.move
 * @param {(place: number) => void} acts.remove
 */
function pickedBar({ placeOf, move, remove }) {
  const title = el('span');
  /**
   * @param {import('../shared/icons.js').IconName} name
   * @param {string} label
   * @param {(place: number) => void} act
   */
  const tool = (name, label, act) => button('', icon(name), () => act(placeOf()), { 'aria-label': label });
  const node = el(
    'div',
    { class: 'mm-picked', hidden: true },
    title,
    tool('left', 'Move earlier', (place) => move(place, place - 1)),
    tool('right', 'Move later', (place) => move(place, place + 1)),
    tool('close', 'Remove', remove),
  );
  /** @param {string | null} picked */
  function show(picked) {
    node.hidden = picked === null;
    title.textContent = picked ?? '';
  }
  return { node, show };
}

/** The last place of the strip, which leads to the catalogue. */
function addLink() {
  const toSearch = (/** @type {Event} */ event) => {
    event.preventDefault();
    reveal(document.getElementById('mm-catalogue'), {});
    document.getElementById('mm-search')?.focus({ preventScroll: true });
  };
  const link = el('a', { href: '#mm-search', onclick: toSearch }, icon('plus'), el('span', { text: 'Add a product' }));
  return el('li', { class: 'mm-next', 'data-key': ' next' }, link);
}
