/* One case, opened: what the shopper looked at, what came next, what was answered, why it is a miss and how sure that is,
   and the visitor's own note. From here it opens in Recommend with everything set. */

import { bothWays, button, el, redraw } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';
import { ordinal } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { readOnlyId } from '../shared/semantic_id.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { branchOf, evidenceOf, verdictOf } from './case_words.js';
import { noteEditor } from './note_editor.js';
import { plainCause, plainFinding, plainModel } from './plain_words.js';

/** @typedef {import('./board.js').Board} Board */

const PAST = 12; // products of the history that are shown; the others are counted

/**
 * Opens a case in Recommend: its history, and the product that came next where it is among the answers.
 *
 * @param {Board} board
 * @param {number} place
 */
function openInRecommend({ data: { cases }, hits }, place) {
  const history = cases.history[place].slice(-start.max_history).map((row) => items[row].id);
  const item = hits[place] ? items[cases.target[place]].id : null;
  state.change({ panel: 'recommend', history, shopper: null, item, testCase: place });
  scrollTo({ top: 0 });
}

/**
 * @param {Board} board
 * @param {(step: number) => void} go to the next case or the one before; 0 closes it
 */
export function caseView(board, go) {
  const top = el('div', { class: 'mm-case-view-head' });
  const body = el('div', { class: 'mm-case-view-body' });
  const node = el('aside', { class: 'mm-case-view', 'aria-label': 'The case', hidden: true }, top, body);
  /** @type {{ place: number, at: number, of: number } | null} */
  let seen = null;
  let editor = { draw() {} };
  return {
    node,
    /**
     * @param {number | null} place
     * @param {{ at: number, of: number }} position in the table
     */
    show(place, position) {
      node.hidden = place === null;
      const isOther = place !== seen?.place;
      const isMoved = isOther || position.at !== seen?.at || position.of !== seen?.of;
      seen = place === null ? null : { place, ...position };
      if (place === null) return;
      if (isMoved) redraw(top, ...head(board, place, position, go));
      if (isOther) {
        const added = noteEditor(place);
        editor = added;
        body.replaceChildren(...story(board, place), added.node);
      } else editor.draw();
    },
  };
}

/**
 * @param {Board} board
 * @param {number} place
 * @param {{ at: number, of: number }} position
 * @param {(step: number) => void} go
 */
function head(board, place, { at, of }, go) {
  const where =
    at < 0
      ? 'not among the cases that are shown'
      : `${(at + 1).toLocaleString('en')} of ${of.toLocaleString('en')} shown`;
  return [
    el('h3', { text: `Case ${(place + 1).toLocaleString('en')}` }),
    el('span', { class: 'mm-count', text: where }),
    el('span', { class: 'mm-spring' }),
    button('mm-quiet', icon('left'), () => go(-1), { 'aria-label': 'Previous case', disabled: at <= 0 }),
    button('mm-quiet', icon('right'), () => go(1), { 'aria-label': 'Next case', disabled: at < 0 || at + 1 >= of }),
    button('mm-quiet', icon('close'), () => go(0), { 'aria-label': 'Close the case' }),
    button('mm-button is-main mm-case-open', 'Open in Recommend', () => openInRecommend(board, place)),
  ];
}

/**
 * @param {Board} board
 * @param {number} place
 */
function story(board, place) {
  const { data, codebook } = board;
  const { cases } = data;
  const target = items[cases.target[place]];
  const past = cases.history[place];
  const words = {
    caption: (/** @type {string} */ code) => codebook.chip([code]).caption,
    titleOf: (/** @type {number} */ row) => items[row].title,
  };
  const cause = data.causes[cases.cause[place]];
  const exact = verdictOf(data, place);
  const evidence = evidenceOf(data, place, words);
  const branch = branchOf(data, place, words.caption);
  const told = cause && evidence !== branch ? [`${cause.says} ${evidence}`, branch] : cause ? [branch] : [];
  return [
    el('p', { class: 'mm-case-verdict' }, bothWays(cause ? `A miss: ${plainCause(cause)}.` : exact, exact)),
    cause && el('p', { class: 'mm-reading mm-story', text: plainFinding(cause) }),
    ...told.filter(Boolean).map((text) => el('p', { class: 'mm-reading mm-analyst', text })),
    row('Looked at', historyFaces(past)),
    row('Came next', [
      face(cases.target[place], 'is-target'),
      el(
        'span',
        { class: 'mm-case-next' },
        el('b', { text: target.title }),
        readOnlyId(codebook.itemChips(target.row)),
      ),
    ]),
    row(
      'Answered',
      cases.answered[place].map((one) => face(one, one === cases.target[place] ? 'is-target' : '')),
    ),
    byName(board, place),
    ranks(board, place),
  ];
}

/**
 * The last products of a history, and the others on demand.
 *
 * @param {number[]} past
 */
function historyFaces(past) {
  const last = past.slice(-PAST).map((one) => face(one));
  if (past.length <= PAST) return last;
  const earlier = past.slice(0, -PAST);
  const more = button('mm-quiet', `${earlier.length} earlier`, () =>
    more.replaceWith(...earlier.map((one) => face(one))),
  );
  return [more, ...last];
}

/**
 * The answers in words, with their IDs.
 *
 * @param {Board} board
 * @param {number} place
 */
function byName({ data: { cases }, codebook }, place) {
  const lines = cases.answered[place].map((one) => {
    const text = el('span', { text: items[one].title });
    const isIt = one === cases.target[place] && el('span', { class: 'mm-hit', text: ' came next' });
    return el('li', {}, text, isIt, readOnlyId(codebook.itemChips(one)));
  });
  return el('details', { class: 'mm-case-names' }, el('summary', { text: 'The answers by name' }), el('ol', {}, lines));
}

/**
 * @param {string} label
 * @param {Node[]} content
 */
const row = (label, content) =>
  el(
    'div',
    { class: 'mm-case-line' },
    el('span', { class: 'mm-count', text: label }),
    el('div', { class: 'mm-case-faces' }, content),
  );

/**
 * @param {number} at row of the catalogue
 * @param {string} [kind]
 */
const face = (at, kind = '') =>
  el('span', { class: `mm-case-face ${kind}`, title: items[at].title }, picture(items[at], { alt: items[at].title }));

/**
 * Where every model has the product that came next.
 *
 * @param {Board} board
 * @param {number} place
 */
function ranks({ data: { models, cases } }, place) {
  const lines = models.map(({ name, label, says, ranks: all, hits }) => {
    const rank = all[place];
    const told = rank === null ? 'not ranked' : ordinal(rank);
    return el(
      'div',
      {},
      el('dt', {}, bothWays(plainModel({ name, label, says }).label, label)),
      el('dd', {}, told, hits[place] && el('span', { class: 'mm-hit', text: ' hit' })),
    );
  });
  const seen = el(
    'div',
    {},
    el('dt', { text: 'times looked at before' }),
    el('dd', { text: cases.events[place].toLocaleString('en') }),
  );
  return el('dl', { class: 'mm-case-ranks' }, lines, seen);
}
