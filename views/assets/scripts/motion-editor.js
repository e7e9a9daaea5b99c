// The editor with JavaScript: the toolbar, saving while somebody writes, and a preview that follows. All of it works without.
import './markdown-toolbar.js';

const form = document.getElementById('redigering');
const status = document.getElementById('sparlage');
const preview = document.getElementById('forhandsvisning');
const pause = 1500;

for (const toolbar of form.querySelectorAll('markdown-toolbar')) toolbar.hidden = false;

/** The form as it stands, for one of its steps. @param {string} step */
function filled(step) {
  const body = new FormData(form);
  body.set('step', step);
  return body;
}

/** @param {string} step */
const post = (step) => fetch(form.action, { method: 'POST', body: filled(step) });

let saving = null;
let timer = 0;
let isBlocked = false;
let isUnsaved = false;

/** Saves what is written: one at a time, and what was written meanwhile after it. */
function save() {
  if (isBlocked) return Promise.resolve();
  saving ??= saveOnce().finally(() => {
    saving = null;
    if (isUnsaved && !isBlocked) timer = setTimeout(save, 10 * pause);
  });
  return saving;
}

async function saveOnce() {
  isUnsaved = false;
  status.textContent = form.dataset.saving;
  try {
    const response = await post('autosave');
    const type = response.headers.get('Content-Type') ?? '';
    if (!type.startsWith('application/json')) throw new Error('not an answer to the script');
    const answer = await response.json();
    status.textContent = answer.message;
    // Nothing is saved unasked over somebody else's text, nor over one that a board has decided on.
    if (answer.isConflict === true || answer.isHeld === true) isBlocked = true;
    if (response.ok) renew(answer);
    else isUnsaved = true;
  } catch {
    status.textContent = form.dataset.failed;
    isUnsaved = true;
  }
}

/** Takes the new revision over, and the names that new rows got. */
function renew({ revision, clauseIds, state }) {
  for (const field of document.querySelectorAll('input[name="revision"]')) field.value = String(revision);
  const rows = [...form.querySelectorAll('input[name="clauseId"]')];
  if (rows.length === clauseIds.length) rows.forEach((row, index) => (row.value = clauseIds[index]));
  document.getElementById('lage').textContent = state;
}

/** Shows the text as it reads: the page that the preview's button gives, cut out. */
async function showPreview() {
  const response = await post('preview');
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!response.ok) {
    status.textContent = page.querySelector('#fel li')?.textContent ?? form.dataset.failed;
    return;
  }
  const shown = page.getElementById('forhandsvisning');
  if (shown === null || shown.hidden) return;
  preview.replaceChildren(...shown.childNodes);
  preview.hidden = false;
}

form.addEventListener('input', () => {
  clearTimeout(timer);
  isUnsaved = true;
  timer = setTimeout(async () => {
    await save();
    if (!preview.hidden) await showPreview();
  }, pause);
});

form.addEventListener('submit', async (event) => {
  // A preview takes nothing off the save that waits.
  if (event.submitter?.value === 'preview') {
    event.preventDefault();
    await showPreview();
    preview.scrollIntoView({ block: 'start' });
    return;
  }
  clearTimeout(timer);
  // A save on its way would be overtaken by this one, which would then be a conflict with ourselves.
  if (saving !== null) {
    event.preventDefault();
    const { submitter } = event;
    await saving;
    clearTimeout(timer);
    form.requestSubmit(submitter);
  }
});
