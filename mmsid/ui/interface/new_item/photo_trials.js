/* Photos that people took, to try the encoder on: the picture alone is given, and whose it is stands beside it. */

import { el } from '../shared/dom.js';
import { picture } from '../shared/picture.js';
import { start } from '../shared/start.js';

/** @typedef {import('../contract.d.ts').ExamplePhoto} Photo */

/**
 * The photos, each of which can be pressed; nothing where this shop brings none.
 *
 * @param {(photo: Photo) => void} press
 */
export function photoTrials(press) {
  if (!start.photos.length) return null;
  const credits = [...new Set(start.photos.map((photo) => photo.credit))].map((credit) => {
    const shown = start.photos.filter((photo) => photo.credit === credit).map((photo) => photo.shows);
    return `${shown.join(', ')}: ${credit}`;
  });
  return el(
    'div',
    { class: 'mm-photo-trials' },
    el('p', { class: 'mm-count', text: `Try photos that people took. ${start.photo_note}` }),
    el(
      'ul',
      { class: 'mm-photos' },
      start.photos.map((photo) => trial(photo, press)),
    ),
    el(
      'p',
      { class: 'mm-credits' },
      credits.map((credit) => el('span', { text: `${credit}.` })),
    ),
  );
}

/**
 * @param {Photo} photo
 * @param {(photo: Photo) => void} press
 */
function trial(photo, press) {
  const name = `${photo.shows}, a photo`;
  const says = { type: 'button', title: name, onclick: () => press(photo) };
  const label = el('span', { class: 'mm-trial-name', 'aria-hidden': 'true', text: photo.shows });
  return el('li', {}, el('button', says, picture(photo, { alt: name }), label));
}
