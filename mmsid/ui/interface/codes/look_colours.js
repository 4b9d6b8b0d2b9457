/* Looks that are colours, drawn in the colours that they name. Pure, no DOM. */

const NAMED = /** @type {Record<string, string>} */ ({
  apricot: '#f8b685',
  aqua: '#3fd0d4',
  aubergine: '#5d2a4f',
  azure: '#2f86e0',
  beige: '#d9c6a3',
  black: '#1b1b1b',
  blue: '#2f62c9',
  blush: '#eab6b3',
  bronze: '#a9743a',
  brown: '#7b4d2b',
  burgundy: '#74182f',
  camel: '#c19058',
  charcoal: '#42464b',
  chocolate: '#4c2c1c',
  cobalt: '#1843b0',
  copper: '#b9683a',
  coral: '#fa7a62',
  cream: '#f4e8c8',
  'dark green': '#1f4d33',
  'denim blue': '#45638f',
  'forest green': '#1f4d33',
  fuchsia: '#d61f8c',
  gold: '#d0a637',
  gray: '#8d9095',
  green: '#2c9a4b',
  grey: '#8d9095',
  indigo: '#3b4390',
  ivory: '#f7f2e2',
  khaki: '#9b9160',
  lavender: '#b9a6e0',
  'light blue': '#93c5ea',
  lilac: '#c0a3d9',
  lime: '#a9d52c',
  magenta: '#cc1f86',
  maroon: '#6d1a24',
  mint: '#a3e0c2',
  mustard: '#cd9a1b',
  navy: '#1c2a55',
  ochre: '#c68f2a',
  olive: '#70722f',
  orange: '#f2821f',
  petrol: '#0f5563',
  pink: '#f283ac',
  plum: '#70306a',
  purple: '#7a3bb0',
  red: '#d12b2b',
  rose: '#e2718f',
  rust: '#b04c22',
  sage: '#98ab8b',
  salmon: '#f68d78',
  sand: '#dcc9a0',
  silver: '#bfc5ca',
  'sky blue': '#84bfea',
  tan: '#bb8455',
  teal: '#0f7f82',
  terracotta: '#c3623f',
  turquoise: '#2cc2c0',
  violet: '#8445c4',
  white: '#fbfbfb',
  yellow: '#f5cf2b',
});

const FAINT = 1.6; // contrast below which a dot is lost on what it lies on

/**
 * The colour that a caption names: by the first of its alternatives that is known.
 *
 * @param {string} caption
 */
export function lookColour(caption) {
  const known = caption.split(' or ').find((name) => Object.hasOwn(NAMED, name));
  return known === undefined ? null : NAMED[known];
}

/** @param {string} hex */
function lightness(hex) {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Whether a colour hardly differs from what it lies on, so that it needs an outline.
 *
 * @param {string} colour in hexadecimal
 * @param {string} ground likewise
 */
export function isFaint(colour, ground) {
  const [low, high] = [lightness(colour), lightness(ground)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05) < FAINT;
}
