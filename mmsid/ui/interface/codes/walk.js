/* Walking from one product to another by swapping one code at a time: what every ID in between stands for. */

import { asksInPlace } from '../shared/ask.js';
import { withCodebook } from '../shared/codebook.js';
import { button, el, within } from '../shared/dom.js';
import { itemOf, items, itemsById } from '../shared/items.js';
import { COUNTING } from '../shared/numbers.js';
import { announce, sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { anyOf } from './near.js';
import { productChooser } from './product_chooser.js';
import { walkStep } from './walk_step.js';

/** @typedef {import('../shared/state_address.js').Walk} Walk */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountWalk(wire) {
  const section = within(wire.element, '.mm-walk');
  const status = el('span', { class: 'mm-state', 'data-kind': 'loading' });
  const { node: told, say } = sentence();
  /** @type {Walk} */
  let walk = { from: '', to: '', order: 'fine' };
  const choose = (/** @type {Partial<Walk>} */ changes) => state.change({ walk: { ...walk, ...changes } });
  const tools = walkTools(() => walk, choose);
  const result = walkResult(() => walk);
  section.replaceChildren(heading(status), ...tools.nodes, told, ...result.nodes);
  const model = asksInPlace({ section, say, status }, [wire, 'walk'], ({ steps }) => result.show(steps));

  let asked = '';
  withCodebook(() => {
    state.follow(() => {
      if (state.panel !== 'codes') return;
      walk = walkNow(walk);
      tools.draw(walk);
      result.mark();
      const question = JSON.stringify(walk);
      if (question === asked) return;
      asked = question;
      model.ask({ start: walk.from, end: walk.to, order: walk.order });
    });
  });
}

/**
 * The walk that was chosen; until then one from the product that is looked at.
 *
 * @param {Walk} before
 * @returns {Walk}
 */
function walkNow(before) {
  let { from, to, order } = state.walk ?? before;
  const isThere = (/** @type {string} */ id) => itemsById.has(id) && !itemOf(id).isGone;
  if (!isThere(from)) from = '';
  if (!isThere(to)) to = '';
  if (!state.walk || !from) from = state.item || from || items[0].id;
  if (!to || (!state.walk && to === from)) to = farFrom(from);
  return { from, to, order };
}

/**
 * A random product of another department, or any other where there is none.
 *
 * @param {string} id
 */
function farFrom(id) {
  const others = items.filter((item) => item.id !== id && !item.isGone);
  const far = others.filter((item) => item.department !== itemOf(id).department);
  return anyOf(far.length ? far : others.length ? others : items).id;
}

/** @param {HTMLElement} status */
function heading(status) {
  return el(
    'div',
    { class: 'mm-heading' },
    el('h2', { id: 'mm-walk-title', text: 'Walk from one product to another' }),
    el('span', {
      class: 'mm-count',
      text: 'Which one, the look and the shelf are swapped one after another; every step is an ID, whether or not a product has it',
    }),
    el('span', { class: 'mm-spring' }),
    status,
  );
}

/**
 * @param {() => Walk} current
 * @param {(changes: Partial<Walk>) => void} choose
 */
function walkTools(current, choose) {
  const from = productChooser('From', (id) => choose({ from: id }));
  const to = productChooser('To', (id) => choose({ to: id }));
  /**
   * @param {string} text
   * @param {() => void} act
   * @param {string} [title]
   */
  const tool = (text, act, title) => button('mm-plain', text, act, { title });
  const orders = {
    fine: tool('Details first', () => choose({ order: 'fine' }), 'The finest code is swapped first, the coarsest last'),
    coarse: tool(
      'Shelf first',
      () => choose({ order: 'coarse' }),
      'The coarsest code is swapped first, the finest last',
    ),
  };
  const swap = tool('Swap ends', () => choose({ from: current().to, to: current().from }));
  const restart = tool('Start from the product you look at', () => choose({ from: state.item ?? current().from }));
  const surprise = tool('Surprise me', () => {
    const some = anyOf(items.filter((item) => !item.isGone)).id;
    choose({ from: some, to: farFrom(some) });
  });
  const order = { class: 'mm-walk-order', role: 'group', 'aria-label': 'Order of the swaps' };
  const row = [swap, surprise, restart, el('span', order, orders.fine, orders.coarse)];
  return {
    nodes: [el('div', { class: 'mm-walk-ends' }, from.node, to.node), el('div', { class: 'mm-compose-tools' }, row)],
    /** @param {Walk} walk */
    draw(walk) {
      from.show(itemOf(walk.from));
      to.show(itemOf(walk.to));
      for (const [name, one] of Object.entries(orders)) one.setAttribute('aria-pressed', String(name === walk.order));
      restart.hidden = !state.walk || !state.item || state.item === walk.from;
    },
  };
}

/** @param {() => Walk} current */
function walkResult(current) {
  const verdict = el('p', { class: 'mm-verdict' });
  const strip = el('ol', { class: 'mm-steps', 'aria-label': 'Steps of the walk' });
  const mark = () => {
    for (const step of strip.children)
      step.classList.toggle('is-focused', step.getAttribute('data-item') === state.item);
  };
  const look = (/** @type {import('../shared/items.js').Item} */ item) => {
    state.change({ item: item.id, walk: current() }); // the walk stays, although another product is now looked at
    announce(`You look at ${item.title} now.`, 'walk');
  };
  /** @param {import('./walk_step.js').Step[]} steps */
  function show(steps) {
    verdict.textContent = verdictOf(steps);
    strip.style.setProperty('--mm-steps', String(steps.length));
    strip.replaceChildren(...steps.map((_, place) => walkStep(steps, place, look)));
    mark();
    if (strip.checkVisibility()) announce(verdict.textContent, 'walk');
  }
  return { nodes: [el('div', { class: 'mm-compose-result' }, verdict, strip)], show, mark };
}

/** @param {import('./walk_step.js').Step[]} steps */
function verdictOf(steps) {
  const swaps = steps.length - 1;
  if (!swaps) return 'Both ends are the same product, so there is nothing to swap.';
  const [from, to] = [steps[0].prefix, steps[swaps].prefix];
  const shared = from.filter((code, level) => code === to[level]).length;
  return (
    `The two IDs share ${shared ? `${COUNTING[shared]} of their ${COUNTING[start.levels]} codes` : 'no code'}, ` +
    `so ${swaps === 1 ? 'one swap leads' : `${COUNTING[swaps]} swaps lead`} from one to the other. ` +
    'Where no product has a step’s ID, the nearest to the sum of its codewords is shown.'
  );
}
