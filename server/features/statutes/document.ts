// A version of a statute, or a draft of one, as a document. Legal documents are Swedish in either interface.
import { plain, type Block, type Cell, type Paper } from '../../domain/documents/blocks.ts';
import { dayInSweden, formatDate, latest, type Day, type PartialDate } from '../../domain/language/dates.ts';
import { minutesParagraph } from '../../domain/language/minutes-paragraph.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { clauseChange, type CorrectedClause, type Correction } from '../../domain/statutes/correction.ts';
import { statuteBlocks } from '../../domain/statutes/document.ts';
import type { Reading } from '../../domain/statutes/statute.ts';
import type { Words } from '../../web/i18n.ts';
import { orderDocument, type PaperToIssue } from '../documents/index.ts';
import type { StoredOrganisation } from '../organisations/index.ts';
import type { StatutesDesk } from './actions.ts';
import { statuteKindOf, versionPath } from './paths.ts';
import type { Decision, Draft, VersionHeader } from './records.ts';

/** Composes the paper of a version. @param words the Swedish words */
export function versionToIssue(words: Words) {
  return async (desk: StatutesDesk, versionId: string): Promise<PaperToIssue | null> => {
    const [version] = await desk.statutes.versionsByIds([versionId]);
    const [owner] = version === undefined ? [] : await desk.organisations.byIds([version.organisationId]);
    if (version === undefined || owner === undefined) return null;
    const text = await desk.statutes.text(owner.id, version.id);
    if (text === null) return null;
    const decisions = await desk.statutes.decisions(owner.id, version.id);
    const correction =
      version.correctsVersionId === null
        ? undefined
        : (await desk.statutes.corrections(owner.id)).find(({ newVersionId }) => newVersionId === version.id);
    return {
      paper: versionPaper(
        {
          owner,
          version,
          decisions,
          correction: correction ?? null,
          reading: text.reading,
          today: desk.today,
        },
        words,
      ),
      fileName: `${owner.slug}-${statuteKindOf(owner) === 'bylaws' ? 'stadgar' : 'forbundsordning'}-lydelse-${String(version.sequence)}.pdf`,
      path: versionPath(owner, version.sequence),
    };
  };
}

interface VersionOnPaper {
  readonly owner: StoredOrganisation;
  readonly version: VersionHeader;
  readonly decisions: readonly Decision[];
  /** What it corrects; null where it is no correction. */
  readonly correction: Correction | null;
  readonly reading: Reading;
  readonly today: Day;
}

function versionPaper(
  { owner, version, decisions, correction, reading, today }: VersionOnPaper,
  words: Words,
): Paper {
  const savedOn = dayInSweden(Date.parse(version.savedAt));
  const kind = statuteKindOf(owner);
  const bornOn = version.effectiveFrom === null ? savedOn : latest(version.effectiveFrom);
  const title = words(`statutes.title.${kind}`, { name: nameOn(owner, bornOn) }); // words: statutes.title.*
  return {
    title: words('statutes.document.title', { title, number: version.sequence }),
    genre: words(`statutes.kind.${kind}`), // words: statutes.kind.*
    issuer: nameOn(owner, today),
    registryNumber: null,
    date: savedOn,
    decidedAt: version.savedAt,
    isDraft: false,
    blocks: [
      {
        kind: 'facts',
        rows: [
          fact(words('statutes.document.owner'), nameOn(owner, bornOn)),
          fact(words('statutes.document.number'), String(version.sequence)),
          fact(words('statutes.effectiveFrom'), dateInWords(version.effectiveFrom, words)),
          fact(words('statutes.document.savedOn'), formatDate(savedOn, 'sv')),
          { name: words('statutes.hash'), value: [{ text: version.textHash, code: true }] },
        ],
      },
      ...(version.evidence === 'readIn'
        ? [note(`${words('statutes.readIn')}. ${words('statutes.readInExplained')}`)]
        : []),
      ...(correction === null
        ? []
        : correction.clauses.map((clause) => note(correctionTold(correction, clause, words)))),
      ...decisionBlocks(decisions, words),
      ...statuteBlocks(reading.clauses),
    ],
  };
}

/** What stood there, what stands there now, and why. */
function correctionTold(correction: Correction, clause: CorrectedClause, words: Words): string {
  const { before, after } = clauseChange(clause);
  const on = dayInSweden(Date.parse(correction.settledAt ?? correction.proposedAt));
  return words('corrections.document', {
    ...{ day: formatDate(on, 'sv'), clause: clause.reference, before, after, reason: correction.reason },
  });
}

/** The paper of a draft, as it reads now. */
export function draftPaper(
  owner: StoredOrganisation,
  draft: Draft,
  reading: Reading,
  today: Day,
  words: Words,
): Paper {
  const kind = statuteKindOf(owner);
  return {
    title: words(`statutes.title.${kind}`, { name: nameOn(owner, today) }), // words: statutes.title.*
    genre: words(`statutes.kind.${kind}`), // words: statutes.kind.*
    issuer: nameOn(owner, today),
    registryNumber: null,
    date: dayInSweden(Date.parse(draft.changedAt)),
    decidedAt: draft.changedAt,
    isDraft: true,
    blocks: [
      {
        kind: 'facts',
        rows: [fact(words('statutes.effectiveFrom'), dateInWords(draft.effectiveFrom, words))],
      },
      ...decisionBlocks(draft.decisions, words),
      ...statuteBlocks(reading.clauses),
    ],
  };
}

function decisionBlocks(decisions: readonly Decision[], words: Words): readonly Block[] {
  if (decisions.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words('statutes.decisions'),
      head: [words('statutes.body'), words('statutes.decidedOn'), words('statutes.minutes')],
      rows: decisions.map(({ body, on, minutes }): readonly Cell[] => [
        { runs: plain(body) },
        { runs: plain(dateInWords(on, words)) },
        { runs: plain(minutes === null ? '–' : minutesParagraph(minutes)) },
      ]),
    },
  ];
}

const fact = (name: string, value: string) => ({ name, value: plain(value) });
const note = (text: string): Block => ({ kind: 'note', runs: plain(text) });
const dateInWords = (date: PartialDate | null, words: Words): string =>
  date === null ? words('dates.unknown') : formatDate(date, 'sv');

/** Orders the document of every version that has none: those saved before documents were issued. */
export async function orderMissingVersions(desk: StatutesDesk): Promise<void> {
  const ordered = await desk.documents.orderedSubjects('statuteVersion');
  for (const { id, organisationId } of await desk.statutes.allVersions()) {
    if (!ordered.has(id))
      await orderDocument(desk, { kind: 'statuteVersion', organisationId, subjectId: id });
  }
}
