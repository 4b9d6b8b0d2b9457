/* The head of the panel: how often the model is right, beside its rivals and the best possible guess, and which promises
   are not kept. */

import { bothWays, button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { exactPercent, plural, wholePercent } from '../shared/numbers.js';
import { sentence } from '../shared/say.js';
import { openSection } from '../shared/sections.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { ofHundred, shareBar } from './bars.js';
import { withBoard } from './board.js';
import { addFilterBar } from './filter_bar.js';
import { plainModel } from './plain_words.js';
import { wilson } from './statistics.js';
import { tableFiles } from './table_files.js';

/** @typedef {import('./board.js').Board} Board */

const PARTS = {
  causes: 'Why it misses',
  where: 'Where it is bad',
  wrong: 'How wrong',
  cases: 'Cases',
  sides: 'Side by side',
  histories: 'Your own histories',
};
const FOR_ANALYSTS = ['sides', 'histories']; // parts that a story does not go to
const FETCHING = 'The test cases are being fetched …';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountErrorsHead(wire) {
  const told = sentence();
  const takes = tableFiles(wire, told.say);
  const body = el('div', { class: 'mm-headline' });
  const parts = Object.entries(PARTS).filter(([part]) => part !== 'histories' || start.recommends);
  const jumps = parts.map(([part, name]) =>
    button(`mm-quiet${FOR_ANALYSTS.includes(part) ? ' mm-analyst' : ''}`, name, () => openSection(part)),
  );
  const nav = el('nav', { class: 'mm-jumps', 'aria-label': 'Parts of this panel', hidden: true }, jumps);
  within(wire.element, '.mm-errors').replaceChildren(
    el('h2', { id: 'mm-errors-title', class: 'mm-hidden', text: 'Errors' }),
    told.node,
    body,
    nav,
  );
  if (start.no_errors) {
    told.say(start.no_errors);
    return;
  }
  told.say(FETCHING);
  const again = button('mm-quiet', 'Try again', () => state.change({}));
  withBoard(
    (board) => {
      told.say();
      nav.hidden = false;
      body.replaceChildren(summary(board), models(board, takes), ...promises(board), basis(board));
      addFilterBar(board);
    },
    ({ message }) => told.say(message, again),
  );
}

/** @param {Board} board */
function summary({ data: { models }, hits }) {
  const share = (/** @type {boolean[]} */ all) => all.filter(Boolean).length / all.length;
  const oracle = models.find(({ name }) => name === 'oracle');
  const best = oracle
    ? ` The best possible guess, which knows how these shoppers are made, gets ${ofHundred(share(oracle.hits))}.`
    : '';
  const says = ` is how often the product that came next is among the ten that the model expects.${best}`;
  return el('p', { class: 'mm-headline-sum' }, el('b', { text: ofHundred(share(hits)) }), says);
}

/**
 * The models, a row each: a table that is its own chart.
 *
 * @param {Board} board
 */
function modelTable({ data: { models }, count }) {
  const sums = models.map(({ hits }) => hits.filter(Boolean).length);
  const most = Math.max(0.6, ...sums.map((found) => wilson(found, count)[1]));
  const rows = models.map(({ name, label, says }, at) => {
    const found = sums[at];
    const plain = plainModel({ name, label, says });
    const [low, high] = wilson(found, count);
    const text = `${(100 * low).toFixed(1)} to ${exactPercent(high)}`;
    return el(
      'tr',
      { class: name === 'mmsid' ? 'is-own' : name === 'oracle' ? 'is-oracle' : null },
      el(
        'th',
        { scope: 'row' },
        bothWays(capital(plain.label), capital(label)),
        el('small', {}, bothWays(plain.says, says)),
      ),
      el('td', { class: 'mm-number' }, el('b', { text: exactPercent(found / count) })),
      el('td', { class: 'mm-count mm-analyst', text }),
      el('td', { class: 'mm-bar-cell' }, shareBar(found / count, { low, high, most })),
    );
  });
  /** @type {[string, string?][]} */
  const columns = [['Who guesses'], ['Among the ten'], ['95 % interval', 'mm-analyst'], [`0 to ${wholePercent(most)}`]];
  const head = columns.map(([text, kind]) => el('th', { scope: 'col', class: kind, text }));
  return el(
    'table',
    { class: 'mm-models' },
    el('caption', { class: 'mm-hidden', text: 'How often the next product is among the ten, by model' }),
    el('thead', {}, el('tr', {}, head)),
    el('tbody', {}, rows),
  );
}

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * @param {Board} board
 * @param {ReturnType<typeof tableFiles>} takes
 */
function models(board, takes) {
  const { data, count } = board;
  const table = () => ({
    columns: ['model', 'cases', 'hits', 'recall', 'low', 'high'],
    rows: data.models.map(({ label, hits }) => {
      const found = hits.filter(Boolean).length;
      return [label, count, found, found / count, ...wilson(found, count)];
    }),
  });
  return el('div', { class: 'mm-models-part' }, modelTable(board), takes('models', 'How often who is right', table));
}

/** @param {Board} board */
function promises({ data }) {
  if (!data.promises.length) return [];
  const line = (/** @type {import('../contract.d.ts').PromiseData} */ { name, value, bound, met }) => {
    const mark = el(
      'b',
      { class: met ? 'mm-hit' : 'mm-target-missed' },
      icon(met ? 'check' : 'close'),
      met ? 'met' : 'missed',
    );
    return el('li', {}, mark, ` ${exactPercent(value)} ${name} (target: ${exactPercent(bound)})`);
  };
  const missed = data.promises.filter(({ met }) => !met).length;
  const sum = el('p', {}, el('b', { text: `${missed} of ${plural(data.promises.length, 'target')} missed` }));
  return [
    el(
      'div',
      { class: `mm-targets mm-analyst${missed ? ' is-missed' : ''}` },
      sum,
      el('ul', {}, data.promises.map(line)),
    ),
  ];
}

/** @param {Board} board */
function basis({ data, count }) {
  const drawn = count < data.events ? `, drawn from ${data.events.toLocaleString('en')} test events` : '';
  const text =
    `${plural(count, 'case')}${drawn}, all later than anything the model learnt from. Everyone guesses among the whole ` +
    'catalogue but for what the shopper has seen already.';
  return el('p', { class: 'mm-reading', text });
}
