/* The legend of the map: which values of a colouring have colour, as a list of buttons. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { ColourChoice } from './colour_choice.js';

/** @typedef {import('./map_colourings.js').Colouring} Colouring */
/** @typedef {import('./map_colourings.js').Value} Value */
/** @typedef {import('./map_palette.js').Palette} Palette */

const FOUND = 6; // values that a search offers

export class MapLegend {
  /** @type {Map<Colouring, ColourChoice>} */
  #choices = new Map();
  /** @type {Colouring | null} */
  #current = null;
  /** @type {Palette | null} */
  #palette = null;
  #onChange;
  #list = el('div', { class: 'mm-map-values', role: 'group' });
  #search = el('input', {
    type: 'search',
    placeholder: 'Colour another …',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => this.#draw(),
  });
  #field = el('label', { class: 'mm-search mm-map-find' }, icon('search'), this.#search);
  #rest = el('p', { class: 'mm-map-rest' });
  node = el('div', { class: 'mm-map-legend' }, this.#list, this.#field, this.#rest);

  /** @param {() => void} onChange when a visitor chose others */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /**
   * @param {Colouring} colouring
   * @param {Palette} palette
   * @param {string | null} first a value that has colour at first
   */
  show(colouring, palette, first) {
    if (this.#current !== colouring) this.#search.value = '';
    this.#current = colouring;
    this.#palette = palette;
    if (!this.#choices.has(colouring)) this.#choices.set(colouring, new ColourChoice(colouring, first));
    this.#draw();
  }

  /**
   * The colour of a value; null where it is grey.
   *
   * @param {any} value
   */
  colour(value) {
    const { key, isOrdered, values } = /** @type {Colouring} */ (this.#current);
    const { hues, ramp } = /** @type {Palette} */ (this.#palette);
    const { slot, count } = this.#choice().slotOf(value);
    if (slot === null) return null;
    const tint = values.find((one) => one.value === value)?.tint;
    if (tint) return tint;
    if (key === 'cold') return hues[value];
    return isOrdered ? ramp[Math.round((slot / Math.max(1, count - 1)) * (ramp.length - 1))] : hues[slot];
  }

  /**
   * The dots of each value that has a colour.
   *
   * @param {Colouring} colouring
   * @returns {[string, number[]][]}
   */
  coloured({ values }) {
    return values.flatMap(({ value, dots }) => {
      const colour = this.colour(value);
      return colour ? [/** @type {[string, number[]]} */ ([colour, dots])] : [];
    });
  }

  #choice() {
    return /** @type {ColourChoice} */ (this.#choices.get(/** @type {Colouring} */ (this.#current)));
  }

  /** @param {any} value */
  #toggle(value) {
    this.#choice().toggle(value);
    this.#draw();
    /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-value="${CSS.escape(value)}"]`))?.focus();
    this.#onChange();
  }

  /** @param {Value} value */
  #button({ value, code, caption, dots }) {
    const colour = this.colour(value);
    const content = [
      el('i', { 'aria-hidden': 'true', style: colour ? `background: ${colour}` : null }),
      code && el('code', { text: code }),
      el('span', { text: caption }),
      el('small', { text: dots.length.toLocaleString('en') }),
    ];
    const says = { 'data-value': value, 'aria-pressed': String(Boolean(colour)) };
    return button('', content, () => this.#toggle(value), says);
  }

  #draw() {
    const { name, unit, values } = /** @type {Colouring} */ (this.#current);
    const choice = this.#choice();
    const asked = this.#search.value.trim().toLowerCase();
    const chosen = values.filter(({ value }) => choice.has(value));
    const others = values.filter(({ value }) => !choice.has(value));
    const fits = (/** @type {Value} */ { code = '', caption }) => `${code} ${caption}`.toLowerCase().includes(asked);
    const wasOn = (/** @type {Value} */ { value }) => choice.lost.includes(value);
    const found = others.filter(asked ? fits : wasOn).slice(0, FOUND);
    const heading = unit ? [el('span', { class: 'mm-map-unit', text: `${unit}:` })] : [];
    this.#list.setAttribute('aria-label', `Values of ${name}`);
    this.#list.replaceChildren(...heading, ...[...chosen, ...found].map((one) => this.#button(one)));
    this.#field.hidden = this.#rest.hidden = !choice.isLong;
    this.#search.ariaLabel = `Colour another ${name.toLowerCase()}`;
    const grey = `${others.length.toLocaleString('en')} more are grey`;
    const most = `${grey}; at most ${choice.places} have colour at a time.`;
    this.#rest.textContent = asked && !found.length ? `None fits; ${grey}.` : most;
  }
}
