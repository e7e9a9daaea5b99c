// The clause editor with JavaScript: the toolbar, a comparison that follows, and a word before one leaves unsaved. All of it works without.
import './markdown-toolbar.js';

const form = document.getElementById('redigering');
const status = document.getElementById('sparlage');
const change = document.getElementById('jamforelse');
const pause = 800;

for (const toolbar of form.querySelectorAll('markdown-toolbar')) toolbar.hidden = false;

let timer = 0;
let asked = 0;
let isUnsaved = false;

/** Shows the change as the page that the button gives shows it. */
async function follow() {
  asked += 1;
  const mine = asked;
  const body = new FormData(form);
  body.set('step', 'preview');
  const response = await fetch(form.action, { method: 'POST', body });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const shown = page.getElementById('jamforelse');
  // An answer that somebody has typed past is of no use.
  if (mine === asked && shown !== null) change.replaceChildren(...shown.childNodes);
}

form.addEventListener('input', () => {
  isUnsaved = true;
  status.textContent = form.dataset.unsaved;
  clearTimeout(timer);
  timer = setTimeout(() => follow().catch(() => undefined), pause);
});

form.addEventListener('submit', () => {
  isUnsaved = false;
});

addEventListener('beforeunload', (event) => {
  if (isUnsaved) event.preventDefault();
});
