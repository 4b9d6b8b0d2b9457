/* Test cases by hand, of which each test says what matters to it. */

/** @typedef {import('../../mmsid/ui/interface/contract.d.ts').ErrorsData} ErrorsData */

const NONE = { history: [], answered: [], target: 0, user: 'u', figure: null, events: 5, cause: 0, left_at: 0 };
const BRANCH = { branch_level: 0, branch_code: '', branch_margin: null, twin: -1, twin_margin: null };
const LIKE = { neighbours_kept: null, same: -1, same_look: null, price_difference: null, likeness: null };
const CASE = { ...NONE, ...BRANCH, ...LIKE };

export const CAUSES = ['unreachable', 'beam', 'unknowable', 'cold', 'twin', 'strange_place', 'branch_a', 'branch_b'];

/**
 * @param {Partial<Record<keyof ErrorsData['cases'], any>>[]} cases
 * @param {Record<string, (number | null)[]>} [ranks] by model, the build's own first; a rank of at most 10 is a hit
 * @returns {ErrorsData}
 */
export function madeErrors(cases, ranks = { mmsid: cases.map(() => null) }) {
  const whole = cases.map((one) => ({ ...CASE, ...one }));
  const columns = Object.keys(CASE).map((name) => [name, whole.map((one) => /** @type {any} */ (one)[name])]);
  return {
    missing: '',
    k: 10,
    events: cases.length,
    models: Object.entries(ranks).map(([name, own]) => ({
      name,
      label: name === 'mmsid' ? 'this model' : `the ${name}`,
      says: '',
      ranks: own,
      hits: own.map((rank) => rank !== null && rank <= 10),
    })),
    causes: CAUSES.map((name) => ({ name, label: `because ${name}`, says: `It is ${name}.`, avoidable: true })),
    attributes: [],
    slices: [],
    promises: [],
    cases: Object.fromEntries(columns),
  };
}

/**
 * Numbers that look random and are the same every time.
 *
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}
