/* Above the history, while a test case is looked at: what came next in it, and the way back to its page in Errors. */

import { button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';
import { ordinal } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { loadTestCases } from '../shared/test_cases.js';

/** @typedef {import('../contract.d.ts').ErrorsData} ErrorsData */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCaseBar({ element }) {
  const bar = within(element, '.mm-case-bar');
  /** @type {ErrorsData | null} */
  let data = null;

  function draw() {
    const { testCase } = state;
    const isShown = state.panel === 'recommend' && testCase !== null && start.errors_url !== '';
    bar.hidden = !isShown || (data !== null && testCase >= data.cases.target.length);
    if (bar.hidden || testCase === null) return;
    if (data) bar.replaceChildren(...content(data, testCase));
    else loadTestCases().then(take, () => (bar.hidden = true));
  }

  /** @param {ErrorsData} fetched */
  function take(fetched) {
    data = fetched;
    draw();
  }
  state.follow(draw);
}

/**
 * @param {ErrorsData} data
 * @param {number} place
 */
function content({ models: [own], cases }, place) {
  const target = items[cases.target[place]];
  const past = cases.history[place].slice(-start.max_history).map((row) => items[row].id);
  const isIt = past.join('\n') === state.history.join('\n');
  const rank = own.ranks[place];
  const told = own.hits[place] ? `a hit, ${ordinal(rank ?? 1)}` : rank === null ? 'missed' : `missed: ${ordinal(rank)}`;
  const back = button('mm-button', [icon('left'), 'Back to the case'], () => {
    state.change({ panel: 'errors' });
    document.getElementById('mm-cases')?.scrollIntoView();
  });
  const again = () => state.change({ history: past, shopper: null, item: null, testCase: place });
  return [
    el('span', { class: 'mm-case-bar-picture' }, picture(target, { eager: true })),
    el(
      'span',
      { class: 'mm-case-bar-text' },
      el('b', { text: `Test case ${(place + 1).toLocaleString('en')}: “${target.title}” came next` }),
      el('span', { class: 'mm-count', text: isIt ? told : 'The history was changed since.' }),
    ),
    el('span', { class: 'mm-spring' }),
    !isIt && button('mm-quiet', [icon('undo'), 'Its own history'], again),
    back,
    button('mm-quiet', icon('close'), () => state.change({ testCase: null }), { 'aria-label': 'Leave the test case' }),
  ].filter((one) => one instanceof Node);
}
