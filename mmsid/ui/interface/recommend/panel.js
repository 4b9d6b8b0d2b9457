/* The Recommend panel: its parts by the names that the server calls them. */

import { within } from '../shared/dom.js';
import { start } from '../shared/start.js';
import { mountCaseBar } from './case_bar.js';
import { mountCatalogue } from './catalogue.js';
import { mountHistory } from './history.js';
import { mountRecommendations } from './recommendations.js';
import { mountShoppers } from './shoppers.js';

/** @typedef {import('../shared/ask.js').Wire} Wire */

/**
 * A part that there is nothing to show in where nothing is recommended; the head of the panel says so.
 *
 * @param {string} name
 * @param {(wire: Wire) => void} mount
 */
const ifRecommends = (name, mount) => (/** @type {Wire} */ wire) => {
  if (start.recommends) mount(wire);
  else within(wire.element, `.mm-${name}`).hidden = true;
};

/** @type {import('../shared/panels.js').Parts} */
export const PARTS = {
  'case-bar': mountCaseBar,
  shoppers: mountShoppers,
  history: ifRecommends('history', mountHistory),
  recommendations: ifRecommends('recommendations', mountRecommendations),
  catalogue: mountCatalogue,
};
