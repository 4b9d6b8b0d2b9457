/* The Codes panel: its parts by the names that the server calls them. */

import { mountCodePage } from './code_page.js';
import { mountCompose } from './compose.js';
import { mountCodesHead } from './head.js';
import { mountHealth } from './health.js';
import { mountMap } from './map.js';
import { mountTreemap } from './treemap.js';
import { mountWalk } from './walk.js';

/** @type {import('../shared/panels.js').Parts} */
export const PARTS = {
  codes: mountCodesHead,
  map: mountMap,
  treemap: mountTreemap,
  code: mountCodePage,
  compose: mountCompose,
  walk: mountWalk,
  health: mountHealth,
};
