/* The one entry of the page. Gradio draws the empty parts and mounts each by its name; what a part shows and asks is in
   the module that its panel names. */

import { el } from './shared/dom.js';
import { showPart } from './shared/embed.js';
import { EMBEDDED } from './shared/embed_address.js';
import { mountHeader, mountSorry } from './shared/header.js';
import { PANEL_STYLES, PANELS } from './shared/panel_list.js';
import { panelParts } from './shared/panels.js';
import { SECTION_STYLES } from './shared/section_list.js';
import { start } from './shared/start.js';

/** @typedef {import('./shared/ask.js').Wire} Wire */
/** @typedef {import('./shared/panel_list.js').PanelName} PanelName */

/**
 * What draws the parts of each panel.
 *
 * @type {Record<PanelName, [names: string[], fetch: Parameters<typeof panelParts>[2]][]>}
 */
const MODULES = {
  recommend: [
    [['case-bar', 'shoppers', 'history', 'recommendations', 'catalogue'], () => import('./recommend/panel.js')],
    [['why', 'whatif', 'rewrite', 'counterfactual', 'report'], () => import('./explain/panel.js')],
  ],
  codes: [[['codes', 'map', 'treemap', 'code', 'compose', 'walk', 'health'], () => import('./codes/panel.js')]],
  new: [[['new-item', 'added', 'audience', 'leading', 'batch'], () => import('./new_item/panel.js')]],
  errors: [[['errors', 'causes', 'where', 'wrong', 'cases', 'sides', 'histories'], () => import('./errors/panel.js')]],
};
const LOADED = PANELS.flatMap(({ name }) => MODULES[name].map(([parts, fetch]) => panelParts(name, parts, fetch)));

/** @type {Record<string, (wire: Wire) => void>} */
const PARTS = Object.assign({ header: mountHeader, sorry: mountSorry }, ...LOADED.map(({ parts }) => parts));

document.head.append(el('style', { text: `${start.styles}\n${PANEL_STYLES}\n${EMBEDDED ? '' : SECTION_STYLES}` }));
showPart();
if (start.sorry) show();
else Promise.all(LOADED.map(({ drawn }) => drawn)).then(show); // all that is seen first is seen at once

/** Ends what shared/waiting.css says. */
function show() {
  document.documentElement.dataset.mmDrawn = '';
}

/**
 * Draws a part of the page.
 *
 * @param {string} name as the server calls it
 * @param {Wire} wire its element, what it can ask, and where answers come from
 */
export function mount(name, wire) {
  PARTS[name](wire);
}
