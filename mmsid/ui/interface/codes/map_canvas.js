/* The map's dots, as Plotly draws them: a few plain traces, one per colour. The plot has no margins, so whatever lies
   over it finds its pixels from what is in sight alone. A "dot" is a place in the codebook's `map.rows`. */

import { el } from '../shared/dom.js';
import { isFaint } from './look_colours.js';
import { hasWebGL, loadPlotly } from './plotly.js';

/** @typedef {import('./map_groups.js').Group} Group */
/** @typedef {import('./map_palette.js').Palette} Palette */
/** @typedef {import('./map_sight.js').MapSight} MapSight */
/** @typedef {import('./map_sight.js').Point} Point */

const MAX_SVG_DOTS = 4000; // as many as a browser without WebGL can bear
const REACH = { landmark: 5, dot: 12 }; // pixels within which one is meant
const GROWTH = 0.08; // of the dots' size, from which it is worth drawing them anew
const SETTLED = 160; // milliseconds after the last movement
const CONFIG = { displayModeBar: false, scrollZoom: true, doubleClick: false };

/**
 * @typedef {object} Hooks
 * @property {() => Group[]} group gives the dots by colour, lowest first
 * @property {() => void} onLaid lays what lies over the dots
 * @property {() => void} onMoved another part came into sight
 * @property {() => void} onFlat the browser has to draw without WebGL
 * @property {() => void} onPainted
 */

export class MapCanvas {
  node = el('div', { class: 'mm-map-plot' });
  /** @type {Group[]} */
  groups = [];
  /** @type {number[]} */
  drawn = []; // all dots of the groups, in that order
  isFlat = !hasWebGL();
  #plotly = /** @type {any} */ (null);
  #dotSize = 0;
  #tool = '';
  #isHeard = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #growing;
  #positions;
  #landmarks;
  #sight;
  #palette;
  #hooks;

  /**
   * @param {{ positions: Point[], landmarks: Point[] }} places of the dots and of the first codewords
   * @param {MapSight} sight
   * @param {Palette} palette
   * @param {Hooks} hooks
   */
  constructor({ positions, landmarks }, sight, palette, hooks) {
    this.#positions = positions;
    this.#landmarks = landmarks;
    this.#sight = sight;
    this.#palette = palette;
    this.#hooks = hooks;
  }

  async load() {
    this.#plotly = await loadPlotly();
    await this.paint();
  }

  /** Every how-manieth dot is drawn. */
  get step() {
    return this.isFlat ? Math.ceil(this.#positions.length / MAX_SVG_DOTS) : 1;
  }

  /** Draws the dots anew; what is in sight stays. */
  async paint() {
    if (!this.#plotly || !this.#sight.part) return;
    this.groups = this.#hooks.group();
    this.drawn = this.groups.flatMap(({ dots }) => dots);
    this.#dotSize = this.#wantedSize();
    const traces = [...this.groups.map((group) => this.#trace(group)), this.#landmarkTrace()];
    const drawing = this.#plotly.react(this.node, traces, this.#layout(), CONFIG);
    this.#hooks.onLaid();
    await drawing;
    if (!this.#isHeard) this.#listen();
    this.#hooks.onPainted();
  }

  /**
   * @param {import('./map_sight.js').Part} part
   * @param {boolean} [isWhole]
   */
  look(part, isWhole = false) {
    Object.assign(this.#sight, { part, isWhole });
    const [across, up] = this.#ranges();
    this.#relayout({ 'xaxis.range': across, 'yaxis.range': up });
  }

  whole() {
    this.look(this.#sight.whole(), true);
  }

  /** @param {string} tool */
  use(tool) {
    this.#tool = tool;
    this.#relayout({ dragmode: this.#dragmode() });
  }

  /**
   * The dot or the landmark below a pointer. Dots lie too close together for Plotly's own search, which takes the first
   * within three pixels.
   *
   * @param {{ clientX: number, clientY: number }} pointer
   * @returns {{ dot: number } | { landmark: number } | null}
   */
  below({ clientX, clientY }) {
    const { left, top } = this.node.getBoundingClientRect();
    /** @type {Point} */
    const at = [clientX - left, clientY - top];
    const [dot, apart] = this.#sight.nearest(this.#positions, this.drawn, at, REACH.dot);
    const reach = Math.min(REACH.landmark, dot < 0 ? Infinity : apart);
    const [landmark] = this.#sight.nearest(this.#landmarks, this.#landmarks.keys(), at, reach);
    if (landmark >= 0) return { landmark };
    return dot >= 0 ? { dot } : null;
  }

  /** Pixels: dots that do not hide each other, and that grow, more slowly, as the map is magnified. */
  #wantedSize() {
    const room = 0.34 * Math.min(this.#sight.width, this.#sight.height);
    const size = Math.max(2.5, Math.min(7, room / Math.sqrt(this.#positions.length)));
    return size * Math.max(1, Math.min(2.5, this.#sight.magnification() ** 0.4));
  }

  get #kind() {
    return { type: this.isFlat ? 'scatter' : 'scattergl', mode: 'markers', hoverinfo: 'skip' };
  }

  /** @param {Group} group */
  #trace({ colour, dots }) {
    const along = (/** @type {0 | 1} */ axis) => Float64Array.from(dots, (dot) => this.#positions[dot][axis]);
    const opacity = colour === this.#palette.rest ? 1 : 0.9;
    const { card, ink, rest } = this.#palette;
    const line = colour !== rest && isFaint(colour, card) ? { color: `${ink}80`, width: 1 } : { width: 0 };
    const marker = { color: colour, size: this.#dotSize, opacity, line };
    return { ...this.#kind, x: along(0), y: along(1), marker };
  }

  #landmarkTrace() {
    const along = (/** @type {0 | 1} */ axis) => this.#landmarks.map((place) => place[axis]);
    const line = { color: this.#palette.levels.a, width: 1.2 };
    const size = this.#sight.width < 480 ? 5 : 7;
    const marker = { symbol: 'diamond', size, color: this.#palette.card, opacity: 1, line };
    return { ...this.#kind, x: along(0), y: along(1), marker };
  }

  #dragmode = () => (this.#tool === 'move' ? 'pan' : false);

  /** Copies, because Plotly writes into what it is given. */
  #ranges = () => (this.#sight.part ?? []).map((range) => [...range]);

  #layout() {
    const { width, height } = this.#sight;
    const clear = 'rgba(0,0,0,0)';
    const axes = this.#ranges().map((range) => ({ range, type: 'linear', visible: false, autorange: false }));
    return {
      width,
      height,
      autosize: false,
      hovermode: false,
      dragmode: this.#dragmode(),
      xaxis: axes[0],
      yaxis: axes[1],
      margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 },
      paper_bgcolor: clear,
      plot_bgcolor: clear,
      showlegend: false,
    };
  }

  /** @param {object} changes */
  #relayout(changes) {
    if (this.#isHeard) this.#plotly.relayout(this.node, changes);
  }

  #listen() {
    const plot = /** @type {any} */ (this.node);
    this.#isHeard = true;
    plot.on('plotly_doubleclick', () => this.whole());
    for (const event of ['plotly_relayouting', 'plotly_relayout']) plot.on(event, this.#moved);
    plot.on('plotly_webglcontextlost', () => {
      this.isFlat = true;
      this.#hooks.onFlat();
      this.paint();
    });
  }

  /**
   * Follows Plotly while somebody drags or turns the wheel.
   *
   * @param {Record<string, any>} change
   */
  #moved = (change) => {
    const { part } = this.#sight;
    if (!part) return;
    ['xaxis', 'yaxis'].forEach((axis, at) => {
      const range = change[`${axis}.range`] ?? [change[`${axis}.range[0]`], change[`${axis}.range[1]`]];
      if (range[0] === undefined) return;
      this.#sight.isWhole &&= String(range) === String(part[at]);
      part[at] = [range[0], range[1]];
    });
    this.#hooks.onMoved();
    this.#hooks.onLaid();
    clearTimeout(this.#growing);
    this.#growing = setTimeout(() => {
      if (Math.abs(this.#wantedSize() / this.#dotSize - 1) > GROWTH) this.paint();
    }, SETTLED);
  };
}
