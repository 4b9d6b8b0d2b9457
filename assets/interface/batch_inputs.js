/* What is given to "Many at once": the table, its pictures, and how the table should look. */

/** `give` takes what the visitor chose: `table` a file, `pictures` a promise of them, `example` nothing. */
function batchInputs(give) {
  const limits = start.batch;
  const megabytes = (bytes) => `${bytes / 1e6} MB`;
  const tool = (text, input) => el('button', { type: 'button', class: 'mm-button', onclick: () => input.click(), text });

  function chooser(attributes, take) {
    const input = el('input', { type: 'file', class: 'mm-hidden', tabindex: -1, 'aria-hidden': 'true', ...attributes, onchange: chosen });
    function chosen() {
      const files = [...input.files];
      input.value = ''; // so that the same file can be chosen again
      if (files.length) take(files);
    }
    return input;
  }

  const table = chooser({ accept: '.csv,text/csv', 'data-takes': 'table' }, ([file]) => give.table(file));
  const zip = chooser({ accept: '.zip,application/zip', 'data-takes': 'zip' }, ([file]) => give.pictures(openZip(file)));
  const folder = chooser({ webkitdirectory: true, 'data-takes': 'folder' }, (files) => give.pictures(chosenFolder(files)));
  const loose = chooser({ accept: 'image/*,.heic,.heif', multiple: true, 'data-takes': 'pictures' }, (files) => give.pictures(sortedFiles(files).pictures));
  const hasFolders = 'webkitdirectory' in folder && !matchMedia('(pointer: coarse)').matches;

  const tableState = el('p', { class: 'mm-batch-given' });
  const pictureState = el('p', { class: 'mm-batch-given' });
  const buttons = [tool('Choose a CSV file', table), tool('Choose a zip file', zip), hasFolders && tool('A folder', folder), tool('Pictures', loose)];
  const example = el('a', { class: 'mm-quiet', download: 'example-products.csv', href: `data:text/csv;charset=utf-8,${encodeURIComponent(limits.example)}` }, icon('save'), 'An example table');
  const trial = start.newcomers.length ? el('button', { type: 'button', class: 'mm-quiet', onclick: () => give.example() }, icon('right'), 'Try it with the example') : null;
  const names = limits.columns.map((name) => el('code', { text: name }));

  const node = el(
    'div',
    {},
    el(
      'p',
      { class: 'mm-batch-format' },
      'A CSV file with the columns ',
      names[0],
      ', ',
      names[1],
      ' and ',
      names[2],
      `, one of which is enough; up to ${limits.mostRows} rows and ${megabytes(limits.tableBytes)}. An `,
      el('code', { text: 'image' }),
      ` is the name of a picture (up to ${megabytes(limits.pictureBytes)}) in a zip file (up to ${megabytes(limits.zipBytes)}) or a folder. Both stay in this page: the server is given a few rows at a time and keeps nothing of them.`,
    ),
    el('div', { class: 'mm-batch-help' }, example, trial),
    el(
      'div',
      { class: 'mm-batch-inputs' },
      el('div', { class: 'mm-batch-zone' }, icon('table'), tableState, el('div', { class: 'mm-drop-tools' }, buttons[0]), table),
      el('div', { class: 'mm-batch-zone' }, icon('picture'), pictureState, el('div', { class: 'mm-drop-tools' }, buttons.slice(1)), zip, folder, loose),
    ),
  );

  let isBusy = false;

  function take({ table: file, zip: archive, pictures }) {
    if (archive) give.pictures(openZip(archive));
    else if (pictures) give.pictures(pictures);
    if (file) give.table(file);
  }

  /** A table, a zip file, pictures or a folder may be dropped anywhere on a node, also together. */
  function acceptDrops(target) {
    const mark = (isOver) => node.classList.toggle('is-over', isOver && !isBusy);
    target.addEventListener('dragover', (event) => {
      event.preventDefault();
      mark(true);
    });
    target.addEventListener('dragleave', () => mark(false));
    target.addEventListener('drop', (event) => {
      event.preventDefault();
      mark(false);
      if (!isBusy) droppedFiles(event.dataTransfer).then(take);
    });
  }

  /** What was found of the pictures that the table names. */
  function found(given, source) {
    const named = given.rows.filter(({ image }) => image);
    if (!named.length) return 'The table names no pictures.';
    if (!source) return `The table names ${plural(named.length, 'picture')}.`;
    const missing = named.filter(({ image }) => !pathWithin(image) || !source.find(pathWithin(image)));
    if (!missing.length) return `All ${named.length} that the table names are there.`;
    return `${named.length - missing.length} of ${named.length} that the table names are there; not ${missing.slice(0, 2).map(({ image }) => image).join(', ')}${missing.length > 2 ? ' …' : ''}.`;
  }

  /** The table's columns that are read under another name, and those that are not, so that a misnamed one is noticed. */
  function columns({ rows, readAs }) {
    const others = Object.entries(readAs).filter(([column, name]) => name.toLowerCase() !== column);
    const kept = Object.keys(rows[0].own).filter((name) => name !== readAs.image);
    return [
      others.length && `Read as ${others.map(([column, name]) => `${column}: ${name}`).join('; as ')}.`,
      kept.length && `Not read, but kept in the result: ${kept.slice(0, 4).join(', ')}${kept.length > 4 ? ' …' : ''}.`,
    ].filter(Boolean);
  }

  function show(given, source, isRunning) {
    isBusy = isRunning;
    for (const button of [...buttons, trial]) if (button) button.disabled = isRunning;
    const about = (title, ...said) => [el('b', { text: title }), ...said.map((text) => el('span', { text }))];
    tableState.replaceChildren(...(given ? about(given.name, plural(given.rows.length, 'product'), ...columns(given)) : about('The table', 'Drop a CSV file here')));
    const files = source ? plural(source.count, 'file') : 'Drop a zip file, a folder or pictures here';
    pictureState.replaceChildren(...about(source?.name ?? 'Its pictures, if it has any', files, ...(given ? [found(given, source)] : [])));
  }

  return { node, show, acceptDrops };
}
