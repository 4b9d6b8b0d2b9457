/* Two models, or two builds, side by side on the same cases: who gained what, and whether that is more than chance. */

import { promises } from '../shared/ask.js';
import { button, el, redraw, within } from '../shared/dom.js';
import { base64 } from '../shared/files.js';
import { icon } from '../shared/icons.js';
import { wholePercent } from '../shared/numbers.js';
import { sentence } from '../shared/say.js';
import { state } from '../shared/state.js';
import { cut } from '../shared/texts.js';
import { addToFilter, toggleFilter, withBoard } from './board.js';
import { wants } from './case_order.js';
import { differences, isByAnswer } from './differences.js';
import { SIDE_WORDS, SIDES, sidesFacet } from './facets.js';
import { compared } from './statistics.js';

/** @typedef {import('./board.js').Board} Board */
/** @typedef {{ name: string, label: string, hits: (boolean | null)[] }} Rival */

const LISTED = 5; // kinds of cases
const CHOSEN =
  'These cases are chosen by what was answered, so they say nothing of which model is better. Take that out of the filter to compare.';
const LARGEST = 10_000_000; // bytes of another build's cases

/** @param {import('../shared/ask.js').Wire} wire */
export function mountSides(wire) {
  const section = within(wire.element, '.mm-sides');
  withBoard((board) => drawSides(wire, section, board));
}

/**
 * @param {import('../shared/ask.js').Wire} wire
 * @param {HTMLElement} section
 * @param {Board} board
 */
function drawSides(wire, section, board) {
  /** @type {Rival[]} */
  const rivals = [...board.data.models];
  const first = modelMenu('First model');
  const second = modelMenu('Second model');
  const told = sentence();
  const body = el('div');
  const server = promises(wire);

  function fill() {
    for (const menu of [first, second]) menu.fill(rivals);
    first.select.value ||= rivals[0].name;
    if (!second.select.value || second.select.value === first.select.value)
      second.select.value = (rivals[1] ?? rivals[0]).name;
    draw();
  }

  function draw() {
    const [a, b] = [first, second].map(({ select }) => rivals.find(({ name }) => name === select.value));
    redraw(
      body,
      ...(a && b && a !== b
        ? comparison(board, a, b)
        : [el('p', { class: 'mm-reading', text: 'Choose two different models.' })]),
    );
  }

  /** @param {File | undefined} file */
  async function read(file) {
    if (!file) return;
    if (file.size > LARGEST) {
      told.say(`Expected a file of at most ${LARGEST / 1_000_000} MB, but ${file.name} is larger; export fewer cases.`);
      return;
    }
    told.say('The cases of the other build are being read …');
    const outcome = await server.ask('read_cases', { name: cut(file.name, 200), file: await base64(file) });
    told.say(outcome?.error ?? '');
    if (!outcome?.answer) return;
    const { hits } = outcome.answer;
    const other = { name: 'other', label: `${file.name} (the other build)`, hits };
    rivals.splice(board.data.models.length, 1, other);
    board.setFacets(board.data.models.map((one) => sidesFacet(one, other)));
    fill();
    second.select.value = other.name;
    draw();
  }

  for (const { select } of [first, second]) select.addEventListener('change', draw);
  board.follow(draw);
  const field = fileField(read);
  section.replaceChildren(
    el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-sides-title', text: 'Two models side by side' })),
    el(
      'div',
      { class: 'mm-grid-choice' },
      first.node,
      second.node,
      button('mm-quiet', [icon('plus'), 'Another build’s cases (CSV)'], () => field.click()),
      field,
    ),
    told.node,
    body,
  );
  fill();
}

/** @param {(file: File | undefined) => Promise<void>} read */
function fileField(read) {
  const field = el('input', { type: 'file', accept: '.csv,text/csv', hidden: true });
  field.addEventListener('change', async () => {
    await read(field.files?.[0]);
    field.value = '';
  });
  return field;
}

/** @param {string} label */
function modelMenu(label) {
  const select = el('select', { 'aria-label': label });
  return {
    select,
    node: el(
      'label',
      { class: 'mm-choice' },
      el('span', { text: label }),
      el('span', { class: 'mm-select' }, select, icon('down')),
    ),
    /** @param {Rival[]} rivals */
    fill(rivals) {
      const before = select.value;
      select.replaceChildren(...rivals.map(({ name, label: text }) => el('option', { value: name, text })));
      select.value = rivals.some(({ name }) => name === before) ? before : '';
    },
  };
}

/**
 * A difference of shares: "1.6 in 100 fewer".
 *
 * @param {number} share
 */
const more = (share) => `${Math.abs(share * 100).toFixed(1)} in 100 ${share < 0 ? 'fewer' : 'more'}`;

/**
 * @param {Board} board
 * @param {Rival} first
 * @param {Rival} second
 */
function comparison(board, first, second) {
  const names = board.data.models.map(({ name }) => name);
  const isTurned =
    names.includes(second.name) && names.indexOf(first.name) > names.indexOf(second.name) && first.name !== 'other';
  const isOther = first.name === 'other';
  const [low, high] = isTurned || isOther ? [second, first] : [first, second]; // pairs have one facet, in the models' order
  const facet = `${low.name}_${high.name}`;
  const found = compared(first.hits, second.hits, board.placesBut(facet));
  const turned = /** @type {Record<string, string>} */ ({ gained: 'lost', lost: 'gained' });
  const cell = (/** @type {'gained' | 'lost' | 'both' | 'neither'} */ side, /** @type {string} */ text) => {
    const own = isTurned || isOther ? (turned[side] ?? side) : side;
    const value = SIDE_WORDS[SIDES.indexOf(own)];
    const isWanted = wants(state.filter, facet, value);
    const share = found.n ? ` ${wholePercent(found[side] / found.n)}` : '';
    const content = [
      el('b', { text: found[side].toLocaleString('en') }),
      el('span', { class: 'mm-count', text: share }),
      el('span', { text }),
    ];
    return button(`mm-side${isWanted ? ' is-wanted' : ''}`, content, () => toggleFilter(facet, value), {
      'aria-pressed': String(isWanted),
      'data-side': side,
    });
  };
  const { [facet]: _, ...others } = state.filter; // its own cells are counted whatever it wants of them
  const isChosen = isByAnswer(others, names);
  return [
    el(
      'div',
      { class: 'mm-side-grid' },
      cell('both', 'both hit'),
      cell('lost', 'only the first hits'),
      cell('gained', 'only the second hits'),
      cell('neither', 'neither hits'),
    ),
    el('p', { class: 'mm-reading', text: isChosen ? CHOSEN : difference(found) }),
    ...(isChosen ? [] : differing(board, first, second, facet)),
  ];
}

/** @param {ReturnType<typeof compared>} found */
function difference({ n, difference: share, low, high, chance: likely }) {
  const chance = likely < 0.001 ? 'less than 1 in 1,000' : `${Math.round(likely * 1000)} in 1,000`;
  return (
    `Of ${n.toLocaleString('en')} cases, the second model hits ${more(share)} ` +
    `(95 % interval: ${more(low)} to ${more(high)}). If both were equally good, a difference as large would ` +
    `come up in ${chance} such samples (McNemar’s exact test).`
  );
}

/**
 * Kinds of cases in which one of them is better, each with a way to its cases.
 *
 * @param {Board} board
 * @param {Rival} first
 * @param {Rival} second
 * @param {string} pair their facet
 */
function differing(board, first, second, pair) {
  const facets = board.data.attributes.flatMap(({ name }) => board.facet(name) ?? []);
  const found = differences(facets, first.hits, second.hits, board.placesBut(pair));
  const list = (/** @type {typeof found} */ kinds, /** @type {string} */ title) => {
    const lines = kinds.slice(0, LISTED).map(({ name, label, value, n, both, gained, lost }) => {
      const shares = `${wholePercent((both + gained) / n)} instead of ${wholePercent((both + lost) / n)}`;
      const told = [
        el('b', { text: `${label}: ${value}` }),
        el('span', { class: 'mm-count', text: `${shares} of ${n.toLocaleString('en')} cases` }),
      ];
      return el(
        'li',
        {},
        button('mm-differs', told, () => addToFilter({ [name]: [value] })),
      );
    });
    const none = el('li', { class: 'mm-count', text: 'nothing that chance would not do' });
    return el(
      'div',
      {},
      el('h3', { text: title }),
      el('ul', { class: 'mm-differs-list' }, lines.length ? lines : none),
    );
  };
  return [
    el(
      'div',
      { class: 'mm-differing' },
      list(
        found.filter(({ difference: share }) => share > 0),
        'The second model is better at',
      ),
      list(
        found.filter(({ difference: share }) => share < 0),
        'The second model is worse at',
      ),
    ),
  ];
}
