/* The tour: driver.js points at one thing after another and says what it is. Each step has an address, `?tour=3`, so that
   whoever presents can begin anywhere; it is left with Escape and found again at the top of the page. */

import { shoppers } from './items.js';
import { calm } from './motion.js';
import { start } from './start.js';
import { state } from './state.js';
import { askedStep, tourSteps } from './tour_steps.js';

/** @typedef {import('./tour_steps.js').Step} Step */

const NAME = 'tour'; // in the address
const [TALL, MARGIN] = [0.7, 76]; // of the window's height; pixels above, for the heading
const PATIENCE = 60_000; // milliseconds until a step is shown without what it points at

/** The step that the page was opened at, from 1; null where it was opened at none. */
export const tourAsked = askedStep(new URLSearchParams(location.search).get(NAME));

const TOUCHES = ['pointerdown', 'wheel', 'keydown'];

/** @param {number | null} step from 1 */
function writeAddress(step) {
  const address = new URL(location.href);
  if (step === null) address.searchParams.delete(NAME);
  else address.searchParams.set(NAME, String(step));
  window.history.replaceState(window.history.state, '', address);
}

/**
 * Waits until something is on the page and seen.
 *
 * @param {string} selector
 */
async function appeared(selector) {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const node = document.querySelector(selector);
    if (node?.childElementCount && node.checkVisibility({ visibilityProperty: true })) return node;
    await new Promise((next) => setTimeout(next, 50));
  }
  return null;
}

/** @type {import('../vendor/driver.js').Config} */
const LOOKS = {
  allowKeyboardControl: false, // the arrows belong to what a step asks for
  overlayClickBehavior: () => {},
  overlayOpacity: 0.45,
  stagePadding: 6,
  stageRadius: 12,
  popoverClass: 'mm-tour',
  showProgress: true,
  progressText: '{{current}} of {{total}}',
};

/** @type {(() => void) | null} */
let leave = null;

/**
 * Shows the tour from a step on.
 *
 * @param {number} first from 1; the last one there is, where there are fewer
 */
export async function showTour(first) {
  leave?.();
  const hasErrors = start.errors_url !== '';
  const examples = shoppers.map(({ name }) => name);
  const steps = tourSteps({ recommends: start.recommends, tokenizes: start.tokenizes, hasErrors, examples });
  const { driver } = await import('../vendor/driver.js');
  /** @type {(() => boolean) | null} */
  let isDone = null; // what the visitor is asked to do
  let asked = 0; // counts the steps that were gone to, for one may be left before it is there
  const tour = driver({
    ...LOOKS,
    steps: steps.map((step, place) => driverStep(step, place, steps.length)),
    animate: !calm(),
    onNextClick: (_element, _step, { index = 0 }) => void go(index + 1),
    onPrevClick: (_element, _step, { index = 0 }) => void go(index - 1),
    onDestroyed: over,
  });

  const sight = keptInSight(() => tour.refresh());

  /** @param {number} place */
  async function go(place) {
    isDone = null;
    const step = steps[place];
    if (!step) {
      tour.destroy();
      return;
    }
    asked += 1;
    const number = asked;
    if (state.panel !== step.panel) state.change({ panel: step.panel });
    const node = await appeared(step.element);
    if (number !== asked) return;
    tour.drive(place);
    sight.keep(node);
    writeAddress(place + 1);
    const before = { history: state.history, item: state.item, code: state.code };
    const { isDone: test } = step;
    isDone = test ? () => test(before, state) : null;
  }

  function watch() {
    if (isDone?.()) void go((tour.getActiveIndex() ?? 0) + 1);
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === 'Escape') tour.destroy();
  }

  function over() {
    asked += 1;
    isDone = null;
    leave = null;
    sight.end();
    document.removeEventListener('keydown', press, true);
    writeAddress(null);
  }

  leave = () => tour.destroy();
  document.addEventListener('keydown', press, true);
  state.follow(watch);
  await go(Math.min(first, steps.length) - 1);
}

/**
 * Follows what is pointed at while it grows, for it may not be whole yet; what is taller than the window is shown from its
 * beginning, until the visitor does something: from then on the page is scrolled by them alone.
 *
 * @param {() => void} refresh draws the tour anew
 */
function keptInSight(refresh) {
  let isTouched = false;
  const growth = new ResizeObserver(([{ target }]) => {
    const { top, height } = target.getBoundingClientRect();
    if (!isTouched && height > innerHeight * TALL) scrollBy({ top: top - MARGIN });
    refresh();
  });
  const touch = () => {
    isTouched = true;
  };
  for (const kind of TOUCHES) document.addEventListener(kind, touch, { capture: true, passive: true });
  return {
    /** @param {Element | null} node */
    keep(node) {
      growth.disconnect();
      isTouched = false;
      if (node) growth.observe(node);
    },
    end() {
      growth.disconnect();
      for (const kind of TOUCHES) document.removeEventListener(kind, touch, true);
    },
  };
}

/**
 * A step as driver.js wants it; its words are set as text.
 *
 * @param {Step} step
 * @param {number} place
 * @param {number} count
 * @returns {import('../vendor/driver.js').DriveStep}
 */
function driverStep({ element, title, says, isDone }, place, count) {
  const next = isDone ? 'Skip' : 'Next';
  return {
    element,
    popover: {
      title: ' ',
      description: ' ',
      nextBtnText: place + 1 < count ? next : 'Done',
      prevBtnText: 'Back',
      doneBtnText: 'Done',
      onPopoverRender: (popover) => {
        popover.title.textContent = title;
        popover.description.textContent = says;
        popover.wrapper.classList.toggle('is-asking', Boolean(isDone));
        popover.closeButton.setAttribute('aria-label', 'Leave the tour');
        popover.footerButtons.prepend(popover.nextButton); // the first one gets the focus
        popover.wrapper.append(popover.closeButton);
      },
    },
  };
}
