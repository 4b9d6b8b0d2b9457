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
  let isFilled = false; // whether the texts were put there by us, and belong to the picture that came with them
  const preview = el('div', { class: 'mm-drop-preview', hidden: true });
  const input = el('input', { type: 'file', accept: 'image/*,.heic,.heif', class: 'mm-hidden', onchange: () => choose(input.files[0]) });
  const camera = el('input', { type: 'file', accept: 'image/*', capture: 'environment', class: 'mm-hidden', onchange: () => choose(camera.files[0]) });
  const problem = el('p', { class: 'mm-sentence', role: 'alert', hidden: true });
  const title = el('input', { class: 'mm-field', type: 'text', maxlength: 200, placeholder: 'Ceramic teapot', autocomplete: 'off', oninput: () => typed() });
  const description = el('textarea', { class: 'mm-field', rows: 3, maxlength: 2000, placeholder: 'For the first tea of the day …', oninput: () => typed() });
  const pick = el('button', { type: 'button', class: 'mm-button', onclick: () => input.click(), text: 'Choose a picture' });
  const photograph = el('button', { type: 'button', class: 'mm-button', onclick: () => camera.click(), text: 'Take a photo' });
  photograph.hidden = !matchMedia('(pointer: coarse)').matches;
  const remove = el('button', { type: 'button', class: 'mm-quiet', hidden: true, onclick: () => drop(), text: 'Remove the picture' });
  const zone = el(
    'div',
    { class: 'mm-drop', ondragover: over, ondragleave: () => zone.classList.remove('is-over'), ondrop: dropped },
    preview,
    el('div', { class: 'mm-drop-words' }, el('p', { text: 'Drop a picture here, or paste one' }), el('div', { class: 'mm-drop-tools' }, pick, photograph, remove)),
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
      const response = await fetch(one.picture);
      fill(one, await response.blob());
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

  function over(event) {
    event.preventDefault();
    zone.classList.add('is-over');
  }

  function dropped(event) {
    event.preventDefault();
    zone.classList.remove('is-over');
    choose(event.dataTransfer.files[0]);
  }

  document.addEventListener('paste', (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith('image/'));
    if (view.panel === 'new' && file) choose(file);
  });

  function say(text) {
    problem.hidden = !text;
    problem.textContent = text;
  }

  /** Takes a picture of the visitor's own. */
  function choose(file) {
    if (!file) return;
    if (isFilled) {
      title.value = description.value = '';
      Object.assign(given, { title: '', description: '' });
      isFilled = false;
    }
    take(file);
  }

  async function take(file) {
    say('');
    input.value = camera.value = '';
    const small = await reduced(file);
    if (small.size > start.uploadMegabytes * 1e6) {
      say(`Expected a picture of at most ${start.uploadMegabytes} MB, but this one has ${(small.size / 1e6).toFixed(1)}; make it smaller.`);
      return;
    }
    given.file = await base64(small);
    show(null);
    onChange({ ...given });
  }

  function drop() {
    given.file = null;
    show(null);
    onChange({ ...given });
  }

  function show(address) {
    preview.hidden = !address;
    zone.classList.toggle('has-picture', Boolean(given.file));
    remove.hidden = !given.file;
    preview.replaceChildren(...(address ? [el('img', { src: address, alt: 'Your picture' })] : []));
  }

  return { node, fill, show: (address) => show(given.file ? address : null) };
}
