/* The summary bar, at the bottom while products are chosen and the recommendations are out of sight: the last products
   of the history, and what follows. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf } from '../shared/items.js';
import { reveal } from '../shared/motion.js';
import { percent } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { shown } from '../shared/shown_answer.js';
import { state } from '../shared/state.js';

const MAX_PRODUCTS = 4; // products on either side

/** @param {HTMLElement} cards that it sums up */
export function addSummaryBar(cards) {
  document.querySelector('.mm-summary-bar')?.remove();
  const past = el('span', { class: 'mm-summary-bar-row' });
  const future = el('span', { class: 'mm-summary-bar-row' });
  const content = [
    past,
    el('span', { class: 'mm-summary-bar-arrow', 'aria-hidden': 'true' }, icon('right')),
    future,
    el('span', { class: 'mm-summary-bar-up' }, icon('up'), el('span', { text: 'See all' })),
  ];
  const up = () => reveal(document.getElementById('mm-history'));
  const bar = button('mm-summary-bar', content, up, { hidden: true, 'aria-label': 'Back to the recommendations' });
  document.body.append(bar);

  function draw() {
    const best = shown.answer.items.slice(0, MAX_PRODUCTS);
    const chance = (/** @type {import('../contract.d.ts').Recommendation} */ line) =>
      el('span', { class: 'mm-summary-bar-chance', text: percent(line.probability) });
    past.replaceChildren(...state.history.slice(-MAX_PRODUCTS).map((id) => small(id)));
    future.replaceChildren(...best.map((line) => small(line.item_id, chance(line))));
    bar.classList.toggle('is-empty', !best.length);
  }

  placeBar(bar, cards);
  shown.follow(draw);
  state.follow(draw);
}

/**
 * @param {string} id
 * @param {Node} [caption]
 */
function small(id, caption) {
  const item = itemOf(id);
  return el('span', { class: 'mm-summary-bar-item', title: item.title }, picture(item, { eager: true }), caption);
}

/**
 * Only beside the catalogue, where products are added: over the explanations it would hide what they show.
 *
 * @param {HTMLElement} bar
 * @param {HTMLElement} cards
 */
function placeBar(bar, cards) {
  let isChoosing = false;
  let isBelow = false;
  function place() {
    bar.hidden = !(isChoosing && isBelow);
  }
  /**
   * @param {HTMLElement} node
   * @param {string} rootMargin
   * @param {(entry: IntersectionObserverEntry) => void} take
   */
  const watch = (node, rootMargin, take) =>
    new IntersectionObserver(
      ([entry]) => {
        take(entry);
        place();
      },
      { rootMargin },
    ).observe(node);
  watch(cards, '-80px 0px 0px', (entry) => {
    isBelow = !entry.isIntersecting && entry.boundingClientRect.bottom < 80;
  });
  const watchCatalogue = () => {
    const catalogue = document.getElementById('mm-catalogue');
    if (!catalogue) {
      requestAnimationFrame(watchCatalogue);
      return;
    }
    watch(catalogue, '0px 0px -45% 0px', (entry) => {
      isChoosing = entry.isIntersecting;
    });
  };
  watchCatalogue();
}
