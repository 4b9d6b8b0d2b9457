/* The example shoppers: named histories to start from. */

mmsid.shoppers = ({ element }) => {
  const group = element.querySelector('.mm-shoppers');
  const buttons = shoppers.map((shopper, place) => {
    const pictures = shopper.history.slice(-3).map((id) => picture(itemsById.get(id), { eager: true }));
    const state = el('span', { class: 'mm-shopper-state' });
    const button = el(
      'button',
      { type: 'button', class: 'mm-shopper', title: shopper.description, onclick: () => choose(place) },
      el('span', { class: 'mm-shopper-pictures', 'aria-hidden': 'true' }, pictures),
      el(
        'span',
        { class: 'mm-shopper-text' },
        el('span', { class: 'mm-shopper-name' }, shopper.name, state),
        el('span', { class: 'mm-shopper-about', text: shopper.description }),
      ),
    );
    return { button, state };
  });
  group.replaceChildren(...buttons.map(({ button }) => button));

  function choose(place) {
    view.change({ history: [...shoppers[place].history], shopper: place });
    announce(`${shoppers[place].name}: ${plural(shoppers[place].history.length, 'product')}.`);
  }

  view.follow(() => {
    buttons.forEach(({ button, state }, place) => {
      const chosen = view.shopper === place;
      button.setAttribute('aria-pressed', chosen);
      button.classList.toggle('is-chosen', chosen);
      state.textContent = chosen && !view.isExample ? 'edited, click to start over' : '';
    });
  });
};
