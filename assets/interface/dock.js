/* A bar at the bottom while products are chosen and the recommendations are out of sight: the last products of the history, and what follows. */

mmsid.dock = (cards) => {
  document.querySelector('.mm-dock')?.remove();
  const past = el('span', { class: 'mm-dock-row' });
  const future = el('span', { class: 'mm-dock-row' });
  const dock = el(
    'button',
    { type: 'button', class: 'mm-dock', hidden: true, onclick: up },
    past,
    el('span', { class: 'mm-dock-arrow', 'aria-hidden': 'true' }, icon('right')),
    future,
    el('span', { class: 'mm-dock-up' }, icon('up'), el('span', { text: 'See all' })),
  );
  document.body.append(dock);

  function up() {
    const behavior = calm() ? 'auto' : 'smooth';
    document.getElementById('mm-history').scrollIntoView({ behavior, block: 'start' });
  }

  function draw() {
    const small = (id, caption) => {
      const item = itemsById.get(id);
      return el('span', { class: 'mm-dock-item', title: item.title }, picture(item, { eager: true }), caption);
    };
    past.replaceChildren(...view.history.slice(-4).map((id) => small(id)));
    const best = shown.answer.items.slice(0, 4);
    future.replaceChildren(
      ...best.map((line) => small(line.item_id, el('span', { class: 'mm-dock-chance', text: percent(line.probability) }))),
    );
    dock.setAttribute('aria-label', 'Back to the recommendations');
    dock.classList.toggle('is-empty', !best.length);
  }

  /* Only beside the catalogue, where products are added: over the explanations it would hide what they show. */
  let choosing = false;
  let isBelow = false;
  const place = () => (dock.hidden = !(choosing && isBelow));
  new IntersectionObserver(([entry]) => {
    isBelow = !entry.isIntersecting && entry.boundingClientRect.bottom < 80;
    place();
  }, { rootMargin: '-80px 0px 0px' }).observe(cards);
  const watchCatalogue = () => {
    const catalogue = document.getElementById('mm-catalogue');
    if (!catalogue) {
      requestAnimationFrame(watchCatalogue);
      return;
    }
    new IntersectionObserver(([entry]) => {
      choosing = entry.isIntersecting;
      place();
    }, { rootMargin: '0px 0px -45% 0px' }).observe(catalogue);
  };
  watchCatalogue();
  shown.follow(draw);
  view.follow(draw);
};
