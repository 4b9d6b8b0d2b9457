/* A group of alike things as one stop of the Tab key: the arrows go along it, Home and End to its ends. Which one was
   reached last is where Tab comes back to. */

const ARROWS = /** @type {Record<string, [x: number, y: number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

/**
 * Makes the buttons of a container one stop; those that come later, too.
 *
 * @param {HTMLElement} group
 * @param {string} [selector] of what is gone along
 */
export function roving(group, selector = 'button') {
  /** @type {HTMLElement | null} */
  let current = null;
  const all = () => /** @type {HTMLElement[]} */ ([...group.querySelectorAll(selector)]);

  function mark() {
    const stops = all();
    if (!current || !stops.includes(current)) current = stops[0] ?? null;
    for (const stop of stops) stop.tabIndex = stop === current ? 0 : -1;
  }

  group.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches(selector)) return;
    current = target;
    mark();
  });
  group.addEventListener('keydown', (event) => {
    const stops = all().filter((stop) => stop.checkVisibility());
    const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const goal = stepFrom(stops, at, event.key);
    if (goal === undefined) return;
    event.preventDefault();
    goal?.focus();
  });
  new MutationObserver(mark).observe(group, { childList: true, subtree: true });
  mark();
}

/**
 * Where a key leads: undefined where it is none of these, null at the end.
 *
 * @param {HTMLElement[]} stops
 * @param {number} at
 * @param {string} key
 */
function stepFrom(stops, at, key) {
  if (key === 'Home') return stops[0];
  if (key === 'End') return stops[stops.length - 1];
  const arrow = ARROWS[key];
  if (!arrow) return undefined;
  const [x, y] = arrow;
  return (x ? stops[at + x] : inNextRow(stops, stops[at], y)) ?? null;
}

/**
 * The one above or below that is nearest; in a single row the one before or behind.
 *
 * @param {HTMLElement[]} stops
 * @param {HTMLElement} from
 * @param {number} direction 1: down
 */
function inNextRow(stops, from, direction) {
  const own = from.getBoundingClientRect();
  const others = stops.map((stop) => ({ stop, box: stop.getBoundingClientRect() }));
  const beyond = others.filter(({ box }) => (direction > 0 ? box.top >= own.bottom - 1 : box.bottom <= own.top + 1));
  if (!beyond.length) return stops[stops.indexOf(from) + direction];
  const middle = own.left + own.width / 2;
  /** @param {DOMRect} box */
  const away = (box) => Math.abs(box.top - own.top) * 4 + Math.max(0, box.left - middle, middle - box.right);
  return beyond.reduce((best, one) => (away(one.box) < away(best.box) ? one : best)).stop;
}

/**
 * Whether Tab leads to it: of an ID's codes only to the first, for the arrows of the ID lead to the others.
 *
 * @param {Element} control
 */
function isReached(control) {
  const id = control.closest('.mm-id');
  return id === null || control === id.querySelector('button');
}

/**
 * Cards, each with several controls: only those of the current card are stops, and the arrows go to the same control of
 * the next one. What has arrows of its own, such as an ID, keeps them.
 *
 * @param {HTMLElement} list of the cards
 * @param {string} along the controls from which the arrows go on
 */
export function rovingCards(list, along) {
  /** @type {Element | null} */
  let current = null;
  const cards = () => [...list.children].filter((card) => card.checkVisibility());

  function mark() {
    const all = [...list.children];
    current = all.find((card) => card === current) ?? all[0];
    for (const card of all) {
      const controls = [...card.querySelectorAll('button')];
      if (card !== current) for (const control of controls) control.tabIndex = -1;
      else for (const control of controls.filter(isReached)) control.tabIndex = 0;
    }
  }

  list.addEventListener('focusin', ({ target }) => {
    const card = cards().find((one) => one.contains(/** @type {Node} */ (target)));
    if (!card || card === current) return;
    current = card;
    mark();
  });
  list.addEventListener('keydown', (event) => {
    const from = event.target;
    const step = ARROWS[event.key];
    if (!step || !(from instanceof HTMLElement) || !from.matches(along) || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const all = cards();
    const card = all[all.findIndex((one) => one.contains(from)) + step[0] + step[1]];
    const kind = along.split(', ').find((one) => from.matches(one));
    const goal = kind && card?.querySelector(kind);
    if (goal instanceof HTMLElement) goal.focus();
  });
  new MutationObserver(mark).observe(list, { childList: true });
  mark();
}
