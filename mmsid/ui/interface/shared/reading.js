/* How the page is read: as a story, in plain words and one step at a time, or by an analyst, with everything open.

   The choice is the visitor's own and is kept in their browser; a link that was copied says how its sender read it, and
   that holds for as long as the page is open. The page's root says which it is, for the styles. */

import { followers } from './followers.js';
import { readingOf } from './section_list.js';

/** @typedef {import('./section_list.js').Reading} Reading */

const KEY = 'mm-reading';

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** @param {Reading} chosen */
function keep(chosen) {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // then it holds for this page
  }
}

export const reading = (() => {
  const { tell, follow } = followers();
  let now = readingOf(new URLSearchParams(location.search).get('reading') ?? kept());
  const mark = () => {
    document.documentElement.dataset.mmReading = now;
  };
  mark();
  return {
    get name() {
      return now;
    },
    get isStory() {
      return now === 'story';
    },
    /** @param {Reading} chosen */
    choose(chosen) {
      now = chosen;
      keep(chosen);
      const address = new URL(location.href);
      address.searchParams.delete('reading'); // what a link said is overruled
      window.history.replaceState(window.history.state, '', address);
      mark();
      tell();
    },
    follow,
  };
})();
