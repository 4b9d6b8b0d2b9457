/* The board that all parts of the panel draw from: the cases, what they can be told apart by, and which of them the
   filter leaves. It is there once the panel is open and its two files are fetched. */

import { LETTERS } from '../shared/code_names.js';
import { loadCodebook } from '../shared/codebook.js';
import { followers } from '../shared/followers.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { inSlices } from '../shared/slices.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { loadTestCases } from '../shared/test_cases.js';
import { filtered, toggled } from './case_order.js';
import { codeFacet, facetsOf, sidesFacet } from './facets.js';

/** @typedef {import('./facets.js').Facet} Facet */
/** @typedef {ReturnType<typeof boardOf>} Board */

/** Levels of which a confusion can be filtered: what tells products apart means nothing of its own. */
const CONFUSED = start.roles.filter((role) => role !== 'one').length || 1;

/**
 * @param {import('../contract.d.ts').ErrorsData} data
 * @param {import('../shared/codebook.js').Codebook} codebook
 */
function boardOf(data, codebook) {
  const { tell, follow } = followers();
  const count = data.cases.target.length;
  const truths = data.cases.target.map((row) => codebook.id(row));
  const answers = data.cases.answered.map(([first]) => (first === undefined ? [] : codebook.id(first)));
  const offered = facetsOf(data, LEVEL_WORDS);
  const chosen = offered.map(({ name }) => name); // that a visitor can choose from; others come with what they click on
  const facets = new Map([...offered, ...clickedFacets(data, truths, answers)].map((facet) => [facet.name, facet]));
  const everything = filtered(count, {}, () => undefined);
  let asked = '';
  let places = everything;

  function refresh() {
    asked = JSON.stringify(state.filter);
    places = filtered(count, state.filter, (name) => facets.get(name));
    tell();
  }

  refresh();
  state.follow(() => {
    if (state.panel === 'errors' && JSON.stringify(state.filter) !== asked) refresh();
  });
  return {
    data,
    codebook,
    truths,
    answers,
    levels: CONFUSED,
    hits: data.models[0].hits,
    count,
    everything,
    /** Places of the cases that the filter leaves, in the order of the file. */
    get places() {
      return places;
    },
    /**
     * Those that it leaves but for what it wants of one facet, which is to be counted value by value.
     *
     * @param {string} name
     */
    placesBut(name) {
      const { [name]: _, ...rest } = state.filter;
      return filtered(count, rest, (one) => facets.get(one));
    },
    /** @param {string} name */
    facet: (name) => facets.get(name),
    /** Those that a visitor can choose from. */
    choices: () => chosen.map((name) => facets.get(name)).filter((facet) => facet !== undefined),
    /**
     * Facets that have come up, or have changed, in this page.
     *
     * @param {Facet[]} some
     * @param {boolean} [areChoices]
     */
    setFacets(some, areChoices = false) {
      for (const facet of some) {
        facets.set(facet.name, facet);
        if (areChoices && !chosen.includes(facet.name)) chosen.push(facet.name);
      }
      refresh();
    },
    follow,
  };
}

/**
 * Facets that a visitor meets where they click: codes, pairs of models, slices.
 *
 * @param {import('../contract.d.ts').ErrorsData} data
 * @param {string[][]} truths
 * @param {string[][]} answers
 * @returns {Facet[]}
 */
function clickedFacets(data, truths, answers) {
  const levels = Array.from({ length: CONFUSED }, (_, level) => level);
  /** @param {string[][]} ids @param {number} level */
  const at = (ids, level) => ids.map((id) => id[level] ?? '');
  const pairs = data.models.flatMap((first, place) =>
    data.models.slice(place + 1).map((second) => sidesFacet(first, second)),
  );
  return [
    ...levels.map((level) => codeFacet('true', level, at(truths, level))),
    ...levels.map((level) => codeFacet('answered', level, at(answers, level))),
    ...pairs,
    ...sliceFacets(data, truths.length),
  ];
}

/**
 * Each slice that was found, as a facet of its own: they overlap.
 *
 * @param {import('../contract.d.ts').ErrorsData} data
 * @param {number} count
 * @returns {Facet[]}
 */
function sliceFacets({ slices }, count) {
  return slices.map(({ conditions, cases }, at) => {
    const inside = new Set(cases);
    const of = Array.from({ length: count }, (_, place) => (inside.has(place) ? 0 : -1));
    return { name: sliceName(at), label: conditions.join(' and '), values: [INSIDE], of };
  });
}

/** The value of a slice's facet. */
export const INSIDE = 'in it';

/** @param {number} at */
export const sliceName = (at) => `slice_${at + 1}`;

/** @type {Promise<Board> | null} */
let loading = null;

function load() {
  loading ??= Promise.all([loadTestCases(), loadCodebook()])
    .then(([data, codebook]) => {
      if (data.missing) throw new Error(data.missing);
      return boardOf(data, codebook);
    })
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

/**
 * Draws a part once the panel is open and the cases are there.
 *
 * @param {(board: Board) => void} draw
 * @param {(error: Error) => void} [fail]
 */
export function withBoard(draw, fail = () => {}) {
  let isDrawn = false;
  state.follow(() => {
    if (state.panel !== 'errors' || isDrawn || start.no_errors) return;
    isDrawn = true;
    load().then(
      (board) => inSlices(() => draw(board)),
      (error) => {
        isDrawn = false;
        fail(error);
      },
    );
  });
}

/**
 * Puts a value of a facet into the filter, or takes it out.
 *
 * @param {string} name
 * @param {string} value
 */
export const toggleFilter = (name, value) =>
  state.change({ filter: toggled(state.filter, name, value), testCase: null });

/**
 * Wants these values and keeps what else is filtered.
 *
 * @param {import('../shared/state_address.js').Filter} wanted
 */
export const addToFilter = (wanted) => state.change({ filter: { ...state.filter, ...wanted }, testCase: null });

/** @param {number} level */
export const levelName = (level) => `level ${LETTERS[level]} (${LEVEL_WORDS[level]})`;
