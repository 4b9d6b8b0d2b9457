/* The top of the page: whose it is and what one sees; and the page that stands in for a build that cannot be shown. */

function brand() {
  const bars = ['a', 'b', 'c', 'd'].map((level) => el('i', { class: `mm-level-${level}` }));
  return el('span', { class: 'mm-brand' }, el('span', { class: 'mm-mark', 'aria-hidden': 'true' }, bars), start.title);
}

mmsid.masthead = ({ element }) => {
  element
    .querySelector('.mm-masthead')
    .replaceChildren(
      el(
        'div',
        { class: 'mm-masthead-line' },
        brand(),
        el('span', { class: 'mm-notice', text: start.notice }),
      ),
      el('h1', { text: 'A language model reads what a shopper looked at, and writes the ID of what comes next.' }),
      el('p', {
        class: 'mm-lead',
        text:
          'A semantic ID is a path of codes from coarse to fine, made from a product’s picture and text. ' +
          'Each code is captioned with what the products under it share.',
      }),
    );
};

mmsid.sorry = ({ element }) => {
  element
    .querySelector('.mm-sorry')
    .replaceChildren(
      brand(),
      el('h1', { text: 'This shop cannot be opened.' }),
      el('p', { role: 'alert', text: start.sorry }),
    );
};
