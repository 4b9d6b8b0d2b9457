/* The map's colours, which a canvas cannot read from a style sheet by itself; they follow the theme. */

import { LETTERS } from '../shared/code_names.js';

/**
 * @typedef {object} Palette
 * @property {string[]} hues that can be told apart
 * @property {string[]} ramp from little to much
 * @property {Record<string, string>} levels by letter
 * @property {string} rest of all other dots
 * @property {string} ink
 * @property {string} card
 */

/**
 * @param {HTMLElement} section whose styles are read
 * @returns {Palette}
 */
function readPalette(section) {
  const styles = getComputedStyle(section);
  const read = (/** @type {string} */ name) => styles.getPropertyValue(name).trim();
  return {
    hues: read('--mm-map-hues').split(/\s+/),
    ramp: read('--mm-map-ramp').split(/\s+/),
    levels: Object.fromEntries([...LETTERS].map((letter) => [letter, read(`--mm-${letter}`)])),
    rest: read('--mm-map-grey'),
    ink: read('--mm-ink'),
    card: read('--mm-card'),
  };
}

/**
 * @param {HTMLElement} section
 * @param {() => void} onChange
 * @returns {Palette} which changes with the theme
 */
export function themePalette(section, onChange) {
  const palette = readPalette(section);
  const themes = new MutationObserver(() => {
    const now = readPalette(section);
    if (JSON.stringify(now) === JSON.stringify(palette)) return;
    Object.assign(palette, now);
    onChange();
  });
  for (const node of [document.documentElement, document.body]) themes.observe(node, { attributeFilter: ['class'] });
  return palette;
}
