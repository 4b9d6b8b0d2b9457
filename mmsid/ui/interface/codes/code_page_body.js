/* What is known of a code, block by block, as the server answers it. */

import { isAlone } from '../shared/code_names.js';
import { bothWays, button, el, heard } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { itemOf } from '../shared/items.js';
import { LEVEL_WORDS, levelOf, roleOf } from '../shared/levels.js';
import { listed, plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { roving } from '../shared/roving.js';
import { start } from '../shared/start.js';
import { openShopper, state } from '../shared/state.js';
import { codeLine, codeLines, shelfLine } from './code_lines.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {import('../contract.d.ts').Chip} Chip */
/** @typedef {import('../contract.d.ts').CodePage} CodePage */

const MAX_CATEGORIES = 8; // that have a bar of their own
const [FEW_SHELVES, MAX_SHELVES] = [6, 24]; // that are named, beside a shelf and where they are the page

/**
 * @param {Codebook} codebook
 * @param {CodePage} page
 */
export function codePageBody(codebook, page) {
  return [
    el(
      'div',
      { class: 'mm-code-products' },
      isAlone(page.prefix) && elsewhereBlock(codebook, page),
      productBlocks(page),
      nextBlock(codebook, page),
    ),
    el(
      'div',
      { class: 'mm-code-around' },
      page.categories.length > 0 && block('What is in it', '', categoryBars(page)),
      nearestBlock(codebook, page),
      !isAlone(page.prefix) && elsewhereBlock(codebook, page),
      start.recommends && shopperBlock(codebook, page),
    ),
  ];
}

/**
 * @param {string | Node[]} name
 * @param {string} reading
 * @param {...import('../shared/dom.js').Child} content
 */
const block = (name, reading, ...content) =>
  el(
    'section',
    { class: 'mm-block' },
    el('h3', {}, name),
    reading && el('p', { class: 'mm-count mm-analyst', text: reading }),
    ...content,
  );

/** @param {HTMLElement[]} list */
function thumbs(list) {
  const node = el('ul', { class: 'mm-thumbs' }, list);
  roving(node);
  return node;
}

/**
 * The name of a page's last code.
 *
 * @param {{ codes: Chip[] }} page
 */
const ownCode = ({ codes }) => codes[codes.length - 1].code;

/**
 * A product as a small picture; what is special about it stands beneath.
 *
 * @param {string} id
 * @param {Node | string | null} note
 * @param {string} [says]
 */
function thumb(id, note, says = '') {
  const item = itemOf(id);
  const about = { title: `${item.title}${says && `: ${says}`}`, 'aria-label': note ? null : `Look at ${item.title}` };
  const isNamed = note === item.title; // by what stands beneath it
  const content = [
    picture(item),
    note && el('span', { class: 'mm-thumb-note' }, note),
    note && !isNamed && heard(`: look at ${item.title}`),
  ];
  return el(
    'li',
    { 'data-item': id },
    button('', content, () => state.change({ item: id }), about),
  );
}

/** @param {CodePage} page */
function productBlocks(page) {
  const { prefix, count, typical, border } = page;
  if (!count) {
    const none = isAlone(prefix) ? `No product has ${prefix[0]}.` : `No product’s ID starts with ${prefix.join(' ')}.`;
    const exact = `${none} Below you can see what codes would add up to.`;
    return [el('p', { class: 'mm-sentence' }, bothWays('No product is here.', exact))];
  }
  const [only] = typical;
  const reading = `Nearest to the codeword of ${ownCode(page)}: the vector that stands for this code.`;
  const all = typical.map((one) => thumb(one.item_id, null, `distance ${one.distance.toFixed(2)}`));
  const products =
    count === 1
      ? block('Its only product', '', thumbs([thumb(only.item_id, itemOf(only.item_id).title)]))
      : block('Its most typical products', reading, thumbs(all));
  const close = 'Another code was almost as near: the closest calls first, with the code that they nearly got.';
  return border.length ? [products, block('At its border', close, thumbs(border.map(borderThumb)))] : [products];
}

/**
 * A product that nearly got another code.
 *
 * @param {CodePage['border'][0]} product
 */
function borderThumb({ item_id: id, distance, margin, rival }) {
  const note = el(
    'span',
    { class: `mm-level-${rival.code[0]}` },
    el('code', { text: rival.code }),
    ` ${rival.caption}`,
  );
  const moved = `moved here, because its own ID was taken; ${rival.code} is nearer by ${(-margin).toFixed(2)}`;
  const near = `${rival.code} is farther by only ${margin.toFixed(2)}, at a distance of ${distance.toFixed(2)}`;
  return thumb(id, note, margin < 0 ? moved : near);
}

/**
 * @param {Codebook} codebook
 * @param {CodePage} page
 */
function nextBlock(codebook, { prefix, next }) {
  if (next.length < 2) return null;
  const lines = next.map((chip) => codeLine(codebook, [...prefix, chip.code], chip));
  const role = roleOf(next[0].code);
  const names =
    role === 'one'
      ? ['product', 'Which one it is, by what the others lack.']
      : role === 'look'
        ? ['look', 'The same looks stand on other shelves, too.']
        : ['type', 'The types of this kind.'];
  return block(`Its ${plural(next.length, names[0])}`, names[1], codeLines(lines));
}

/**
 * @param {Codebook} codebook
 * @param {CodePage} page
 */
function nearestBlock(codebook, page) {
  const { prefix, nearest } = page;
  const parent = prefix.slice(0, -1);
  if (!nearest.length) return null;
  const word = LEVEL_WORDS[levelOf(ownCode(page))];
  const among = { kind: 'Other kinds', type: 'Types of the same kind', look: 'Other looks' }[word] ?? 'Others';
  const reading = `${among} whose codewords lie near that of ${ownCode(page)}.`;
  const lines = nearest.map((chip) => codeLine(codebook, [...parent, chip.code], chip, chip.distance));
  return block(bothWays('What is near', 'Nearest codes'), reading, codeLines(lines));
}

/**
 * @param {Codebook} codebook
 * @param {CodePage} page
 */
function elsewhereBlock(codebook, page) {
  const { prefix, elsewhere } = page;
  if (!elsewhere.length) return null;
  const own = ownCode(page);
  const isWhole = isAlone(prefix);
  const lines = elsewhere.slice(0, isWhole ? MAX_SHELVES : FEW_SHELVES).map((use) => shelfLine(codebook, use));
  const rest = elsewhere.length - lines.length;
  const more = rest > 0 && el('p', { class: 'mm-count', text: `and ${shelves(rest, 'more ')}` });
  const reading = `${own} means the same on ${shelves(elsewhere.length, isWhole ? '' : 'more ')}.`;
  const name = isWhole
    ? bothWays('This look, shelf by shelf', `${own}, shelf by shelf`)
    : bothWays('This look on other shelves', `${own} on other shelves`);
  return block(name, reading, codeLines(lines), more);
}

/**
 * @param {number} count
 * @param {string} more
 */
const shelves = (count, more) => `${count.toLocaleString('en')} ${more}${count === 1 ? 'shelf' : 'shelves'}`;

/** @param {CodePage} page */
function categoryBars({ categories, count }) {
  const widest = categories[0].count;
  const bars = categories
    .slice(0, MAX_CATEGORIES)
    .map((one) =>
      el(
        'li',
        { title: one.category },
        el('span', { text: one.category.split(' > ').at(-1) }),
        el('i', { style: `width:${((one.count / widest) * 100).toFixed(1)}%` }),
        el('b', { text: `${one.count} of ${count}` }),
      ),
    );
  const rest = categories.length - MAX_CATEGORIES;
  const more = rest > 0 && el('li', {}, el('span', { text: `and ${plural(rest, 'more type')}` }));
  return el('ul', { class: 'mm-mix' }, bars, more);
}

/**
 * @param {Codebook} codebook
 * @param {CodePage} page
 */
function shopperBlock(codebook, { prefix, shoppers }) {
  const where = prefix.length === codebook.sizes.length ? 'this ID' : prefix.join(' ');
  const exact = `No answer to an example shopper runs through ${where}.`;
  const none = el('p', { class: 'mm-count' }, bothWays('No answer to an example shopper leads here.', exact));
  const led = (/** @type {CodePage['shoppers'][0]} */ { name, ranks }) => {
    const which = `${ranks.length === 1 ? 'recommendation' : 'recommendations'} ${listed(ranks)}`;
    return el(
      'li',
      {},
      button('mm-quiet', [`${name}: ${which}`, icon('right')], () => openShopper(name)),
    );
  };
  const list = shoppers.length ? el('ul', { class: 'mm-led' }, shoppers.map(led)) : none;
  return block('Shoppers who are led here', '', list);
}
