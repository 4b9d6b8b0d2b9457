/* Beside a recommendation's probability: a bar of what each voice gave of it, and the same in figures. */

import { el } from './dom.js';
import { start } from './start.js';
import { voicesOf } from './voices.js';

/** @typedef {import('../contract.d.ts').Recommendation} Recommendation */

/** The bar; null where the language model answers alone. An answer that stands in the build leaves it blank. */
export function voiceBar() {
  if (!start.has_voice) return null;
  const own = el('span', { class: 'mm-voice-own' });
  const heard = el('span', { class: 'mm-voice-heard' });
  const ownPart = el('i');
  const heardPart = el('i', { class: 'is-heard' });
  const node = el(
    'div',
    { class: 'mm-voices', role: 'img' },
    el('span', { class: 'mm-voice-bar' }, ownPart, heardPart),
    el('span', { class: 'mm-voice-parts' }, own, heard),
  );
  /** @param {Recommendation} line */
  function show({ probability, voice_shares: shares }) {
    const share = shares?.at(-1);
    node.classList.toggle('is-blank', share === undefined);
    const { own: ownPoints, heard: heardPoints, says } = voicesOf(probability, share ?? 0);
    own.replaceChildren(el('b', { text: ownPoints }), ' language model');
    heard.replaceChildren(el('b', { text: heardPoints }), ' shoppers');
    ownPart.style.flexGrow = String(1 - (share ?? 0));
    heardPart.style.flexGrow = String(share ?? 0);
    node.setAttribute('aria-label', says);
    node.title = says;
  }
  return { node, show };
}

/**
 * The collaborative voice's share up to each code of a recommendation; null where there is none, or it is not known.
 *
 * @param {Recommendation | null | undefined} line
 */
export const sharesOf = (line) => (start.has_voice ? (line?.voice_shares ?? null) : null);
