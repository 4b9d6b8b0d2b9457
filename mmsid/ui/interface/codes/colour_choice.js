/* Which values of a colouring have colour. A palette tells ten hues apart; where there are more values, eight of them
   have colour, and choosing another one takes it from the one that was chosen first. Pure, no DOM. */

const HUES = 10; // what a palette can tell apart
const CHOSEN = 8; // values that have colour where there are more than that
const REMEMBERED = 4; // values that lost their colour and stay at hand

export class ColourChoice {
  /** @type {any[]} */
  #slots; // a value or null per colour
  /** @type {any[]} */
  #order; // the oldest choice first
  /** @type {any} */
  #alone = null; // in a short list, the one value that has colour

  /** Values that lost their colour, the last one first.
   *
   * @type {any[]}
   */
  lost = [];

  /**
   * @param {{ values: { value: any }[], isOrdered: boolean }} colouring its values, the most frequent first
   * @param {any} [first] a value that has colour at first, whatever its frequency
   */
  constructor({ values, isOrdered }, first = null) {
    this.isLong = !isOrdered && values.length > HUES;
    /** How many have colour at most. */
    this.places = this.isLong ? CHOSEN : values.length;
    const frequent = values.slice(0, this.places).map(({ value }) => value);
    const isForced = this.isLong && first !== null && !frequent.includes(first);
    this.#slots = isForced ? [first, ...frequent.slice(0, -1)] : frequent;
    this.#order = [...this.#slots].reverse();
  }

  /** @param {any} value */
  has(value) {
    return this.#slots.includes(value);
  }

  /**
   * Which colour a value has, of how many; null where it has none.
   *
   * @param {any} value
   */
  slotOf(value) {
    const slot = this.#slots.indexOf(value);
    const isGrey = slot < 0 || (this.#alone !== null && this.#alone !== value);
    return { slot: isGrey ? null : slot, count: this.#slots.length };
  }

  /** @param {any} value */
  toggle(value) {
    if (!this.isLong) {
      this.#alone = this.#alone === value ? null : value;
      return;
    }
    const isNew = !this.has(value);
    const leaving = isNew ? (this.#slots.includes(null) ? null : this.#order[0]) : value;
    this.#slots[this.#slots.indexOf(leaving)] = isNew ? value : null;
    this.#order = this.#order.filter((one) => one !== leaving).concat(isNew ? [value] : []);
    const lost = [leaving, ...this.lost].filter((one) => one !== null && !this.has(one));
    this.lost = lost.slice(0, REMEMBERED);
  }
}
