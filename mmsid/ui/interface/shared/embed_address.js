/* Which part of the page an address shows on its own. Pure but for the address of the page itself. */

/** @typedef {import('./panel_list.js').PanelName} PanelName */
/** @typedef {{ name: string, panel: PanelName, parts: string[] }} Embed */

/**
 * What can be shown on its own: the panel that it is in, and its parts there.
 *
 * @type {Record<string, { panel: PanelName, parts: string[] }>}
 */
export const EMBEDS = {
  recommendations: { panel: 'recommend', parts: ['history', 'recommendations'] },
  why: { panel: 'recommend', parts: ['why'] },
  whatif: { panel: 'recommend', parts: ['whatif'] },
  map: { panel: 'codes', parts: ['map'] },
  code: { panel: 'codes', parts: ['code'] },
  'new-item': { panel: 'new', parts: ['new-item'] },
};

/**
 * What an address asks for.
 *
 * @param {URLSearchParams} query
 * @returns {Embed | null}
 */
export function readEmbed(query) {
  const name = query.get('embed');
  return name !== null && Object.hasOwn(EMBEDS, name) ? { name, ...EMBEDS[name] } : null;
}

/**
 * Styles that leave nothing of the page but the parts.
 *
 * @param {Embed} embed
 */
export function embedStyles({ panel, parts }) {
  const shown = parts.map((part) => `#mm-${part}`).join(', ');
  return [
    ':root[data-mm-embed] :is(#mm-header, .gradio-container footer) { display: none !important; }',
    `:root[data-mm-embed] #mm-panel-${panel} > :not(:is(${shown}), :has(${shown})) { display: none !important; }`,
  ].join('\n');
}

/**
 * The address of the whole page that shows the same.
 *
 * @param {URL} address
 * @param {Embed} embed
 */
export function wholeAddress(address, { panel }) {
  const whole = new URL(address);
  whole.searchParams.delete('embed');
  if (!whole.searchParams.has('panel')) whole.searchParams.set('panel', panel);
  return whole;
}

/** What this page shows on its own; null where it is whole. */
export const EMBEDDED = typeof location === 'undefined' ? null : readEmbed(new URLSearchParams(location.search));
