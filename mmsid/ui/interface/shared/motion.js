/* What moves, and how: nothing does for those who asked their system for calm. */

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @returns {ScrollBehavior} */
const behavior = () => (calm() ? 'auto' : 'smooth');

/**
 * Brings something into sight.
 *
 * @param {Element | null} node
 * @param {ScrollIntoViewOptions} [options]
 */
export function reveal(node, options = { block: 'start' }) {
  node?.scrollIntoView({ behavior: behavior(), ...options });
}

/**
 * Brings a part into sight by its heading, and has the keyboard go on from there.
 *
 * @param {Element | null} title
 * @param {ScrollLogicalPosition} [block]
 */
export function focusHeading(title, block = 'start') {
  if (!(title instanceof HTMLElement)) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  reveal(title.closest('section') ?? title, { block });
}

/**
 * Changes a container's children and lets those that stay glide to their new places.
 *
 * @param {HTMLElement} container
 * @param {() => void} change
 */
export function glide(container, change) {
  const children = () => /** @type {HTMLElement[]} */ ([...container.children]);
  const places = new Map(children().map((child) => [child.dataset.key, child.getBoundingClientRect()]));
  change();
  if (calm()) return;
  for (const child of children()) {
    const before = places.get(child.dataset.key);
    const now = child.getBoundingClientRect();
    if (!before) {
      child.animate({ opacity: [0, 1], transform: ['scale(.96)', 'none'] }, { duration: 180, easing: 'ease-out' });
    } else if (before.left !== now.left || before.top !== now.top) {
      const from = `translate(${before.left - now.left}px, ${before.top - now.top}px)`;
      child.animate({ transform: [from, 'none'] }, { duration: 220, easing: 'cubic-bezier(.2,.7,.2,1)' });
    }
  }
}
