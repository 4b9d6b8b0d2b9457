/* The map: every product a dot, near those that look and read like it. Here the parts come together: the canvas with the
   dots, what lies over it, the legend, the tools and the selection. A "dot" is a place in `map.rows` of the codebook, a
   "row" one in `items`. */

import { added } from '../shared/added_items.js';
import { withCodebook } from '../shared/codebook.js';
import { el, within } from '../shared/dom.js';
import { items, itemsById } from '../shared/items.js';
import { reveal } from '../shared/motion.js';
import { state } from '../shared/state.js';
import { MapCanvas } from './map_canvas.js';
import { mapCaptions } from './map_captions.js';
import { mapCode } from './map_code.js';
import { mapColourings, valueOfCode } from './map_colourings.js';
import { mapDrag } from './map_drag.js';
import { groupsOfDots } from './map_groups.js';
import { MapLegend } from './map_legend.js';
import { mapLink } from './map_link.js';
import { mapMarquee } from './map_marquee.js';
import { mapCount, mapHead, mapNotes } from './map_notes.js';
import { mapRing, mapStars, mapTip } from './map_overlays.js';
import { themePalette } from './map_palette.js';
import { followWheel, mapPointer } from './map_pointer.js';
import { mapSelection } from './map_selection.js';
import { isWithin, MapSight } from './map_sight.js';
import { mapKeys, mapStage, mapTools } from './map_tools.js';

/** @typedef {import('../shared/codebook.js').Codebook} Codebook */
/** @typedef {import('./map_sight.js').Point} Point */

/** @param {import('../shared/ask.js').Wire} wire */
export function mountMap({ element }) {
  const section = within(element, '.mm-map');
  withCodebook((codebook) => new ProductMap(section, codebook));
}

class ProductMap {
  /** @type {Set<number> | null} */
  #selected = null; // dots
  #shownCode = '';

  /**
   * @param {HTMLElement} section
   * @param {Codebook} codebook
   */
  constructor(section, codebook) {
    this.section = section;
    this.codebook = codebook;
    /** @type {number[]} */
    this.rows = codebook.map.rows;
    /** @type {Point[]} */
    this.positions = codebook.map.positions;
    this.dotOf = new Map(this.rows.map((row, dot) => [row, dot]));
    this.colourings = mapColourings(codebook);
    this.link = mapLink(this.colourings, {
      onColour: (colouring) => this.#colourBy(colouring),
      onShape: (polygon) => this.#selectWithin(polygon),
    });
    this.colouring = this.link.colouring();
    this.palette = themePalette(section, () => this.#recolour());
    this.stage = mapStage(this.rows.length);
    this.sight = new MapSight([...this.positions, ...codebook.map.landmarks]);
    this.ring = mapRing(this.sight);
    this.stars = mapStars(this.sight);
    this.captions = mapCaptions(codebook, this.sight);
    this.tip = mapTip(codebook, this.sight);
    this.legend = new MapLegend(() => this.canvas.paint());
    this.notes = mapNotes(codebook.map);
    this.canvas = new MapCanvas(codebook.map, this.sight, this.palette, {
      group: () => this.#grouped(),
      onLaid: () => this.#lay(),
      onMoved: () => this.pointer.leave(),
      onPainted: () => this.#painted(),
    });
    this.pointer = mapPointer(this);
    this.tools = mapTools(this.stage, this.colourings, {
      onColour: this.link.colourBy,
      onZoom: (factor) => this.#zoom(factor),
      onWhole: () => this.canvas.whole(),
      onSight: () => this.#select(this.sight.corners()),
    });
    this.marquee = mapMarquee(this.stage, this.tools.tool, {
      onShape: (corners) => this.#select(corners),
      onClick: this.pointer.click,
    });
    this.selection = mapSelection({
      onClear: () => this.link.select([]),
      onZoom: () => this.#zoomTo([...(this.#selected ?? [])]),
      onPoint: (row) => this.#pointAt(row),
    });
    this.code = mapCode(codebook, (code) => this.#zoomTo(this.#dotsBelow(code)));
    this.#build();
    this.#follow();
    this.tools.show(this.colouring);
  }

  #build() {
    const count = mapCount(this.rows.length);
    const wheel = el('p', { class: 'mm-map-wheel', 'aria-hidden': 'true', text: 'Ctrl and the wheel zoom the map' });
    const over = [this.captions, this.stars, this.ring].map(({ node }) => node);
    this.stage.append(this.canvas.node, ...over, ...this.tip.nodes, wheel, this.marquee.node);
    this.section.replaceChildren(
      mapHead(count.node, this.code.node),
      el(
        'div',
        { class: 'mm-map-body' },
        this.tools.node,
        this.legend.node,
        this.stage,
        this.selection.node,
        this.notes.node,
      ),
    );
    Object.assign(this.section.dataset, { colouredBy: this.colouring.key, selected: 0, drawn: 0 });
    added.follow(() => {
      this.#lay();
      count.draw();
    });
  }

  #follow() {
    this.#showLegend();
    this.tools.use(this.tools.tool());
    state.follow(() => this.#followState());
    followWheel(this.stage, this.section);
    mapDrag(this.stage, this.sight, this.canvas, this.tools.tool);
    const [onZoom, onSight] = [this.#zoom.bind(this), () => this.#select(this.sight.corners())];
    this.stage.addEventListener('keydown', mapKeys(this.stage, this.sight, this.canvas, { onZoom, onSight }));
    document.addEventListener('keydown', (event) => this.#escape(event));
    new ResizeObserver(() => this.#resize()).observe(this.stage);
  }

  /* Drawing */

  #lookedAt = () => (state.code && this.codebook.knows(state.code) ? state.code : null);

  /** @param {string[]} prefix */
  #dotsBelow(prefix) {
    return this.codebook.below(prefix).flatMap((row) => this.dotOf.get(row) ?? []);
  }

  /** Which dots have which colour: those of the code that is looked at, or those of the legend. */
  #grouped() {
    const { levels, rest: grey, ink } = this.palette;
    const code = this.#lookedAt();
    /** @type {[string, number[]][]} */
    const coloured = code
      ? [[levels[code[code.length - 1][0]], this.#dotsBelow(code)]]
      : this.legend.coloured(this.colouring);
    return groupsOfDots({ count: this.rows.length, coloured, selected: this.#selected, grey, ink });
  }

  #painted() {
    const code = this.section.dataset.drawn === '0' && this.#lookedAt();
    if (code) this.#zoomTo(this.#dotsBelow(code)); // an address leads to what it names
    this.link.follow(true);
    this.section.dataset.drawn = String(Number(this.section.dataset.drawn) + 1);
  }

  /** Lays what lies over the dots. */
  #lay() {
    if (!this.sight.part) return;
    const item = itemsById.get(state.item) ?? null;
    const dot = this.#focusedDot();
    const colour = dot === undefined ? undefined : this.canvas.groups.find(({ dots }) => dots.includes(dot))?.colour;
    const star = item && this.stars.placeOf(item.id);
    const taken = this.ring.lay(item, dot === undefined ? star : this.positions[dot], colour);
    this.captions.lay([...taken, ...this.stars.lay()]);
  }

  #showLegend() {
    const code = this.#lookedAt();
    const first = (code && valueOfCode(this.colouring.key, code)?.join(' ')) || null;
    this.legend.show(this.colouring, this.palette, first);
    this.legend.node.inert = code !== null;
    this.legend.node.title = code ? 'While a code is looked at, only its products have colour.' : '';
  }

  #recolour() {
    this.#showLegend();
    this.canvas.paint();
  }

  /* What is in sight */

  /** The dot of the product that is looked at, if the map has one. */
  #focusedDot() {
    const item = itemsById.get(state.item);
    return item && this.dotOf.get(item.row);
  }

  /**
   * Magnifies around the product that is looked at, or around the middle.
   *
   * @param {number} factor
   */
  #zoom(factor) {
    const dot = this.#focusedDot();
    const place = dot === undefined ? undefined : this.positions[dot];
    this.canvas.look(this.sight.scaled(factor, place && this.sight.holds(place) ? place : undefined));
  }

  /** @param {number[]} dots that are brought into sight; none: all of them */
  #zoomTo(dots) {
    if (!this.sight.part) return; // not drawn yet
    if (dots.length) this.canvas.look(this.sight.around(dots.map((dot) => this.positions[dot])));
    else this.canvas.whole();
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (!width || !this.sight.resize(width, height)) return; // without a width, another panel is open
    this.tip.hide();
    this.canvas.paint();
  }

  /** @param {number | null} row */
  #pointAt(row) {
    const dot = row === null ? undefined : this.dotOf.get(row);
    if (row === null || dot === undefined) this.pointer.leave();
    else this.tip.product(items[row], this.positions[dot]);
  }

  /* What is chosen */

  /** @param {import('./map_colourings.js').Colouring} colouring */
  #colourBy(colouring) {
    this.colouring = colouring;
    this.section.dataset.colouredBy = colouring.key;
    this.tools.show(colouring);
    this.#recolour();
  }

  /** @param {Point[]} corners in pixels */
  #select = (corners) => this.link.select(corners.map((corner) => this.sight.toPlace(corner)));

  /** @param {Point[]} polygon of the map */
  #selectWithin(polygon) {
    const inside = this.canvas.drawn.filter((dot) => isWithin(this.positions[dot], polygon));
    this.#choose(inside.length ? new Set(inside.sort((a, b) => a - b)) : null);
  }

  /** @param {Set<number> | null} dots */
  #choose(dots) {
    this.#selected = dots;
    this.section.dataset.selected = String(dots?.size ?? 0);
    this.selection.show([...(dots ?? [])].map((dot) => this.rows[dot]));
    if (dots) reveal(this.selection.node, { block: 'nearest' });
    this.canvas.paint();
  }

  #followState() {
    const code = this.#lookedAt();
    const key = code?.join(' ') ?? '';
    this.selection.mark();
    this.link.follow(this.sight.part !== null);
    if (key === this.#shownCode) {
      this.#lay();
      return;
    }
    this.#shownCode = key;
    const dots = code ? this.#dotsBelow(code) : [];
    this.code.show(code, dots.length > 0);
    this.#recolour();
    if (!this.stage.matches(':hover')) this.#zoomTo(dots); // what is clicked on the map is in sight
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea');
    if (event.key !== 'Escape' || state.panel !== 'codes' || isTyping) return;
    if (!this.marquee.cancel() && this.#selected) this.link.select([]);
  }
}
