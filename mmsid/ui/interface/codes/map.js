/* The map: every product a dot, near those that look and read like it. Here the parts come together: the canvas with the
   dots, what lies over it, the legend, the tools and the selection. A "dot" is a place in `map.rows` of the codebook, a
   "row" one in `items`. */

import { added } from '../shared/added_items.js';
import { codeName, LETTERS } from '../shared/code_names.js';
import { withCodebook } from '../shared/codebook.js';
import { button, el, within } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items, itemsById } from '../shared/items.js';
import { plural } from '../shared/numbers.js';
import { state } from '../shared/state.js';
import { MapCanvas } from './map_canvas.js';
import { mapCaptions } from './map_captions.js';
import { mapColourings } from './map_colourings.js';
import { groupsOfDots } from './map_groups.js';
import { MapLegend } from './map_legend.js';
import { mapMarquee } from './map_marquee.js';
import { mapCount, mapNotes } from './map_notes.js';
import { mapRing, mapStars, mapTip } from './map_overlays.js';
import { mapSelection } from './map_selection.js';
import { isWithin, MapSight } from './map_sight.js';
import { arrowKeys, mapTools } from './map_tools.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {import('./map_sight.js').Point} Point */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountMap({ element }) {
  const section = within(element, '.mm-map');
  withCodebook((codebook) => new ProductMap(section, codebook));
}

class ProductMap {
  /** @type {import('./map_legend.js').Palette} */
  #palette = { hues: [], ramp: [], levels: {}, rest: '', ink: '', card: '' };
  /** @type {Set<number> | null} */
  #selected = null; // dots
  #pointed = '';
  #shownCode = '';
  #shownPalette = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #wheeling;

  /**
   * @param {HTMLElement} section
   * @param {Codebook} codebook
   */
  constructor(section, codebook) {
    const { rows, positions, landmarks } = codebook.map;
    this.section = section;
    this.codebook = codebook;
    this.rows = rows;
    this.positions = positions;
    this.dotOf = new Map(rows.map((row, dot) => [row, dot]));
    this.colourings = mapColourings(codebook);
    this.colouring = this.colourings[0];
    this.sight = new MapSight([...positions, ...landmarks]);
    this.tip = mapTip(codebook, this.sight);
    this.ring = mapRing(this.sight);
    this.stars = mapStars(this.sight);
    this.captions = mapCaptions(codebook, this.sight);
    this.legend = new MapLegend(() => this.canvas.paint());
    this.canvas = new MapCanvas(codebook.map, this.sight, this.#palette, {
      group: () => this.#grouped(),
      onLaid: () => this.#lay(),
      onMoved: () => this.#leave(),
      onFlat: () => this.notes.sayFlat(this.canvas),
      onPainted: () => this.#painted(),
    });
    this.#build();
    this.#follow();
    this.canvas.load().catch((error) => void (this.waiting.textContent = `${error.message} Please reload the page.`));
  }

  #build() {
    const { canvas, section } = this;
    const help = `Map of ${plural(this.rows.length, 'product')}. Arrow keys move it, plus and minus zoom, 0 shows all of it.`;
    this.stage = el('div', { class: 'mm-map-stage', tabindex: '0', role: 'group', 'aria-label': help });
    this.tools = mapTools(this.stage, this.colourings, {
      onColour: (colouring) => this.#colourBy(colouring),
      onTool: (tool) => canvas.use(tool),
      onZoom: (factor) => this.#zoom(factor),
      onWhole: () => canvas.whole(),
    });
    this.marquee = mapMarquee(this.stage, this.tools.tool, {
      onShape: (corners) => this.#select(corners),
      onClick: (event) => this.#click(event),
    });
    this.selection = mapSelection({
      onClear: () => this.#choose(null),
      onZoom: () => this.#zoomTo([...(this.#selected ?? [])]),
      onPoint: (row) => this.#pointAt(row),
    });
    this.held = el('div', { class: 'mm-map-held', hidden: true });
    this.waiting = el('p', { class: 'mm-map-waiting', text: 'Drawing the map …' });
    this.notes = mapNotes(this.codebook.map);
    const count = mapCount(this.rows.length);
    const wheel = el('p', { class: 'mm-map-wheel', 'aria-hidden': 'true', text: 'Ctrl and the wheel zoom the map' });
    const over = [this.captions, this.stars, this.ring].map(({ node }) => node);
    this.stage.append(canvas.node, ...over, ...this.tip.nodes, wheel, this.waiting, this.marquee.node);
    section.replaceChildren(
      el('div', { class: 'mm-heading' }, el('h2', { id: 'mm-map-title', text: 'The map' }), count.node),
      el(
        'div',
        { class: 'mm-map-body' },
        this.tools.node,
        el('div', { class: 'mm-map-above' }, this.legend.node, this.held),
        this.stage,
        this.selection.node,
        this.notes.node,
      ),
    );
    Object.assign(section.dataset, { colouredBy: this.colouring.key, selected: 0, drawn: 0 });
    this.notes.sayFlat(canvas);
    added.follow(() => {
      this.#lay();
      count.draw();
    });
  }

  /* Drawing */

  #lookedAt = () => (state.code && this.codebook.knows(state.code) ? state.code : null);

  /** @param {string[]} prefix */
  #dotsBelow(prefix) {
    return this.codebook.below(prefix).flatMap((row) => this.dotOf.get(row) ?? []);
  }

  /** Which dots have which colour: those of the code that is looked at, or those of the legend. */
  #grouped() {
    const code = this.#lookedAt();
    const { levels, rest, ink } = this.#palette;
    /** @type {[string, number[]][]} */
    const coloured = code
      ? [[levels[code[code.length - 1][0]], this.#dotsBelow(code)]]
      : this.colouring.values.flatMap(({ value, dots }) => {
          const colour = this.legend.colour(value);
          return colour ? [/** @type {[string, number[]]} */ ([colour, dots])] : [];
        });
    const { step } = this.canvas;
    return groupsOfDots({ count: this.rows.length, step, coloured, selected: this.#selected, grey: rest, ink });
  }

  #painted() {
    this.waiting.remove();
    this.section.dataset.drawn = String(Number(this.section.dataset.drawn) + 1);
  }

  /** Lays what lies over the dots. */
  #lay() {
    if (!this.sight.part) return;
    const item = itemsById.get(state.item) ?? null;
    const dot = this.dotOf.get(item?.row);
    const colour = this.canvas.groups.find(({ dots }) => dots.includes(dot))?.colour;
    const place = this.positions[dot] ?? (item && this.stars.placeOf(item.id));
    const taken = this.ring.lay(item, place, colour);
    this.captions.lay([...taken, ...this.stars.lay()]);
  }

  #readPalette() {
    const styles = getComputedStyle(this.section);
    const read = (/** @type {string} */ name) => styles.getPropertyValue(name).trim();
    Object.assign(this.#palette, {
      hues: read('--mm-map-hues').split(/\s+/),
      ramp: read('--mm-map-ramp').split(/\s+/),
      levels: Object.fromEntries([...LETTERS].map((letter) => [letter, read(`--mm-${letter}`)])),
      rest: read('--mm-map-grey'),
      ink: read('--mm-ink'),
      card: read('--mm-card'),
    });
  }

  /* What is in sight */

  /** Magnifies around the product that is looked at, or around the middle. */
  #zoom(factor) {
    const place = this.positions[this.dotOf.get(itemsById.get(state.item)?.row)];
    this.canvas.look(this.sight.scaled(factor, place && this.sight.holds(place) ? place : undefined));
  }

  /** @param {number[]} dots */
  #zoomTo(dots) {
    this.canvas.look(this.sight.around(dots.map((dot) => this.positions[dot])));
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (!width || !this.sight.resize(width, height)) return; // without a width, another panel is open
    this.tip.hide();
    this.canvas.paint();
  }

  /* What is pointed at */

  /** @param {PointerEvent} event */
  #hover(event) {
    const isOnButton = event.target instanceof Element && event.target.closest('button');
    const found = event.buttons || isOnButton ? null : this.canvas.below(event);
    if (!found) {
      this.#leave();
      return;
    }
    const key = JSON.stringify(found);
    if (key === this.#pointed && this.tip.isShown) return;
    this.#pointed = key;
    this.stage.classList.add('is-pointing');
    if ('landmark' in found) this.tip.landmark(found.landmark);
    else this.tip.product(items[this.rows[found.dot]], this.positions[found.dot]);
  }

  /** @param {number | null} row */
  #pointAt(row) {
    if (row === null) this.#leave();
    else this.tip.product(items[row], this.positions[this.dotOf.get(row)]);
  }

  #leave() {
    this.stage.classList.remove('is-pointing');
    this.tip.hide();
  }

  /** @param {PointerEvent} event */
  #click(event) {
    const found = this.canvas.below(event);
    if (!found) return;
    if ('dot' in found) {
      state.change({ item: items[this.rows[found.dot]].id });
      return;
    }
    const code = [codeName(0, found.landmark)];
    state.change({ code: state.code?.join() === code.join() ? null : code });
  }

  /* What is chosen */

  #colourBy(colouring) {
    this.colouring = colouring;
    this.section.dataset.colouredBy = colouring.key;
    this.#showLegend();
    this.canvas.paint();
  }

  #showLegend() {
    const code = this.#lookedAt();
    const depth = Number(this.colouring.key.match(/^level-(\d+)$/)?.[1] ?? Infinity);
    const first = code && code.length >= depth ? code.slice(0, depth).join(' ') : null;
    this.legend.show(this.colouring, this.#palette, first);
    this.legend.node.inert = code !== null;
    this.legend.node.title = code ? 'While a code is looked at, only its products have colour.' : '';
  }

  #showCode() {
    const code = this.#lookedAt();
    this.held.hidden = !code;
    if (!code) return;
    const dots = this.#dotsBelow(code);
    const tool = (sign, label, act, more = {}) => button('', icon(sign), act, { title: label, 'aria-label': label, ...more });
    this.held.replaceChildren(
      el('code', { class: `mm-level-${code[code.length - 1][0]}`, text: code.join(' ') }),
      el('b', { text: this.codebook.chip(code).caption }),
      el('span', { text: `· ${plural(this.codebook.below(code).length, 'product')}` }),
      tool('plus', 'Zoom to this code', () => this.#zoomTo(dots), { hidden: !dots.length }),
      tool('close', 'Colour all products again', () => state.change({ code: null })),
    );
  }

  /** @param {Point[]} corners in pixels */
  #select(corners) {
    const polygon = corners.map((corner) => this.sight.toPlace(corner));
    const inside = this.canvas.drawn.filter((dot) => isWithin(this.positions[dot], polygon));
    this.#choose(inside.length ? new Set(inside.sort((a, b) => a - b)) : null);
  }

  /** @param {Set<number> | null} dots */
  #choose(dots) {
    this.#selected = dots;
    this.section.dataset.selected = String(dots?.size ?? 0);
    this.selection.show([...(dots ?? [])].map((dot) => this.rows[dot]));
    this.canvas.paint();
  }

  /* What happens */

  #follow() {
    this.#followTheme();
    this.tools.use(this.tools.tool());
    state.follow(() => this.#followState());
    const themes = new MutationObserver(() => this.#followTheme());
    for (const node of [document.documentElement, document.body]) themes.observe(node, { attributeFilter: ['class'] });
    this.stage.addEventListener('keydown', arrowKeys(this.stage, this.sight, this.canvas, (factor) => this.#zoom(factor)));
    this.stage.addEventListener('pointermove', (event) => this.#hover(event), true);
    this.stage.addEventListener('wheel', (event) => this.#turn(event), { capture: true, passive: true });
    this.stage.addEventListener('pointerleave', () => this.#leave());
    document.addEventListener('keydown', (event) => this.#escape(event));
    new ResizeObserver(() => this.#resize()).observe(this.stage);
  }

  #followState() {
    const code = this.#lookedAt()?.join(' ') ?? '';
    this.selection.mark();
    if (code === this.#shownCode) {
      this.#lay();
      return;
    }
    this.#shownCode = code;
    this.#showCode();
    this.#showLegend();
    this.canvas.paint();
  }

  #followTheme() {
    this.#readPalette();
    const now = JSON.stringify(this.#palette);
    if (now === this.#shownPalette) return;
    this.#shownPalette = now;
    this.#showLegend();
    this.canvas.paint();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea');
    if (event.key !== 'Escape' || state.panel !== 'codes' || isTyping) return;
    if (!this.marquee.cancel() && this.#selected) this.#choose(null);
  }

  /** The wheel alone scrolls the page, as everywhere; with Ctrl it zooms. */
  #turn(event) {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    this.section.classList.add('is-wheeled');
    clearTimeout(this.#wheeling);
    this.#wheeling = setTimeout(() => this.section.classList.remove('is-wheeled'), 1200);
  }
}
