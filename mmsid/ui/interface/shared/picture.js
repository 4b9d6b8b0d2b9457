/* A product's picture on a square; one that is missing or broken leaves its place to a calm placeholder. */

import { el } from './dom.js';
import { icon } from './icons.js';

/**
 * @param {{ picture?: string | null }} item
 * @param {{ alt?: string, eager?: boolean }} [options]
 */
export function picture(item, { alt = '', eager = false } = {}) {
  const frame = el('span', { class: 'mm-picture' });
  const placeholder = () => {
    const says = alt ? { role: 'img', 'aria-label': `${alt} (no picture)` } : {};
    const label = el('span', { text: 'No picture' });
    frame.replaceChildren(el('span', { class: 'mm-no-picture', ...says }, icon('picture'), label));
  };
  if (!item.picture) {
    placeholder();
    return frame;
  }
  const image = el('img', { alt, width: 256, height: 256, draggable: 'false' });
  if (!eager) image.loading = 'lazy';
  image.addEventListener('error', placeholder);
  image.src = item.picture;
  frame.append(image);
  return frame;
}
