// Moves focus to the summary of mistakes, so that a screen reader begins there after a failed form.

/** @param {Document} page */
export function focusMistakes(page) {
  page.getElementById('fel')?.focus();
}
