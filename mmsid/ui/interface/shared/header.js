/* The top of the page: whose it is and what one sees; and the page that stands in for a build that cannot be shown. */

import { bothWays, button, el, within } from './dom.js';
import { pageTools, skipLinks } from './page_tools.js';
import { PANELS, panelOf } from './panel_list.js';
import { reading } from './reading.js';
import { shopChoice } from './shop_choice.js';
import { start } from './start.js';
import { state } from './state.js';
import { withTerms } from './terms.js';

/** @typedef {import('./ask.js').Wire} Wire */

const TWO_VOICES = ' What other shoppers did has a say, too.';
const NO_HISTORIES = 'This catalogue came without shoppers’ histories, so nothing is recommended yet.';
/** What stands above panels that have nothing to show without histories. */
const WITHOUT_HISTORIES = {
  recommend: 'This shop has products, and no shoppers yet.',
  errors: 'Where nothing is recommended, nothing can be wrong.',
};
const ELSEWHERE = ' The map shows where each of its products stands.';
const NEW_PRODUCTS = ' “New product” finds the place of any picture or text here and shows what it is near to.';
const NEW_ON_THE_MAP =
  'From its picture, its text, or both. Then it can be part of your shop, on the shelves and on the map.';
const GIVEN_EMBEDDINGS =
  'A semantic ID is a path of codes from coarse to fine, made from the embeddings that this catalogue brought. ' +
  'A code means the same wherever it stands.';
const NOTHING_NEW =
  'This catalogue brought its own embeddings, so no encoder is here that could read a new picture or text; add the ' +
  'product and its embedding to the catalogue.';

function brand() {
  const bars = ['a', 'b', 'c', 'd'].map((level) => el('i', { class: `mm-level-${level}` }));
  return el('span', { class: 'mm-brand' }, el('span', { class: 'mm-mark', 'aria-hidden': 'true' }, bars), start.title);
}

/**
 * What stands above a panel, as far as it is true of this build.
 *
 * @param {import('./panel_list.js').Panel} panel
 */
function leadOf(panel) {
  if (panel.name === 'new' && !start.tokenizes) return NOTHING_NEW;
  if (!start.recommends) return leadWithoutHistories(panel);
  const says = reading.isStory ? panel.story.lead : panel.lead;
  if (panel.name !== 'recommend' || reading.isStory) return says;
  return (start.tokenizes ? says : GIVEN_EMBEDDINGS) + (start.has_voice ? TWO_VOICES : '');
}

/** @param {import('./panel_list.js').Panel} panel */
function leadWithoutHistories({ name, lead, story }) {
  const says = reading.isStory ? story.lead : lead;
  if (name === 'new') return NEW_ON_THE_MAP;
  if (name === 'recommend') return `${NO_HISTORIES}${ELSEWHERE}${start.tokenizes ? NEW_PRODUCTS : ''}`;
  if (name === 'errors') return ''; // the panel itself says what is missing
  return name === 'codes' ? `${says} ${NO_HISTORIES}${start.tokenizes ? NEW_PRODUCTS : ''}` : says;
}

/** @param {import('./panel_list.js').Panel} panel */
function titleOf({ name, title, story }) {
  const without = start.recommends ? undefined : /** @type {Record<string, string>} */ (WITHOUT_HISTORIES)[name];
  return without ?? (reading.isStory ? story.title : title);
}

/** @param {Wire} wire */
export function mountHeader({ element }) {
  const buttons = PANELS.map(({ name, label, story }) => {
    const open = () => {
      state.change({ panel: name });
      scrollTo({ top: 0 });
    };
    return button('', bothWays(story.label, label), open, { 'data-panel': name });
  });
  const nav = el('nav', { class: 'mm-nav', 'aria-label': 'Panels' }, buttons);
  const notice = el('span', { class: 'mm-notice', text: start.notice });
  const title = el('h1');
  const lead = el('p', { class: 'mm-lead' });
  const draw = () => {
    const panel = panelOf(state.panel);
    title.textContent = titleOf(panel);
    lead.replaceChildren(...withTerms(leadOf(panel)));
    for (const one of buttons) {
      if (one.dataset.panel === state.panel) one.setAttribute('aria-current', 'page');
      else one.removeAttribute('aria-current');
    }
  };
  state.follow(draw);
  reading.follow(draw);
  const line = el('div', { class: 'mm-header-line' }, brand(), shopChoice(), nav, notice, pageTools());
  within(element, '.mm-header').replaceChildren(skipLinks(), line, title, lead);
}

/** @param {Wire} wire */
export function mountSorry({ element }) {
  const title = el('h1', { text: 'This shop cannot be opened.' });
  within(element, '.mm-sorry').replaceChildren(brand(), title, el('p', { role: 'alert', text: start.sorry }));
}
