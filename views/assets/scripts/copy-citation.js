// Puts a copy button after every text that offers one, where the browser lets us write to the clipboard.

/** @param {Document} page */
export function offerCopies(page) {
  if (!('clipboard' in navigator)) return;
  for (const text of page.querySelectorAll('[data-copy]')) text.after(copyButton(page, text));
}

/** @param {Document} page @param {Element} text */
function copyButton(page, text) {
  const button = page.createElement('button');
  const { copy, copied } = text.dataset;
  button.type = 'button';
  button.className = 'copy-button';
  button.textContent = copy;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.textContent = copied;
    setTimeout(() => {
      button.textContent = copy;
    }, 2500);
  });
  return button;
}
