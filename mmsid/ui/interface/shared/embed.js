/* One part of the page on its own, for a slide or an article: `?embed=why&history=…`. Everything else is hidden, and a
   line below leads to the whole. Whatever would open another panel opens the whole page beside it instead. */

import { el } from './dom.js';
import { EMBEDDED, embedStyles, wholeAddress } from './embed_address.js';
import { start } from './start.js';
import { addressOf, state } from './state.js';

const root = document.documentElement;

/** Leaves of the page what the address asks for; nothing happens where it asks for no part. */
export function showPart() {
  if (!EMBEDDED) return;
  const embed = EMBEDDED;
  const { panel } = embed;
  root.dataset.mmEmbed = embed.name;
  document.head.append(el('style', { text: embedStyles(embed) }));
  state.addRule((next) => {
    if (next.panel === panel) return next;
    window.open(wholeAddress(addressOf(next), embed), '_blank', 'noopener');
    return { ...next, panel };
  });
  const whole = el('a', { target: '_blank', rel: 'noopener', text: `Open it in ${start.title}` });
  const notice = el('span', { class: 'mm-notice', text: start.notice });
  document.body.append(el('div', { class: 'mm-embed-line' }, whole, notice));
  state.follow(() => {
    const here = new URL(location.href);
    here.searchParams.delete('panel'); // a part is in its own panel, whatever the address says
    whole.href = wholeAddress(here, embed).href;
  });
}
