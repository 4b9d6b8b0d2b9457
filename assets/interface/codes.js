/* The head of the Codes panel: what an ID looks like, and a word where the panel cannot be drawn or a link is old. */

mmsid.codes = ({ element }) => {
  const section = element.querySelector('.mm-codes');
  const foreign = el('p', { class: 'mm-sentence', text: 'This link was made with another build of this shop; its codes may mean something else now.' });
  const sentence = el('p', { class: 'mm-sentence', text: 'The codes are being fetched …' });
  const again = el('button', { type: 'button', class: 'mm-quiet', text: 'Try again', onclick: () => view.change({}) });
  section.replaceChildren(el('h2', { id: 'mm-codes-title', class: 'mm-hidden', text: 'Codes' }), foreign, sentence);

  view.follow(() => {
    foreign.hidden = !view.foreign;
    if (view.panel !== 'codes') return;
    book.load().then(
      () => (sentence.hidden = true),
      () => sentence.replaceChildren('The codes could not be fetched; check the connection. ', again),
    );
  });
};

/** A row of captioned chips, each of which opens its code's page. */
function prefixLinks(book, prefix) {
  const links = book.chips(prefix).map(({ code, caption, count }, level) => {
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
        el('span', { text: caption }),
      ),
    );
  });
  return el('ol', { class: 'mm-id mm-trail', 'aria-label': `Path ${prefix.join(' ')}` }, links);
}
