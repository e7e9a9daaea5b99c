// The acts on a reading's doubts: right as they stand, mended, or open again. Each is a row, and in the log.
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { doubtsOf } from '../../domain/statutes/doubts.ts';
import type { StatutesDesk } from './actions.ts';
import type { Draft, SettlingCommand, VersionHeader } from './records.ts';
import type { SettledText } from './store.ts';

/** Settles doubts of a draft, whose text has been saved. */
export const settleInDraft = (desk: StatutesDesk, draft: Draft, command: SettlingCommand): Promise<void> =>
  settle(desk, draft.organisationId, draft.id, { draftId: draft.id }, command);

/** Settles a doubt of a version. The text of a version never changes, so that nothing of it can be mended. */
export async function settleInVersion(
  desk: StatutesDesk,
  version: VersionHeader,
  command: SettlingCommand,
): Promise<Refusal | null> {
  const text = await desk.statutes.text(version.organisationId, version.id);
  const known = new Set(text === null ? [] : doubtsOf(text.source, text.reading).map(({ key }) => key));
  if (!command.doubts.every((doubt) => known.has(doubt))) return refuse('statute.unknownDoubt');
  await settle(desk, version.organisationId, version.id, { versionId: version.id }, command);
  return null;
}

async function settle(
  desk: StatutesDesk,
  organisationId: string,
  subjectId: string,
  text: SettledText,
  { doubts, settlement, note }: SettlingCommand,
): Promise<void> {
  if (doubts.length === 0) return;
  await desk.statutes.addSettlements(
    organisationId,
    text,
    doubts.map((doubt) => ({
      ...{ id: desk.newId(), doubt, settlement, note },
      ...{ at: desk.now, by: desk.who?.accountId ?? null },
    })),
  );
  await desk.record({
    kind: 'statute.doubtsSettled',
    organisationId,
    subjectId,
    facts: { doubts, settlement, note },
  });
}
