/* The sections that a story keeps behind a step, panel by panel: each is opened by its step, and at once where the
   address points at something in it. For an analyst all of them are open. Pure: it is read without a page. */

/** @typedef {'story' | 'analyst'} Reading */
/** @typedef {Pick<import('./state_address.js').State, 'panel' | 'history' | 'code' | 'edits' | 'composed' | 'walk' | 'testCase' | 'filter'>} Looked */

/**
 * `name`: in the address; `shows`: a selector of what is hidden until then; `points`: whether what is looked at lies in it.
 */
export const SECTIONS = /** @type {const} */ ([
  { name: 'paths', panel: 'recommend', shows: '.mm-paths' },
  { name: 'whatif', panel: 'recommend', shows: ':is(#mm-whatif, #mm-rewrite, #mm-counterfactual, #mm-report)' },
  { name: 'catalogue', panel: 'recommend', shows: '#mm-catalogue' },
  { name: 'treemap', panel: 'codes', shows: '#mm-treemap' },
  { name: 'compose', panel: 'codes', shows: '#mm-compose' },
  { name: 'walk', panel: 'codes', shows: '#mm-walk' },
  { name: 'health', panel: 'codes', shows: '#mm-health' },
  { name: 'where', panel: 'errors', shows: '#mm-where' },
  { name: 'wrong', panel: 'errors', shows: '#mm-wrong' },
  { name: 'cases', panel: 'errors', shows: '#mm-cases' },
  { name: 'sides', panel: 'errors', shows: '#mm-sides' },
  { name: 'histories', panel: 'errors', shows: '#mm-histories' },
]);

/** @typedef {(typeof SECTIONS)[number]['name']} SectionName */

/** @param {string | null} name */
export const readingOf = (name) => /** @type {Reading} */ (name === 'analyst' ? name : 'story');

/**
 * @param {string} name
 * @returns {name is SectionName}
 */
const isSection = (name) => SECTIONS.some((section) => section.name === name);

/** @param {string} written */
export const readSections = (written) => [...new Set(written.split(' '))].filter(isSection);

/**
 * The sections that something which is looked at lies in.
 *
 * @param {Looked} looked
 * @returns {SectionName[]}
 */
export function pointedAt({ panel, history, code, edits, composed, walk, testCase, filter }) {
  /** @type {[SectionName, boolean][]} */
  const points = [
    ['paths', panel === 'recommend' && code !== null],
    ['whatif', edits.length > 0],
    ['catalogue', history.length === 0],
    ['compose', composed !== null],
    ['walk', walk !== null],
    ['cases', Object.keys(filter).length > 0 || (panel === 'errors' && testCase !== null)],
  ];
  return points.filter(([, isPointed]) => isPointed).map(([name]) => name);
}

/**
 * What is open after a change: what was, and what is newly pointed at; what was closed by hand stays so.
 *
 * @param {SectionName[]} open
 * @param {Looked} before
 * @param {Looked} now
 */
export function openAfter(open, before, now) {
  const known = pointedAt(before);
  return [...new Set([...open, ...pointedAt(now).filter((name) => !known.includes(name))])];
}

/** Styles that hide what is not open; the page's root says what is. */
export const SECTION_STYLES = SECTIONS.map(
  ({ name, shows }) =>
    `:root[data-mm-reading="story"]:not([data-mm-open~="${name}"]) ${shows} { display: none !important; }`,
).join('\n');
