/* The top of the page: whose it is and what one sees; and the page that stands in for a build that cannot be shown. */

function brand() {
  const bars = ['a', 'b', 'c', 'd'].map((level) => el('i', { class: `mm-level-${level}` }));
  return el('span', { class: 'mm-brand' }, el('span', { class: 'mm-mark', 'aria-hidden': 'true' }, bars), start.title);
}

const PANEL_NAMES = { recommend: 'Recommend', codes: 'Codes', new: 'New product' };

const PANEL_TITLES = {
  recommend: [
    'A language model reads what a shopper looked at, and writes the ID of what comes next.',
    'A semantic ID is a path of codes from coarse to fine, made from a product’s picture and text. ' +
      'Each code is captioned with what the products under it share.',
  ],
  codes: [
    'Every product stands on a shelf that its codes name, from coarse to fine.',
    'Go from any code to the products behind it, and back. What you choose in one place is chosen everywhere.',
  ],
  new: [
    'A product that nobody has seen gets its ID the moment it is here.',
    'From its picture, its text, or both. Then it can be part of your shop: on the map, in a history, recommended.',
  ],
};

mmsid.masthead = ({ element }) => {
  const doors = PANELS.map((panel) => {
    const open = () => {
      view.change({ panel });
      scrollTo({ top: 0 });
    };
    return el('button', { type: 'button', 'data-panel': panel, text: PANEL_NAMES[panel], onclick: open });
  });
  const nav = el('nav', { class: 'mm-doors', 'aria-label': 'Panels' }, doors);
  const title = el('h1');
  const lead = el('p', { class: 'mm-lead' });
  view.follow(() => {
    [title.textContent, lead.textContent] = PANEL_TITLES[view.panel];
    for (const door of doors) {
      if (door.dataset.panel === view.panel) door.setAttribute('aria-current', 'page');
      else door.removeAttribute('aria-current');
    }
  });
  element
    .querySelector('.mm-masthead')
    .replaceChildren(
      el(
        'div',
        { class: 'mm-masthead-line' },
        brand(),
        nav,
        el('span', { class: 'mm-notice', text: start.notice }),
      ),
      title,
      lead,
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
