// Which text counts on a day.
import type { Day, PartialDate } from '../../domain/language/dates.ts';
import { standingVersions } from '../../domain/statutes/correction.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import type { VersionHeader } from './records.ts';

/** The version in force; where the only one that stands has no date, that: better shown, with that said, than not at all. */
export function versionOn(
  { dissolvedOn }: { readonly dissolvedOn: PartialDate | null },
  versions: readonly VersionHeader[],
  on: Day,
): VersionHeader | null {
  const [only, ...others] = standingVersions(versions);
  const undated = others.length === 0 && only?.effectiveFrom === null ? only : null;
  return timelineOn(versions, on, dissolvedOn).inForce ?? undated;
}
