// Opens what is folded while a page is printed, in browsers that cannot be told so by the stylesheet.

/** @param {Document} page */
export function unfoldForPaper(page) {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...page.querySelectorAll('details.unchanged:not([open])')];
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
  });
}
