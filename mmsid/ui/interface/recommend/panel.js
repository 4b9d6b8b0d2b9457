/* The Recommend panel: its parts by the names that the server calls them. */

import { mountCaseBar } from './case_bar.js';
import { mountCatalogue } from './catalogue.js';
import { mountHistory } from './history.js';
import { mountRecommendations } from './recommendations.js';
import { mountShoppers } from './shoppers.js';

/** @type {import('../shared/panels.js').Parts} */
export const PARTS = {
  'case-bar': mountCaseBar,
  shoppers: mountShoppers,
  history: mountHistory,
  recommendations: mountRecommendations,
  catalogue: mountCatalogue,
};
