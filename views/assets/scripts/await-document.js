// Waits with the reader for a document that is being made, says how far it has come, and opens it when it is there.

/** Asks the page's own address again, less often the longer it takes. */
export function awaitDocument(document) {
  const waiting = document.querySelector('[data-waiting]');
  if (waiting === null) return;
  const progress = waiting.querySelector('[data-progress]');
  const ready = waiting.querySelector('[data-ready]');
  let pause = 1000;

  const say = (text) => {
    if (progress.textContent !== text) progress.textContent = text;
  };
  const ask = async () => {
    const response = await fetch(location.href, { cache: 'no-store' });
    if (response.status !== 202) {
      await response.body?.cancel();
      if (response.ok) say(ready.textContent);
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    say(page.querySelector('[data-progress]')?.textContent ?? progress.textContent);
    later();
  };
  const later = () => {
    // An unreachable house is asked again like one that is not ready.
    setTimeout(() => void ask().catch(later), pause);
    pause = Math.min(pause * 1.3, 8000);
  };
  later();
}
