/* The code that is looked at, above the map: its name, and the ways to it and away from it. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { plural } from '../shared/numbers.js';
import { state } from '../shared/state.js';

/**
 * @param {import('../shared/codebook.js').Codebook} codebook
 * @param {(prefix: string[]) => void} onZoom
 */
export function mapCode(codebook, onZoom) {
  const node = el('div', { class: 'mm-map-held', hidden: true });

  /**
   * @param {string[] | null} code
   * @param {boolean} isOnMap whether a dot of it is
   */
  function show(code, isOnMap) {
    node.hidden = !code;
    if (!code) return;
    const { caption } = codebook.chip(code);
    const letter = code[code.length - 1][0];
    node.replaceChildren(
      el('code', { class: `mm-level-${letter}`, text: code.join(' ') }),
      el('b', { text: caption }),
      el('span', { text: `· ${plural(codebook.below(code).length, 'product')}` }),
      signButton('plus', 'Zoom to these products', () => onZoom(code), { hidden: !isOnMap }),
      signButton('close', 'Colour all products again', () => state.change({ code: null })),
    );
  }
  return { node, show };
}

/**
 * A button that is only a sign.
 *
 * @param {import('../shared/icons.js').IconName} sign
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, any>} [more]
 */
export const signButton = (sign, label, act, more = {}) =>
  button('', icon(sign), act, { title: label, 'aria-label': label, ...more });
