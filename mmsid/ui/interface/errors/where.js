/* Where it is bad: kinds of cases that are worse than the rest, any two attributes crossed, what is taken for what, and
   how far the first answers keep to the true path. */

import { el, within } from '../shared/dom.js';
import { sentence } from '../shared/say.js';
import { withBoard } from './board.js';
import { confusionPart } from './confusion.js';
import { crossedGrid } from './crossed_grid.js';
import { funnelPart } from './funnel.js';
import { slicesPart } from './slices.js';
import { tableFiles } from './table_files.js';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountWhere(wire) {
  const section = within(wire.element, '.mm-where');
  const title = el('h2', { id: 'mm-where-title', text: 'Where it is bad' });
  const told = sentence();
  const takes = tableFiles(wire, told.say);
  withBoard((board) => {
    section.replaceChildren(
      el('div', { class: 'mm-heading' }, title),
      told.node,
      slicesPart(board, takes),
      crossedGrid(board, takes),
      confusionPart(board, takes),
      funnelPart(board, takes),
    );
  });
}
