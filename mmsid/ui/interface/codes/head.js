/* The head of the Codes panel: what an ID looks like, and a word where the panel cannot be drawn or a link is old. */

import { loadCodebook } from '../shared/codebook.js';
import { bothWays, button, el, within } from '../shared/dom.js';
import { OWN_GONE, sentence } from '../shared/say.js';
import { openSection } from '../shared/sections.js';
import { state } from '../shared/state.js';
import { withTerms } from '../shared/terms.js';

/** What each part is called in a story and by an analyst; what a story does not go to has no name in it. */
const PARTS = {
  map: ['Map', 'Map'],
  treemap: ['Shelves', 'Shelves'],
  code: ['What stands there', 'Page of a code'],
  compose: ['', 'Compose'],
  walk: ['', 'Walk'],
  health: ['', 'Health'],
};
const READING =
  'Read an ID from left to right: the first codes name the shelf, the next one the look, the last one which product it is. A code means the same wherever it stands.';
const FOREIGN = 'This link was made with another build of this shop; its codes may mean something else now.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCodesHead({ element }) {
  const foreign = sentence();
  const lost = sentence();
  const failed = sentence();
  const again = button('mm-quiet', 'Try again', () => state.change({}));
  const jumps = Object.entries(PARTS).map(([part, [story, analyst]]) =>
    button(`mm-quiet${story ? '' : ' mm-analyst'}`, bothWays(story, analyst), () => openSection(part)),
  );
  within(element, '.mm-codes').replaceChildren(
    el('h2', { id: 'mm-codes-title', class: 'mm-hidden' }, bothWays('The whole shop', 'Codes')),
    el('p', { class: 'mm-lead mm-analyst' }, withTerms(READING)),
    el('nav', { class: 'mm-jumps', 'aria-label': 'Parts of this panel' }, jumps),
    ...[foreign, lost, failed].map(({ node }) => node),
  );
  state.follow(() => {
    const { link } = state;
    const missing = link.lost ? `This shop has no product ${link.lost}; the link may come from another one.` : '';
    foreign.say(link.foreign ? FOREIGN : '');
    lost.say(link.lost && link.gone ? OWN_GONE : missing);
    if (state.panel !== 'codes') return;
    loadCodebook().then(
      () => failed.say(),
      () => failed.say('The codes could not be fetched; check the connection.', again),
    );
  });
}
