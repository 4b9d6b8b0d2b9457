/* Many at once: a table of new products and their pictures, tokenised a few at a time. The page keeps the table, the
   pictures and the result; the server keeps nothing, so a run can be stopped and go on whenever the visitor likes. */

mmsid.batch = ({ element, events, answers }) => {
  const SLOW = 60_000; // milliseconds after which an answer may have been lost
  const limits = start.batch;
  let table = null; // { name, rows }
  let source = null; // where the pictures are
  let lines = []; // of the answers, in the table's order
  let run = null; // the run that is going on; null while there is none
  let seconds = 0;
  let awaited = () => {};

  const section = element.querySelector('.mm-batch');
  const inputs = batchInputs({ table: (file) => takeTable(file), pictures: (opening) => takePictures(opening), example: () => tryExample() });
  const sentence = el('p', { class: 'mm-sentence', role: 'alert', hidden: true });
  const go = el('button', { type: 'button', class: 'mm-button is-main', onclick: () => tokenizeRest() });
  const stop = el('button', { type: 'button', class: 'mm-button', onclick: () => halt() }, icon('stop'), 'Stop');
  const over = el('button', { type: 'button', class: 'mm-quiet', onclick: () => reset() }, icon('undo'), 'Start over');
  const bar = el('div', { class: 'mm-batch-bar', role: 'progressbar', 'aria-label': 'Products tokenised', 'aria-valuemin': 0 }, el('i'));
  const count = el('span', { class: 'mm-count mm-batch-count' });
  const progress = el('div', { class: 'mm-batch-progress' }, go, stop, bar, count, over);
  const rows = batchRows((product) => look(product));
  const downloads = ['csv', 'parquet'].map((kind) =>
    el('button', { type: 'button', class: 'mm-button', onclick: () => download(kind) }, icon('save'), kind === 'csv' ? 'CSV' : 'Parquet'),
  );
  const narrow = el('button', { type: 'button', class: 'mm-filter', 'aria-pressed': 'false', onclick: () => filter(narrow.getAttribute('aria-pressed') === 'false') });
  const tools = el('div', { class: 'mm-batch-tools' }, narrow, el('span', { class: 'mm-spring' }), el('span', { class: 'mm-count', text: 'Download' }), downloads);
  const result = el('div', { class: 'mm-batch-result', hidden: true }, tools, rows.node);
  const fold = el(
    'details',
    { class: 'mm-fold' },
    el('summary', {}, el('h2', { id: 'mm-batch-title', text: 'Many at once' }), el('span', { class: 'mm-count', text: 'A table of new products and their pictures becomes a table of IDs' })),
    inputs.node,
    sentence,
    progress,
    result,
  );
  section.replaceChildren(fold);
  inputs.acceptDrops(fold);

  const model = questions(({ event, ...data }) => events[event](data), answers, (answer) => awaited(answer));

  /** Asks the server; null is the answer where the visitor stopped waiting for it. */
  function ask(event, data) {
    awaited(null);
    return new Promise((done) => {
      awaited = done;
      model.ask({ event, ...data }, true);
    });
  }

  function say(text) {
    sentence.hidden = !text;
    sentence.textContent = text;
  }

  /** Forgets the result, which belongs to another table or to other pictures. */
  function reset() {
    lines = [];
    seconds = 0;
    rows.clear();
    filter(false);
    draw();
  }

  async function takeTable(file) {
    say('');
    table = null;
    reset();
    const isLarge = file.size > limits.tableBytes; // the server says so, without having it sent
    const content = isLarge ? null : await base64(file).catch(() => null);
    const answer = await ask('sheet', { name: file.name, size: file.size, file: content });
    if (!answer) return;
    if (answer.error) say(answer.error);
    else table = { name: file.name, rows: answer.rows, readAs: answer.read_as };
    draw();
  }

  async function takePictures(opening) {
    say('');
    source = null;
    try {
      source = await opening;
    } catch (error) {
      say(error.message);
    }
    reset();
  }

  async function tryExample() {
    await takePictures(examplePictures());
    await takeTable(new File([limits.example], 'example.csv'));
    if (table) await tokenizeRest();
  }

  /** The next few rows with their pictures: as they are sent, and small ones to show. */
  async function portion(from) {
    const [sent, thumbnails] = [[], []];
    let bytes = 0;
    for (const row of table.rows.slice(from, from + limits.portion)) {
      const { file, trouble: kind } = await pictureOf(row, source);
      bytes += file?.size ?? 0;
      if (sent.length && bytes > start.uploadMegabytes * 1e6) break;
      sent.push({ ...row, file: file && (await base64(file)), trouble: kind });
      thumbnails.push(file && (await thumbnailOf(file)));
    }
    return { sent, thumbnails };
  }

  async function tokenizeRest() {
    const own = {};
    const started = performance.now() - seconds * 1000;
    run = own;
    say('');
    if (lines.length === table.rows.length) reset();
    draw();
    announce(`${plural(table.rows.length, 'product')} are being tokenised.`, 'batch');
    let ready = portion(lines.length);
    while (ready) {
      const { sent, thumbnails } = await ready;
      if (run !== own) return;
      const late = setTimeout(() => say('The server has not answered for a while; stop and go on to ask it again.'), mmsid.isLive ? SLOW : 3 * SLOW);
      const asked = ask('portion', { rows: sent, source: source?.name ?? null });
      const next = lines.length + sent.length;
      ready = next < table.rows.length ? portion(next) : null; // is made while the server works
      const answer = await asked;
      clearTimeout(late);
      if (run !== own) return;
      say(answer.error ?? '');
      if (answer.error) break;
      mmsid.isLive = true;
      rows.put(answer.lines, table.rows.slice(lines.length, next), thumbnails);
      lines.push(...answer.lines);
      seconds = (performance.now() - started) / 1000;
      draw();
    }
    run = null;
    draw();
    announce(count.textContent, 'batch');
  }

  function halt() {
    run = null;
    model.forget();
    awaited(null);
    say('');
    draw();
    announce(`Stopped. ${count.textContent}`, 'batch');
  }

  async function download(kind) {
    for (const button of downloads) button.disabled = true;
    const answer = await ask('outcome', { kind, cells: lines.map(({ cells }) => cells) });
    draw();
    if (!answer) return;
    say(answer.error ?? '');
    if (answer.error) return;
    const bytes = Uint8Array.from(atob(answer.content), (letter) => letter.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: answer.type }));
    el('a', { href: address, download: answer.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /** Loads one of the table's products into the form above. */
  async function look(product) {
    const { file } = await pictureOf(product, source);
    newcomer.look(product, file);
  }

  function filter(isNarrow) {
    narrow.setAttribute('aria-pressed', isNarrow);
    rows.narrow(isNarrow);
  }

  function draw() {
    const [done, all] = [lines.length, table?.rows.length ?? 0];
    const problems = lines.filter(({ problem }) => problem).length;
    inputs.show(table, source, run !== null);
    progress.hidden = !table;
    go.hidden = run !== null || (done > 0 && done === all);
    go.replaceChildren(done ? `Go on with the other ${all - done}` : `Tokenise ${plural(all, 'product')}`);
    stop.hidden = run === null;
    over.hidden = run !== null || !done;
    bar.hidden = run === null && !done;
    bar.setAttribute('aria-valuemax', all);
    bar.setAttribute('aria-valuenow', done);
    bar.firstChild.style.width = `${all ? (done / all) * 100 : 0}%`;
    count.textContent = told(done, all, problems);
    result.hidden = !done;
    narrow.hidden = !problems;
    narrow.textContent = `Only the ${problems} with a problem`;
    for (const button of downloads) button.disabled = run !== null;
  }

  function told(done, all, problems) {
    if (run && !done && !mmsid.isLive) return 'The model is loading';
    if (!run && !done) return '';
    const tail = problems ? `, ${problems} with a problem` : '';
    return `${done} of ${all}${tail}${done === all ? `, in ${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s` : ''}`;
  }

  draw();
};
