// Steps from change to change in a comparison, with buttons and, unless turned off, the keys N and P (or J and K).

const keysOff = 'stadga-step-keys-off';

/** @param {Document} page */
export function stepThroughChanges(page) {
  const bar = page.querySelector('[data-steps]');
  if (bar === null) return;
  const stops = [...page.querySelectorAll('[data-stop]')];
  const at = bar.querySelector('[data-at]');
  const keys = bar.querySelector('[data-keys]');
  let current = -1;

  const go = (by) => {
    current = current === -1 && by < 0 ? stops.length - 1 : (nearest() + by + stops.length) % stops.length;
    const stop = stops[current];
    at.textContent = at.dataset.words.replace('%', String(current + 1));
    for (
      let fold = stop.closest('details:not([open])');
      fold !== null;
      fold = fold.parentElement.closest('details:not([open])')
    )
      fold.open = true;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: 'center', behavior: 'instant' });
  };
  /** Where the reader is: at the change that has the focus, else at the one last stepped to. */
  const nearest = () => {
    const focused = stops.findIndex(
      (stop) => stop === page.activeElement || stop.contains(page.activeElement),
    );
    return focused === -1 ? current : focused;
  };

  for (const button of bar.querySelectorAll('[data-step]'))
    button.addEventListener('click', () => go(Number(button.dataset.step)));
  page.addEventListener('keydown', (event) => {
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    const isTyping = event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]');
    if (by === undefined || !keys.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    go(by);
  });
  keys.checked = remembered() === null;
  keys.addEventListener('change', () => remember(keys.checked));
  bar.hidden = false;
}

// A browser may forbid keeping anything: the keys are then as they were at the next page.
function remembered() {
  try {
    return localStorage.getItem(keysOff);
  } catch {
    return null;
  }
}

function remember(areOn) {
  try {
    if (areOn) localStorage.removeItem(keysOff);
    else localStorage.setItem(keysOff, 'yes');
  } catch {
    // Nothing is lost but a preference.
  }
}
