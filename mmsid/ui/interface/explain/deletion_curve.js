/* How a recommendation falls while products are taken out: by attribution (ink) and at random (grey). */

import { el, svg } from '../shared/dom.js';
import { percent } from '../shared/numbers.js';

const [WIDTH, HEIGHT] = [220, 64];

/** @param {import('../contract.d.ts').DeletionCurve} deletion */
export function deletionCurve({ removed, log_probs: own, random, beaten, convincing }) {
  const curve = svg(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      class: 'mm-curve',
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': `Beats ${percent(beaten)} of random orders`,
    },
    ...curves(removed, { 'mm-curve-random': random, 'mm-curve-own': own }),
  );
  const key = [
    el('b', { class: 'mm-key-own', text: 'Solid' }),
    ': strongest first. ',
    el('b', { class: 'mm-key-random', text: 'Dashed' }),
    ': at random, on average.',
  ];
  const verdict = el('p', {
    class: convincing ? 'mm-verdict' : 'mm-verdict is-weak',
    text: verdictOf(own, convincing),
  });
  return [curve, el('div', {}, verdict, el('p', { class: 'mm-count' }, key))];
}

/**
 * @param {number[]} removed
 * @param {Record<string, number[]>} lines by class
 */
function curves(removed, lines) {
  const all = Object.values(lines).flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (/** @type {number} */ place) =>
    3 + (removed[place] / Math.max(1, removed[removed.length - 1])) * (WIDTH - 6);
  const y = (/** @type {number} */ value) => 4 + ((high - value) / Math.max(1e-9, high - low)) * (HEIGHT - 8);
  const step = (/** @type {number} */ value, /** @type {number} */ place) =>
    `${place ? 'L' : 'M'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`;
  return Object.entries(lines).map(([name, values]) => svg('path', { d: values.map(step).join(''), class: name }));
}

/**
 * @param {number[]} own
 * @param {boolean} convincing
 */
function verdictOf(own, convincing) {
  if (own.length < 3) return 'Too few products to test this order.';
  return convincing
    ? 'The order holds: taking out the strongest first makes the probability fall faster than random orders do.'
    : 'Within the noise: random orders make the probability fall about as fast, so read the bars with care.';
}
