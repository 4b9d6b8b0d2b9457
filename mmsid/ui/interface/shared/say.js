/* What the page says of itself: a sentence in place, and a word to those who hear the page. */

import { el } from './dom.js';

/**
 * A sentence shown in place, with what can be done about it; hidden while there is nothing to say.
 *
 * @param {{ isAlert?: boolean }} [options]
 * @returns {{ node: HTMLElement, say: (text?: string, ...tools: Node[]) => void }}
 */
export function sentence({ isAlert = false } = {}) {
  const node = el('p', { class: 'mm-sentence', role: isAlert ? 'alert' : null, hidden: true });
  /**
   * @param {string} [text]
   * @param {...Node} tools
   */
  function say(text = '', ...tools) {
    node.hidden = !text;
    node.replaceChildren(text, ...tools.flatMap((tool) => [' ', tool]));
  }
  return { node, say };
}

/**
 * Tells a screen reader, politely, what has just changed; what one voice says does not cut another one short.
 *
 * @param {string} text
 * @param {string} [voice]
 */
export function announce(text, voice = 'history') {
  const id = `mm-live-${voice}`;
  let live = document.getElementById(id);
  if (!live) {
    live = el('div', { id, class: 'mm-hidden', role: 'status', 'aria-live': 'polite' });
    document.body.append(live);
  }
  live.textContent = text;
}

/** What is said of a link that names a product which somebody added to their own shop. */
export const OWN_GONE =
  'The address names a product that somebody added to their own shop: it was gone when that page was closed. All others are here.';
