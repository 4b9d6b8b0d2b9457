/* The form of a new product: a picture that is chosen, dropped, pasted or photographed, a title, a description. */

const PICTURE = { enough: 768, untouched: 400_000 }; // pixels of the longer side; bytes up to which a file is sent as it is

/** A large photo made smaller, where this browser can read it; a file that it cannot read is sent as it is. */
async function reduced(file) {
  if (file.size <= PICTURE.untouched) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, PICTURE.enough / Math.max(bitmap.width, bitmap.height));
    const canvas = el('canvas', { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff'; // below what is transparent, as the server has it
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return (await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.92))) ?? file;
  } catch {
    return file;
  }
}

/** The bytes of a file as text that fits into a question. */
function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(reader.result.slice(reader.result.indexOf(',') + 1)));
    reader.addEventListener('error', () => fail(reader.error));
    reader.readAsDataURL(file);
  });
}

function newcomerForm(onChange) {
  const given = { file: null, title: '', description: '' };
  let latest = 0; // number of the last thing done to the picture: what takes long must not undo what came after it
  let isFilled = false; // whether the texts were put there by us, and belong to the picture that came with them
  const preview = el('div', { class: 'mm-drop-preview', hidden: true });
  const hidden = { type: 'file', class: 'mm-hidden', tabindex: -1, 'aria-hidden': 'true' };
  const input = el('input', { ...hidden, accept: 'image/*,.heic,.heif', onchange: () => choose(input.files[0]) });
  const camera = el('input', { ...hidden, accept: 'image/*', capture: 'environment', onchange: () => choose(camera.files[0]) });
  const words = el('p', {});
  const problem = el('p', { class: 'mm-sentence', role: 'alert', hidden: true });
  const title = el('input', { class: 'mm-field', type: 'text', maxlength: 200, placeholder: 'Ceramic teapot', autocomplete: 'off', oninput: () => typed() });
  const description = el('textarea', { class: 'mm-field', rows: 3, maxlength: 2000, placeholder: 'For the first tea of the day …', oninput: () => typed() });
  const pick = el('button', { type: 'button', class: 'mm-button', onclick: () => input.click(), text: 'Choose a picture' });
  const photograph = el('button', { type: 'button', class: 'mm-button', onclick: () => camera.click(), text: 'Take a photo' });
  photograph.hidden = !matchMedia('(pointer: coarse)').matches;
  const remove = el('button', { type: 'button', class: 'mm-quiet', hidden: true, onclick: () => drop(), text: 'Remove the picture' });
  const zone = el(
    'div',
    { class: 'mm-drop' },
    preview,
    el('div', { class: 'mm-drop-words' }, words, el('div', { class: 'mm-drop-tools' }, pick, photograph, remove)),
    input,
    camera,
  );
  const trials = el('ul', { class: 'mm-trials' }, start.newcomers.map(trial));
  const node = el(
    'form',
    { class: 'mm-newcomer-form', onsubmit: (event) => event.preventDefault() },
    zone,
    problem,
    el('label', {}, el('span', { text: 'Title' }), title),
    el('label', {}, el('span', { text: 'Description' }), description),
    start.newcomers.length ? el('p', { class: 'mm-count', text: 'Or try one of these, which the shop does not have:' }) : null,
    trials,
    el('p', { class: 'mm-count', text: 'What you give stays in this page. The server reads the picture and keeps nothing of it.' }),
  );

  function trial(one) {
    const press = async () => {
      const own = (latest += 1);
      const content = await fetch(one.picture).then((response) => response.blob()).catch(() => null);
      if (own !== latest) return;
      wait(false);
      if (content) fill(one, content);
      else say('The example’s picture did not arrive; press it again.');
    };
    return el('li', {}, el('button', { type: 'button', title: one.title, onclick: press }, picture(one, { alt: one.title })));
  }

  /** Puts a whole product into the form; `file` is null where it has no picture. */
  function fill(product, file) {
    [title.value, description.value] = [product.title, product.description];
    Object.assign(given, { title: product.title, description: product.description });
    isFilled = true;
    if (file) take(file);
    else drop();
  }

  function typed() {
    isFilled = false;
    Object.assign(given, { title: title.value.trim(), description: description.value.trim() });
    onChange({ ...given, isTyped: true });
  }

  /** Files may be dropped anywhere on a node: a browser opens those that nobody takes in place of the page. */
  function acceptDrops(target) {
    const isText = ({ target: node, dataTransfer }) => !dataTransfer.types.includes('Files') && node.closest('input, textarea');
    const over = (event) => {
      if (isText(event)) return;
      event.preventDefault();
      zone.classList.add('is-over');
    };
    const dropped = (event) => {
      if (isText(event)) return;
      event.preventDefault();
      zone.classList.remove('is-over');
      const [file] = event.dataTransfer.files;
      if (file) choose(file);
      else say('Expected a file, but what was dropped is only a link or a text; save the picture and choose its file.');
    };
    target.addEventListener('dragover', over);
    target.addEventListener('dragleave', () => zone.classList.remove('is-over'));
    target.addEventListener('drop', dropped);
  }

  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (view.panel !== 'new' || !files.length) return;
    const picture = files.find((one) => one.type.startsWith('image/'));
    if (picture) choose(picture);
    else say(`Expected a picture, but ${files[0].name || 'what was pasted'} is none; paste or choose another file.`);
  });

  function say(text) {
    problem.hidden = !text;
    problem.textContent = text;
  }

  /** Takes a picture of the visitor's own. */
  function choose(file) {
    if (!file) return;
    if (!file.size) {
      say(`Expected a picture, but ${file.name || 'this file'} is empty; choose another.`);
      return;
    }
    if (isFilled) {
      title.value = description.value = '';
      Object.assign(given, { title: '', description: '' });
      isFilled = false;
    }
    take(file);
  }

  async function take(file) {
    const own = (latest += 1);
    say('');
    input.value = camera.value = '';
    wait(true);
    const small = await reduced(file);
    const content = small.size > start.uploadMegabytes * 1e6 ? null : await base64(small).catch(() => '');
    if (own !== latest) return;
    wait(false);
    if (content === '') {
      say(`Expected a picture, but ${file.name || 'this file'} could not be read; choose it again.`);
      return;
    }
    if (content === null) {
      say(`Expected a picture of at most ${start.uploadMegabytes} MB, but this one has ${(small.size / 1e6).toFixed(1)}; make it smaller.`);
      return;
    }
    given.file = content;
    given.name = file.name || 'Your picture';
    show(null);
    onChange({ ...given });
  }

  function drop() {
    latest += 1;
    wait(false);
    say('');
    given.file = null;
    show(null);
    onChange({ ...given });
  }

  function wait(isReading) {
    zone.setAttribute('aria-busy', isReading);
    draw();
  }

  function draw() {
    const isReading = zone.getAttribute('aria-busy') === 'true';
    words.textContent = isReading ? 'Reading the picture …' : given.file ? given.name : 'Drop a picture here, or paste one';
    words.hidden = !isReading && !preview.hidden;
  }

  function show(address) {
    preview.hidden = !address;
    remove.hidden = !given.file;
    preview.replaceChildren(...(address ? [el('img', { src: address, alt: 'Your picture' })] : []));
    draw();
  }

  draw();

  return { node, fill, acceptDrops, show: (address) => show(given.file ? address : null) };
}
