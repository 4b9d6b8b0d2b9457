/* Plotly's script, fetched when the first map is drawn, and what this browser can draw with. */

import { el } from '../shared/dom.js';
import { start } from '../shared/start.js';

/** @type {Promise<any> | null} */
let loading = null;

/** Plotly; it brings no module, so it comes as a script that sets a global. */
export function loadPlotly() {
  const found = () => /** @type {any} */ (window).Plotly;
  loading ??= found()
    ? Promise.resolve(found())
    : new Promise((resolve, reject) => {
        const failed = () => reject(new Error('The map’s drawing library could not be fetched.'));
        document.head.append(el('script', { src: start.plotly_url, onload: () => resolve(found()), onerror: failed }));
      });
  return loading;
}

export function hasWebGL() {
  const context = document.createElement('canvas').getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext(); // a browser grants only a few
  return Boolean(context);
}
