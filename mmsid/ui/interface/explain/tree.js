/* The path tree: what the decoder considered while it wrote the answer's IDs, a column per level, coarse to fine.

   A node is a code under its prefix; its figure is the probability of this one code after its prefix. Where everything
   lies is computed in tree_layout.js; this file draws it, and follows the pointer and the keys. */

import { bothWays, el, svg } from '../shared/dom.js';
import { calm, reveal } from '../shared/motion.js';
import { reading } from '../shared/reading.js';
import { announce } from '../shared/say.js';
import { withTerms } from '../shared/terms.js';
import { chosenDetails, nodeDetails } from './tree_details.js';
import { nodeFace, treeColumn, treeLegend } from './tree_faces.js';
import { arrangeTree, linksOf, middleOf, placeTree, stepFrom, tracedFrom } from './tree_layout.js';
import { holdsOf, labelOf, massOf, PLAIN_READING, placesOf, plainLabelOf, readingOf } from './tree_words.js';

/** @typedef {import('./tree_layout.js').Placed} Placed */
/** @typedef {import('./tree_faces.js').Face} Face */
/** @typedef {import('../shared/shown_answer.js').Answer} Answer */
/** @typedef {import('../contract.d.ts').PathTree} Tree */

const TRUNK = 4; // pixels from the left; the trunk's right side
const GROWING = { duration: 180, delay: 90 }; // milliseconds; the delay per level
const KINDS = ['is-pruned', 'is-kept', 'is-answered', 'is-answered is-chosen'];

export class PathTree {
  /** @type {Tree | null} */
  #tree = null;
  /** @type {Answer} */
  #answer = { items: [] };
  /** @type {Placed[][]} */
  #levels = [];
  /** @type {Map<Placed, Face>} */
  #faces = new Map();
  /** @type {import('../contract.d.ts').Recommendation | null} */
  #chosen = null; // the answer's line that the visitor looks at
  /** @type {Placed | null} */
  #pointed = null;
  /** @type {Placed | null} */
  #held = null;
  #scale = 1; // pixels per probability of 1

  #legend = treeLegend();
  #reading = el('p', { class: 'mm-tree-reading' });
  #plane = el('div', { class: 'mm-tree-plane' });
  #details = el('div', { class: 'mm-tree-details' });
  #mass = el('p', { class: 'mm-tree-mass' });
  #links = svg('svg', { 'aria-hidden': 'true', class: 'mm-tree-links' });

  /** @param {{ onFocus?: (id: string) => void, onCode: (prefix: string[] | null) => void }} listeners */
  constructor({ onFocus = () => {}, onCode }) {
    this.onFocus = onFocus;
    this.onCode = onCode;
    this.node = el(
      'div',
      { class: 'mm-tree', hidden: true, onkeydown: (/** @type {KeyboardEvent} */ event) => this.#press(event) },
      this.#reading,
      el('p', { class: 'mm-tree-legend' }, this.#legend),
      el('div', { class: 'mm-tree-box' }, this.#plane),
      this.#details,
      this.#mass,
    );
    new ResizeObserver(() => this.#layLinks()).observe(this.#plane);
  }

  /**
   * The same tree again keeps what is held and changes only which path is emphasised; a new one starts with a held code.
   *
   * @param {Tree} tree
   * @param {Answer} answer
   * @param {string | undefined} focusedItem
   * @param {string[] | null} [heldPrefix]
   */
  show(tree, answer, focusedItem, heldPrefix = null) {
    const isNew = tree !== this.#tree;
    this.#tree = tree;
    this.#answer = answer;
    this.#chosen = answer.items.find((line) => line.item_id === focusedItem) ?? null;
    if (isNew) this.#build(tree, heldPrefix);
    this.#paint();
    this.#layLinks();
    if (isNew && !calm()) this.#grow();
  }

  clear() {
    this.#tree = this.#chosen = this.#pointed = this.#held = null;
    this.#answer = { items: [] };
    this.#levels = [];
    this.#faces.clear();
    this.#plane.replaceChildren();
    this.node.hidden = true;
  }

  /* Building and placing */

  /**
   * @param {Tree} tree
   * @param {string[] | null} heldPrefix
   */
  #build(tree, heldPrefix) {
    const path = heldPrefix?.join();
    this.#levels = arrangeTree(tree.levels);
    this.#faces = new Map(this.#all().map((one) => [one, this.#face(one)]));
    this.#pointed = null;
    this.#held = this.#all().find(({ node }) => node.prefix.join() === path) ?? null;
    this.#place(tree);
    this.#legend[this.#legend.length - 1].hidden = !this.#all().some(({ node }) => node.opened);
    this.node.hidden = !this.#all().length;
    const exact = el('span', { class: 'mm-analyst' }, withTerms(readingOf(tree.beam_width)));
    this.#reading.replaceChildren(exact, el('span', { class: 'mm-story', text: PLAIN_READING }));
    this.#mass.textContent = massOf(tree.valid_mass);
    const first = this.#levels[0] ?? [];
    this.#stopAt(first.find((one) => this.#isChosen(one)) ?? first[0]);
  }

  /** @param {Tree} tree */
  #place(tree) {
    const { height, scale } = placeTree(this.#levels);
    this.#scale = scale;
    const columns = this.#levels.map((ones, level) => {
      const rows = ones.map((one) => this.#faceOf(one).row);
      return treeColumn(rows, tree.levels[level], level);
    });
    for (const one of this.#all()) this.#faceOf(one).row.style.cssText = `top: ${one.top}px; height: ${one.height}px`;
    this.#plane.replaceChildren(this.#links, ...columns);
    this.#plane.style.setProperty('--mm-tree-height', `${height}px`);
  }

  /** @param {Placed} one */
  #face(one) {
    return nodeFace(one, {
      onClick: () => this.#click(one),
      onPoint: (isAt) => this.#point(one, isAt),
      onFocus: () => this.#stopAt(one),
    });
  }

  #all = () => this.#levels.flat();

  /**
   * @param {Placed} one
   * @returns {Face}
   */
  #faceOf(one) {
    return /** @type {Face} */ (this.#faces.get(one));
  }

  /** @param {Placed} one */
  #isChosen({ node }) {
    const codes = this.#chosen?.codes;
    return codes !== undefined && node.prefix.every((code, level) => codes[level]?.code === code);
  }

  /** Lays the links anew; all heights are known, only the columns' places depend on the page. */
  #layLinks() {
    if (!this.#levels.length || !this.#plane.clientWidth) return;
    const plane = this.#plane.getBoundingClientRect();
    const sides = [...this.#plane.querySelectorAll('ol')].map((list) => list.getBoundingClientRect());
    const top = sides[0].top - plane.top;
    for (const [one, { from, width }] of linksOf(this.#levels, this.#scale)) {
      const left = one.parent ? sides[one.level - 1].right - plane.left : TRUNK;
      const right = sides[one.level].left - plane.left;
      const [start, end, bend] = [top + from, top + middleOf(one), (left + right) / 2];
      const { link } = this.#faceOf(one);
      link.setAttribute('stroke-width', String(width));
      link.setAttribute('d', `M${left} ${start}C${bend} ${start} ${bend} ${end} ${right} ${end}`);
    }
  }

  #paint() {
    const weightOf = (/** @type {Placed} */ one) => {
      if (this.#isChosen(one)) return 3;
      return one.node.ranks.length ? 2 : Number(one.node.kept);
    };
    for (const one of this.#all()) {
      const { row, link, says } = this.#faceOf(one);
      const kind = `mm-level-${one.node.code[0]} ${KINDS[weightOf(one)]}`;
      row.className = one.node.opened ? `${kind} is-opened` : kind;
      link.setAttribute('class', `mm-tree-link ${kind}`);
      const isChosen = this.#isChosen(one);
      says.replaceChildren(...bothWays(plainLabelOf(one, isChosen), labelOf(one, isChosen)));
    }
    const above = this.#all().sort((a, b) => weightOf(a) - weightOf(b));
    this.#links.replaceChildren(...above.map((one) => this.#faceOf(one).link));
    this.#tell();
  }

  #grow() {
    for (const one of this.#all()) {
      const { row, link } = this.#faceOf(one);
      /** @type {KeyframeAnimationOptions} */
      const timing = { ...GROWING, delay: one.level * GROWING.delay, easing: 'ease-out', fill: 'backwards' };
      row.animate([{ offset: 0, opacity: 0, transform: 'translateX(-8px)' }], timing);
      link.animate([{ offset: 0, opacity: 0 }], timing);
    }
  }

  /* Which node is pointed at or held */

  #tell() {
    const one = this.#pointed ?? this.#held;
    const traced = one ? tracedFrom(one) : new Set();
    this.node.classList.toggle('is-tracing', one !== null);
    for (const [each, { row, link, button }] of this.#faces) {
      row.classList.toggle('is-traced', traced.has(each));
      link.classList.toggle('is-traced', traced.has(each));
      button.classList.toggle('is-held', each === this.#held);
      button.setAttribute('aria-pressed', String(each === this.#held));
    }
    const path = this.#all().filter((each) => this.#isChosen(each));
    const details = one
      ? nodeDetails(one, this.#answer, one === this.#held ? () => this.#click(one) : null)
      : chosenDetails(path, this.#levels.length, this.#chosen);
    this.#details.replaceChildren(...details);
  }

  /**
   * @param {Placed} one
   * @param {boolean} isAt
   */
  #point(one, isAt) {
    if (isAt === (this.#pointed === one)) return;
    this.#pointed = isAt ? one : null;
    this.#tell();
  }

  /** @param {Placed} one */
  #reach(one) {
    const { button } = this.#faceOf(one);
    button.focus({ preventScroll: true });
    reveal(button, { block: 'nearest', inline: 'nearest' }); // out from below the details, which stick to the window's end
  }

  /** @param {Placed} one */
  #click(one) {
    const isFresh = this.#held !== one;
    this.#reach(one); // Safari does not focus what is clicked, and Escape is heard from there
    this.#held = isFresh ? one : null;
    if (!isFresh) this.#pointed = null;
    this.#tell();
    if (!isFresh) {
      this.onCode(null);
      return;
    }
    announce(reading.isStory ? placesOf(one) : `${holdsOf(one)} ${placesOf(one)}`, 'tree');
    const line = one.isLeaf && this.#answer.items.find(({ rank }) => one.node.ranks.includes(rank));
    if (line) this.onFocus(line.item_id);
    else this.onCode([...one.node.prefix]);
  }

  /**
   * Escape lets go; the arrows go to the parent, to the first child and along the level.
   *
   * @param {KeyboardEvent} event
   */
  #press(event) {
    if (event.key === 'Escape' && (this.#held || this.#pointed)) {
      this.#held = this.#pointed = null;
      this.#tell();
      this.onCode(null);
      return;
    }
    const one = this.#all().find((each) => this.#faceOf(each).button === event.target);
    if (!one || event.ctrlKey || event.metaKey || event.altKey) return;
    const goal = stepFrom(this.#levels, one, event.key);
    if (goal === undefined) return;
    event.preventDefault();
    if (goal) this.#reach(goal);
  }

  /**
   * The whole tree is one tab stop.
   *
   * @param {Placed | undefined} at
   */
  #stopAt(at) {
    for (const [one, { button }] of this.#faces) button.tabIndex = one === at ? 0 : -1;
  }
}
