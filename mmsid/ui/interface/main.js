/* The one entry of the page. Gradio draws the empty parts and mounts each by its name; what a part shows and asks is in
   the module that is named here. */

import { mountCodePage } from './codes/code_page.js';
import { mountCompose } from './codes/compose.js';
import { mountCodesHead } from './codes/head.js';
import { mountHealth } from './codes/health.js';
import { mountMap } from './codes/map.js';
import { mountTreemap } from './codes/treemap.js';
import { mountWalk } from './codes/walk.js';
import { mountCounterfactual } from './explain/counterfactual.js';
import { mountReport } from './explain/report.js';
import { mountRewrite } from './explain/rewrite.js';
import { mountWhatIf } from './explain/whatif.js';
import { mountWhy } from './explain/why.js';
import { mountAudience } from './new_item/audience.js';
import { mountBatch } from './new_item/batch/batch.js';
import { mountLeading } from './new_item/leading.js';
import { mountMyShop } from './new_item/my_shop.js';
import { mountNewItem } from './new_item/new_item.js';
import { mountRobustness } from './new_item/robustness.js';
import { mountCatalogue } from './recommend/catalogue.js';
import { mountHistory } from './recommend/history.js';
import { mountRecommendations } from './recommend/recommendations.js';
import { mountShoppers } from './recommend/shoppers.js';
import { el } from './shared/dom.js';
import { mountHeader, mountSorry } from './shared/header.js';
import { start } from './shared/start.js';

/** @typedef {import('./shared/ask.js').Wire} Wire */

/** @type {Record<string, (wire: Wire) => void>} */
const PARTS = {
  masthead: mountHeader,
  sorry: mountSorry,
  shoppers: mountShoppers,
  history: mountHistory,
  recommendations: mountRecommendations,
  why: mountWhy,
  whatif: mountWhatIf,
  rewrite: mountRewrite,
  turning: mountCounterfactual,
  report: mountReport,
  catalogue: mountCatalogue,
  codes: mountCodesHead,
  map: mountMap,
  shelves: mountTreemap,
  code: mountCodePage,
  compose: mountCompose,
  walk: mountWalk,
  health: mountHealth,
  newcomer: mountNewItem,
  stable: mountRobustness,
  added: mountMyShop,
  wanted: mountAudience,
  leading: mountLeading,
  batch: mountBatch,
};

document.head.append(el('style', { text: start.styles }));

/**
 * Draws a part of the page.
 *
 * @param {string} name as the server calls it
 * @param {Wire} wire its element, what it can ask, and where answers come from
 */
export function mount(name, wire) {
  PARTS[name](wire);
}
