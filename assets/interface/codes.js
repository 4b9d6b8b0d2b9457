/* The head of the Codes panel: what an ID looks like, and a word where the panel cannot be drawn or a link is old. */

mmsid.codes = ({ element }) => {
  const section = element.querySelector('.mm-codes');
  const foreign = el('p', { class: 'mm-sentence', text: 'This link was made with another build of this shop; its codes may mean something else now.' });
  const lost = el('p', { class: 'mm-sentence' });
  const sentence = el('p', { class: 'mm-sentence', text: 'The codes are being fetched …' });
  const again = el('button', { type: 'button', class: 'mm-quiet', text: 'Try again', onclick: () => view.change({}) });
  const parts = { map: 'Map', shelves: 'Shelves', code: 'Page of a code', compose: 'Compose', walk: 'Walk', health: 'Health' };
  const jumps = Object.entries(parts).map(([part, name]) => el('button', { type: 'button', class: 'mm-quiet', text: name, onclick: () => jumpTo(part) }));
  const reading = 'Read an ID from left to right: each code refines the ones before it, so the same code means something else on another shelf.';
  section.replaceChildren(
    el('h2', { id: 'mm-codes-title', class: 'mm-hidden', text: 'Codes' }),
    el('p', { class: 'mm-lead', text: reading }),
    el('nav', { class: 'mm-jumps', 'aria-label': 'Parts of this panel' }, jumps),
    foreign,
    lost,
    sentence,
  );

  view.follow(() => {
    foreign.hidden = !view.foreign;
    lost.hidden = !view.lost;
    lost.textContent = view.gone ? OWN_GONE : `This shop has no product ${view.lost}; the link may come from another one.`;
    if (view.panel !== 'codes') return;
    book.load().then(
      () => (sentence.hidden = true),
      () => sentence.replaceChildren('The codes could not be fetched; check the connection. ', again),
    );
  });
};

/** Brings a part of the panel into sight. */
function jumpTo(part) {
  document.getElementById(`mm-${part}`).scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'start' });
}

/** A row of captioned chips, each of which opens its code's page. */
function prefixLinks(book, prefix) {
  const links = book.chips(prefix).map(({ code, caption, share, count }, level) => {
    const shorter = prefix.slice(0, level + 1);
    return el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: `mm-code mm-level-${code[0]}`,
          title: `${shorter.join(' ')}: ${plural(count, 'product')}`,
          'aria-current': level === prefix.length - 1 ? 'true' : null,
          onclick: () => view.change({ code: shorter }),
        },
        el('code', { text: code }),
        el('span', { text: hedged({ caption, share, count }) }),
      ),
    );
  });
  return el('ol', { class: 'mm-id mm-trail', 'aria-label': `Path ${prefix.join(' ')}` }, links);
}
