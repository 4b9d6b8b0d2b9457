/* Why a product is expected, in plain words: what its chance is measured by, and which products led to it. The figures
   are those that the bars show. Pure, no DOM. */

import { ordinal, percent } from '../shared/numbers.js';

const NOTABLE = 0.05; // nats from which on a product's part is worth a word: 5 % of the chance
const WORTH_SAYING = 1.5; // times a blind guess

/**
 * @typedef {object} Told
 * @property {string} title of the product that is expected
 * @property {number} probability
 * @property {number} rank
 * @property {number} candidates products among which it was chosen
 * @property {{ title: string, effect: number }[]} effects in nats, per product that was looked at
 * @property {boolean | null} isConvincing whether their order is more than chance; null where that cannot be tested
 */

/** @param {Told} told */
export const storyOf = (told) => [chanceOf(told), ...pullOf(told)];

/** @param {Told} told */
function chanceOf({ title, probability, rank, candidates }) {
  const place = rank === 1 ? 'is what it expects first' : `comes ${ordinal(rank)}`;
  const times = probability * candidates;
  const blind =
    times >= WORTH_SAYING
      ? `, ${rounded(times)} times that of a product picked blindly among ${candidates.toLocaleString('en')}`
      : '';
  return `“${title}” ${place}: its chance to be looked at next is ${percent(probability)}${blind}.`;
}

/** @param {Told} told */
function pullOf({ effects, isConvincing }) {
  const ordered = [...effects].sort((a, b) => b.effect - a.effect);
  const speaking = ordered.filter(({ effect }) => effect >= NOTABLE);
  if (!speaking.length) return ['No single product that was looked at led to it.'];
  const [first, second] = speaking;
  const sum = speaking.reduce((all, { effect }) => all + effect, 0);
  const isAlone = first.effect >= sum / 2;
  const led = isAlone || !second ? `“${first.title}”` : `“${first.title}” and “${second.title}”`;
  const by = isAlone || !second ? `: ${rounded(Math.exp(first.effect))} times as likely with it as without` : '';
  const last = ordered[ordered.length - 1];
  const isAgainst = last.effect <= -NOTABLE && -last.effect > first.effect / 2;
  const against = isAgainst ? ` “${last.title}” speaks against it.` : '';
  const says = [`What led to it most is ${led}${by}.${against}`];
  if (isConvincing === false) says.push('Read that with care: products left out at random matter about as much.');
  return says;
}

/**
 * 116, 12, 6.8: as many digits as one remembers.
 *
 * @param {number} times
 */
const rounded = (times) => (times < 9.95 ? times.toFixed(1) : Math.round(times).toLocaleString('en'));
