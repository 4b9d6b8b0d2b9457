/* The steps of the tour, as far as a build has what they show. Two of them ask the visitor to do something, and wait until
   it is done. Pure: it is read without a page. */

/** @typedef {import('./state_address.js').State} State */

/**
 * @typedef {object} Step
 * @property {State['panel']} panel in which it is
 * @property {string} element that it points at, as a selector
 * @property {string} title
 * @property {string} says
 * @property {(before: Seen, now: Seen) => boolean} [isDone] for what the visitor is asked to do
 */

/** @typedef {Pick<State, 'history' | 'item' | 'code'>} Seen of the state, by a step that waits */
/** @typedef {{ recommends: boolean, tokenizes: boolean, hasErrors: boolean, examples: string[] }} Has what a build has */

const isElsewhere = (/** @type {Seen} */ before, /** @type {Seen} */ now) =>
  String(before.code) !== String(now.code) || before.item !== now.item;

/** @type {Step[]} */
const OF_RECOMMENDING = [
  {
    panel: 'recommend',
    element: '.mm-history',
    title: 'What was looked at',
    says: 'These are the products that a shopper looked at, one after another. They are all that the model is told.',
  },
  {
    panel: 'recommend',
    element: '.mm-recommendations',
    title: 'What comes next',
    says:
      'It answers with products, the likeliest first, each with its chance to be the very next one. ' +
      'Beneath each stands how it was reached: first the kind of thing, then the type, then the look.',
  },
  {
    panel: 'recommend',
    element: '.mm-cards',
    title: 'Your turn: ask why',
    says: 'Press “Why?” on any card but the first.',
    isDone: (before, now) => now.item !== null && now.item !== before.item,
  },
  {
    panel: 'recommend',
    element: '.mm-why-effects',
    title: 'Why this one',
    says:
      'The bars say what each product that was looked at did for it: to the right it made it likelier, to the left less so. ' +
      'Nothing here is made up afterwards: each figure comes from asking the model again.',
  },
  {
    panel: 'recommend',
    element: '.mm-history',
    title: 'Your turn: change what was looked at',
    says: 'Take a product out: point at it or tap it and press the cross, or reach it with Tab and press Delete.',
    isDone: (before, now) => now.history.length < before.history.length,
  },
];

/** @type {Step[]} */
const OF_CODES = [
  {
    panel: 'codes',
    element: '.mm-code-page',
    title: 'What a place means',
    says: 'Here is what stands in one place of the shop: its most typical products, and what is near.',
  },
  {
    panel: 'codes',
    element: '#mm-panel-codes',
    title: 'Your turn: look around',
    says: 'Choose a point or a diamond on the map, or a product beside it.',
    isDone: isElsewhere,
  },
];

/**
 * What there is to see in a build.
 *
 * @param {Has} has
 * @returns {Step[]}
 */
export function tourSteps({ recommends, tokenizes, hasErrors, examples }) {
  const map = {
    panel: /** @type {const} */ ('codes'),
    element: '.mm-map-stage',
    title: 'The whole shop on one map',
    says:
      'Every product has a place that was computed from what it is. Products that are alike lie together, ' +
      'and what is chosen here is chosen everywhere.',
  };
  const added = {
    panel: /** @type {const} */ ('new'),
    element: '.mm-new-item',
    title: 'A product that nobody has seen',
    says:
      'Give a picture, a text or both, or take an example: its place is found at once' +
      `${recommends ? ', and it can be recommended although nobody ever looked at it' : ''}.`,
  };
  const errors = {
    panel: /** @type {const} */ ('errors'),
    element: '.mm-headline',
    title: 'How good it is',
    says:
      'So often it is right in cases that it had never seen, beside whoever else guesses. Below stands what it gets wrong, ' +
      'and why.',
  };
  const first = { ...OF_RECOMMENDING[0] };
  if (examples.length > 1) first.says += ` Above are ${examples.length} examples to start from, ${examples[0]} first.`;
  return [
    ...(recommends ? [first, ...OF_RECOMMENDING.slice(1)] : []),
    map,
    ...(recommends ? [] : OF_CODES),
    ...(tokenizes ? [added] : []),
    ...(hasErrors ? [errors] : []),
  ];
}

/**
 * The step that an address asks for, from 1; null where it asks for none.
 *
 * @param {string | null} written
 */
export const askedStep = (written) => (/^[1-9][0-9]?$/.test(written ?? '') ? Number(written) : null);
