/* A product, with a field that finds another one in its place. */

import { el } from '../shared/dom.js';
import { picture } from '../shared/picture.js';
import { productSearch } from '../shared/product_search.js';

/**
 * @param {string} label
 * @param {(id: string) => void} onChoose
 */
export function productChooser(label, onChoose) {
  const face = el('div', { class: 'mm-chooser-face' });
  const words = { label: `${label}: find another product by its title`, placeholder: 'Find another product …' };
  const search = productSearch(words, onChoose);
  const node = el('div', { class: 'mm-chooser', role: 'group', 'aria-label': label }, face, search.node);
  return {
    node,
    /** @param {import('../shared/items.js').Item} item */
    show(item) {
      const text = el(
        'span',
        { class: 'mm-chooser-text' },
        el('span', { class: 'mm-count', text: label }),
        el('b', { text: item.title, title: item.title }),
        el('span', { class: 'mm-count', text: item.type }),
      );
      face.replaceChildren(el('span', { class: 'mm-chooser-picture' }, picture(item)), text);
    },
  };
}
