// What templates are told of a marked stycke, and of where else its sentences stand.
import type { Standing } from '../../domain/comparison/reuse-index.ts';
import type { Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { MarkedStycke, SentenceStanding } from '../../domain/topics/library.ts';
import { versionPath } from '../statutes/index.ts';
import type { Everything } from './shelf.ts';

/** Of those who have a sentence too, so many are named. */
const mostNamed = 4;

export const styckeModel = (stycke: MarkedStycke) => ({
  own: stycke.filter(({ label }) => label === null),
  items: stycke.flatMap(({ label, runs }) => (label === null ? [] : [{ label, runs }])),
});

export const sentenceModel = (
  { text, isAsked, own, others }: SentenceStanding,
  everything: Everything,
  on: Day,
) => {
  const elsewhere = others.filter(({ current }) => current !== null);
  const formerly = others.filter(({ current }) => current === null);
  return {
    text: text.length > 160 ? `${text.slice(0, 150).trimEnd()}…` : text,
    isAsked,
    isAlone: others.length === 0,
    since: own?.since ?? null,
    isOwn: own !== null,
    isSinceUncertain: own?.isSinceUncertain ?? false,
    others: elsewhere.slice(0, mostNamed).map((each) => standingModel(each, everything, on)),
    moreCount: Math.max(0, elsewhere.length - mostNamed),
    formerly: formerly.slice(0, mostNamed).map((each) => standingModel(each, everything, on)),
    moreFormerlyCount: Math.max(0, formerly.length - mostNamed),
  };
};

function standingModel(
  { owner, since, isSinceUncertain, current, first }: Standing,
  { owners, versions }: Everything,
  on: Day,
) {
  const organisation = owners.get(owner);
  const version = versions.get((current ?? first).version);
  return {
    name: organisation === undefined ? '' : nameOn(organisation, on),
    path:
      organisation === undefined || version === undefined ? '' : versionPath(organisation, version.sequence),
    since,
    isSinceUncertain: isSinceUncertain && since !== null,
  };
}
