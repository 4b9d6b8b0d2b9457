/* Composing an ID by hand: a shelf, a look, and if one likes which one.

   Codes add up to an embedding, whether or not a product has them: the server adds the codewords and names the products
   nearest to the sum. It starts from what the visitor looks at, until they choose here. */

import { asksInPlace } from '../shared/ask.js';
import { isAlone } from '../shared/code_names.js';
import { withCodebook } from '../shared/codebook.js';
import { button, el, within } from '../shared/dom.js';
import { itemOf } from '../shared/items.js';
import { COUNTING, plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { announce, sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { codePicker } from './code_picker.js';
import { randomCodes, withCode } from './composed_codes.js';
import { cosineBar, markedId } from './near.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {import('../contract.d.ts').Composition} Composition */

const RANDOM_TRIES = 200; // until a combination is taken that a product has
const HOW =
  'Each code stands for a vector, its codeword. The codewords are added up; the products nearest to the sum are shown below. ' +
  'Their cosine says how near: 1 is the same direction as the sum, 0 has nothing in common with it.';

/** @param {string[]} composed */
const choose = (composed) => state.change({ composed });

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCompose(wire) {
  const section = within(wire.element, '.mm-compose');
  const status = el('span', { class: 'mm-state', 'data-kind': 'loading' });
  const { node: told, say } = sentence();
  const row = el('ol', { class: 'mm-pickers', 'aria-label': 'Shelf, look and which one' });
  const tools = el('div', { class: 'mm-compose-tools' });
  const verdict = el('p', { class: 'mm-verdict' });
  const near = el('ol', { class: 'mm-nears', 'aria-label': 'Nearest products' });
  section.replaceChildren(
    el(
      'div',
      { class: 'mm-heading' },
      el('h2', { id: 'mm-compose-title', text: 'Compose an ID' }),
      el('span', { class: 'mm-count', text: 'Choose a shelf and a look, also where no product has both' }),
      el('span', { class: 'mm-spring' }),
      status,
    ),
    row,
    tools,
    el('p', { class: 'mm-compose-how', text: HOW }),
    told,
    el('div', { class: 'mm-compose-result' }, verdict, near),
  );
  withCodebook((codebook) => drawCompose(codebook, wire, { section, say, status, row, tools, verdict, near }));
}

/**
 * @param {Codebook} codebook
 * @param {import('../shared/ask.js').Wire} wire
 * @param {Record<string, any>} parts
 */
function drawCompose(codebook, wire, { section, say, status, row, tools, verdict, near }) {
  let codes = codebook.id(0);
  let asked = '';
  const pickers = codebook.sizes.map((_, level) =>
    codePicker(codebook, level, (code) => choose(withCode(codebook, codes, level, code))),
  );
  const fewer = button('mm-plain', 'One code fewer', () => choose(codes.slice(0, -1)));
  const unowned = { title: 'A random combination of codes that no product has' };
  const surprise = button('mm-plain', 'Surprise me', () => choose(unownedCodes(codebook)), unowned);
  const restart = button('mm-plain', '', () => state.change({ composed: null }));
  row.replaceChildren(...pickers.map(({ node }) => node));
  tools.replaceChildren(fewer, surprise, restart);

  const model = asksInPlace({ section, say, status }, [wire, 'compose'], (answer) => {
    verdict.textContent = verdictOf(codebook, answer);
    near.replaceChildren(...answer.nearest.map((line) => nearCard(line, codes)));
    mark();
    const titles = answer.nearest.slice(0, 3).map(({ title }) => title);
    if (section.checkVisibility()) announce(`${verdict.textContent} ${titles.join(', ')}.`, 'compose');
  });

  function mark() {
    for (const card of near.children) card.classList.toggle('is-focused', card.dataset.item === state.item);
  }

  state.follow(() => {
    if (state.panel !== 'codes') return;
    const focused = focusedCodes(codebook);
    // what was chosen by hand, unless a link brought codes that do not exist
    codes = (state.composed && codebook.knows(state.composed) ? state.composed : focused) ?? codes;
    restart.hidden = !state.composed || !focused || focused.join() === codes.join();
    restart.textContent = `Start from the ${state.item ? 'product' : 'code'} you look at`;
    mark();
    if (codes.join() === asked) return;
    asked = codes.join();
    fewer.disabled = codes.length < 2;
    for (const picker of pickers) picker.show(codes);
    model.ask({ codes });
  });
}

/** @param {Codebook} codebook */
function focusedCodes(codebook) {
  if (state.item) return codebook.id(itemOf(state.item).row);
  return state.code && !isAlone(state.code) && codebook.knows(state.code) ? state.code : null;
}

/**
 * A random ID that no product has, or any ID where all are taken.
 *
 * @param {Codebook} codebook
 */
function unownedCodes(codebook) {
  for (let tries = 0; ; tries += 1) {
    const some = randomCodes(codebook);
    if (!codebook.below(some).length || tries > RANDOM_TRIES) return some;
  }
}

/**
 * @param {Composition['nearest'][0]} line
 * @param {string[]} codes that were composed
 */
function nearCard({ item_id: id, cosine, codes: own }, codes) {
  const item = itemOf(id);
  const shared = own.filter(({ code }) => codes.includes(code)).length;
  const says =
    shared === codes.length ? 'Has all of these codes' : `Shares ${shared ? COUNTING[shared] : 'none'} of these codes`;
  const look = () => {
    state.change({ item: id, composed: codes }); // the codes stay, although another product is now looked at
    announce(`You look at ${item.title} now.`, 'compose');
  };
  const text = el(
    'span',
    { class: 'mm-near-text' },
    el('span', { class: 'mm-near-title', text: item.title }),
    el('span', { class: 'mm-count', text: item.type }),
    cosineBar(cosine),
  );
  const content = [el('span', { class: 'mm-near-picture' }, picture(item)), text];
  return el(
    'li',
    { class: 'mm-near', 'data-item': id },
    button('mm-near-face', content, look, { title: `Look at ${item.title}` }),
    markedId(own, (code) => codes.includes(code)),
    el('p', { class: 'mm-count', text: says }),
  );
}

/**
 * What the codes stand for, in a sentence.
 *
 * @param {Codebook} codebook
 * @param {Composition} answer
 */
function verdictOf(codebook, { prefix, owner, nearest }) {
  const isWhole = prefix.length === start.levels;
  const which = isWhole ? 'its' : `these ${COUNTING[prefix.length]}`;
  const sum = prefix.length === 1 ? 'this codeword' : `the sum of ${which} codewords`;
  if (!isWhole) {
    const count = codebook.below(prefix).length;
    const some = count === 1 ? 'One product’s ID begins' : `The IDs of ${plural(count, 'product')} begin`;
    const said = codebook
      .chips(prefix)
      .slice(1)
      .map(({ caption }) => `“${caption}”`);
    const what = said.length ? `${said.join(' in ')}: ` : '';
    return `${what}${count ? some : 'No product’s ID begins'} with ${prefix.join(' ')}; the nearest to ${sum} are:`;
  }
  if (!owner) return `No product has this ID; the nearest to ${sum} are:`;
  const whose = `This ID belongs to “${itemOf(owner).title}”`;
  if (owner === nearest[0].item_id) return `${whose}, which is also the nearest to ${sum}:`;
  return `${whose}, although another product is nearer to ${sum}:`;
}
