/* The page's icons, as paths on a square of 16 units. */

import { svg } from './dom.js';

const PATHS = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  check: 'M3 8.5l3.5 3.5L13 5',
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  link: 'M7 9.5a3 3 0 004.2 0l2-2A3 3 0 009 3.300l-1 1M9 6.500a3 3 0 00-4.200 0l-2 2A3 3 0 007 12.700l1-1',
  undo: 'M6 4L3 7l3 3M3 7h6.500a3.500 3.500 0 010 7H7',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM11 11l3.5 3.5',
  stop: 'M4 4h8v8H4z',
  save: 'M8 2v8M4.500 7L8 10.500 11.500 7M3 13.500h10',
  table: 'M2 3h12v10H2zM2 6.500h12M6 6.500V13',
  picture: 'M2 3h12v10H2zM2 11l3.5-3.5L9 11l2-2 3 3M10.5 6.5h.01',
  hand: 'M8 2v12M2 8h12M6 4l2-2 2 2M6 12l2 2 2-2M4 6L2 8l2 2M12 6l2 2-2 2',
  box: 'M3 3h2M7 3h2M11 3h2v2M13 7v2M13 11v2h-2M9 13H7M5 13H3v-2M3 9V7M3 5V3',
  lasso:
    'M5 11C2.500 10 1.500 8.500 1.500 7 1.500 4.500 4.400 2.500 8 2.500S14.500 4.500 14.500 7 11.600 11.500 8 11.500c-.8 0-1.500-.1-2.200-.3M5.800 11.200a1.300 1.300 0 10-.5 1.500c.2 1-.3 1.800-1.300 2',
  home: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name */
export function icon(name) {
  return svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'mm-icon' }, svg('path', { d: PATHS[name] }));
}
