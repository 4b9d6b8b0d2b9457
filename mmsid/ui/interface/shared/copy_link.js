/* A link to what is looked at, as its sender sees it: the address of the state, and how the page is read. */

import { button, el } from './dom.js';
import { icon } from './icons.js';
import { reading } from './reading.js';
import { announce } from './say.js';

const COPY = 'Copy link';
const THANKED = 2000; // milliseconds

/** @param {string} voice that says that it is done */
export function copyLinkButton(voice) {
  const label = el('span', { text: COPY });
  return button('mm-quiet', [icon('link'), label], async () => {
    await copy(sharedAddress());
    label.textContent = 'Copied';
    announce('The link to this view is copied.', voice);
    setTimeout(() => (label.textContent = COPY), THANKED);
  });
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // without permission, as inside a frame: the old way works after a click
    const field = el('textarea', { class: 'mm-hidden', text });
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}

/** The address of this view as a visitor may pass it on; inside a Space's frame, that of the Space. */
function sharedAddress() {
  const own = new URL(location.href);
  own.searchParams.delete('tour');
  own.searchParams.set('reading', reading.name);
  if (!document.referrer.startsWith('https://huggingface.co/spaces/')) return own.href;
  const space = new URL(document.referrer);
  space.search = own.search;
  return space.href;
}
