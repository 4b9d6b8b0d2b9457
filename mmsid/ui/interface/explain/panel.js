/* Below the recommendations, the parts that explain them, by the names that the server calls them. */

import { mountCounterfactual } from './counterfactual.js';
import { mountReport } from './report.js';
import { mountRewrite } from './rewrite.js';
import { mountWhatIf } from './whatif.js';
import { mountWhy } from './why.js';

/** @type {import('../shared/panels.js').Parts} */
export const PARTS = {
  why: mountWhy,
  whatif: mountWhatIf,
  rewrite: mountRewrite,
  counterfactual: mountCounterfactual,
  report: mountReport,
};
