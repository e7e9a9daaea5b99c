// Keeps a voting page and the chair's console up to date while they stand open. Each works without, by being loaded again.

const pause = 4000;

/** Tells of a new poll without touching a form that is half filled in, and counts those who have voted. */
export function watchMeeting(document) {
  const ballot = document.querySelector('[data-vote]');
  const counter = document.querySelector('[data-vote-counter]');
  const address = (ballot ?? counter)?.dataset.state;
  if (address === undefined) return;

  const isTouched = () => document.querySelector('.vote-form input:checked') !== null;
  const tell = ({ poll, cast }) => {
    const shown = counter?.querySelector('[data-cast]');
    if (shown && counter.dataset.poll === poll && shown.textContent !== String(cast))
      shown.textContent = String(cast);
    if (ballot === null || (poll ?? '') === ballot.dataset.poll) return;
    // A page where nothing is begun shows the new poll at once; where a choice is made the reader is told, and goes there.
    const news = ballot.querySelector('[data-vote-news]');
    if (poll !== null && isTouched()) news.hidden = false;
    else location.assign(news.querySelector('a').href);
    return true;
  };
  const ask = async () => {
    const response = await fetch(address, { cache: 'no-store' });
    if (response.ok && tell(await response.json())) return;
    later();
  };
  const later = () => setTimeout(() => void ask().catch(later), pause + Math.random() * 1000);
  later();
}
