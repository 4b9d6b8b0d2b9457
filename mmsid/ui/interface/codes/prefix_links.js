/* Ways around the Codes panel: a prefix whose codes open their pages, and the jump to another part. */

import { el } from '../shared/dom.js';
import { reveal } from '../shared/motion.js';
import { plural } from '../shared/numbers.js';
import { codeChip } from '../shared/semantic_id.js';
import { state } from '../shared/state.js';

/**
 * A row of captioned chips, each of which opens its code's page.
 *
 * @param {import('../shared/codebook.js').Codebook} codebook
 * @param {string[]} prefix
 */
export function prefixLinks(codebook, prefix) {
  const links = codebook.chips(prefix).map((chip, level) => {
    const code = prefix.slice(0, level + 1);
    const link = codeChip('button', chip, {
      title: `${code.join(' ')}: ${plural(codebook.below(code).length, 'product')}`,
      'aria-current': level === prefix.length - 1 ? 'true' : null,
      onclick: () => state.change({ code }),
    });
    return el('li', {}, link);
  });
  return el('ol', { class: 'mm-id mm-trail', 'aria-label': `Path ${prefix.join(' ')}` }, links);
}

/**
 * Brings a part of the panel into sight.
 *
 * @param {string} part as the server calls it
 */
export const revealPart = (part) => reveal(document.getElementById(`mm-${part}`));
