// Folds a page's contents on a narrow screen, where they would stand between the reader and the text.

/** @param {Document} page */
export function foldContents(page) {
  if (!matchMedia('(max-width: 59.99rem)').matches) return;
  for (const contents of page.querySelectorAll('.contents > details')) contents.open = false;
}
