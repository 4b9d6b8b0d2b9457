/* The Errors panel: its parts by the names that the server calls them. */

import { mountHistories } from './histories/histories.js';

/** @type {import('../shared/panels.js').Parts} */
export const PARTS = { histories: mountHistories };
