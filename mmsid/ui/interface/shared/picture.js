/* A product's picture on a square; one that is missing or broken leaves its place to a calm placeholder. A tile has the
   thumbnail, unless its screen is so sharp that the picture itself is seen to be better. */

import { el } from './dom.js';
import { icon } from './icons.js';

const WIDTHS = { thumbnail: 224, picture: 640 }; // pixels
const TILE = 112; // pixels of the page, for a browser that does not look how wide an image is

/**
 * @param {{ picture?: string | null, thumbnail?: string | null }} item
 * @param {{ alt?: string, eager?: boolean, whole?: boolean }} [options] whole: larger than a tile
 */
export function picture(item, { alt = '', eager = false, whole = false } = {}) {
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
  if (item.thumbnail && !whole && !eager) {
    image.sizes = `auto, ${TILE}px`;
    image.srcset = `${item.thumbnail} ${WIDTHS.thumbnail}w, ${item.picture} ${WIDTHS.picture}w`;
  }
  image.src = (!whole && item.thumbnail) || item.picture;
  frame.append(image);
  return frame;
}
