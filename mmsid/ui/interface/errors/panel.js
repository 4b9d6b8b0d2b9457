/* The Errors panel: its parts by the names that the server calls them. */

import { mountCases } from './cases.js';
import { mountCauses } from './causes.js';
import { mountErrorsHead } from './head.js';
import { mountHistories } from './histories/histories.js';
import { mountSides } from './sides.js';
import { mountWhere } from './where.js';
import { mountWrong } from './wrong.js';

/** @type {import('../shared/panels.js').Parts} */
export const PARTS = {
  errors: mountErrorsHead,
  causes: mountCauses,
  where: mountWhere,
  wrong: mountWrong,
  cases: mountCases,
  sides: mountSides,
  histories: mountHistories,
};
