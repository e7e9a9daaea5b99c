// A proposal carried over to a newer version: what stands, what is already there, what has to be settled.
import { expect } from 'chai';
import type { Choice } from '../../../server/domain/comparison/merge-conflicts.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { amendmentsBetween } from '../../../server/domain/proposals/amendments.ts';
import { withClauseInserted } from '../../../server/domain/proposals/editing.ts';
import type { Amendment } from '../../../server/domain/proposals/proposal.ts';
import {
  amendmentsStand,
  rebase,
  type Rebase,
  type Rebased,
} from '../../../server/domain/proposals/rebase.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const read = (source: string): ReadText => ({ source, reading: readStatute(source) });
const source = [
  'Förbundsordning för Samordningsförbundet Älvmarken',
  '1 § Namn\nFörbundet heter Samordningsförbundet Älvmarken.',
  '2 § Säte\nFörbundet har sitt säte i Granby kommun.',
  '3 § Styrelse\nStyrelsen har fem ledamöter. De utses enligt 4 §.\n\nStyrelsen väljer ordförande bland ledamöterna.',
  '4 § Val\nMedlemmarna utser var sin ledamot och ersättare.',
  '5 § Revision\nRevisorerna granskar räkenskaperna varje år.',
].join('\n\n');
const base = read(source);
const told = (proposed: ReadText): Amendment[] =>
  amendmentsBetween(base, proposed).map((each) => ({
    ...each,
    ...{ reason: `därför ${each.proposed?.number ?? 'utgår'}`, nature: 'consequential', natureIsSet: true },
  }));
const none: ReadonlyMap<string, Choice> = new Map();
const carried = (onto: ReadText, proposed: ReadText, choices = none): Rebase =>
  rebase(base, onto, proposed, choices, told(proposed));
const done = (answer: Rebase): Rebased => {
  if (!('done' in answer)) throw new Error(JSON.stringify(answer.conflicts));
  return answer.done;
};
const stands = (proposed: ReadText, { amendments, alreadyThere }: Rebased): boolean =>
  amendmentsStand(told(proposed), [...amendments, ...alreadyThere]);
const shifted = (at: number): ReadText => {
  const inserted = withClauseInserted(
    base,
    at,
    { heading: 'Syfte', source: 'Syftet är samordning.' },
    { renumbers: true },
  );
  if (isRefusal(inserted)) throw new Error(inserted.refused);
  return inserted.text;
};

describe('carrying a proposal over to a newer version', () => {
  it('keeps its amendments where they do not meet what was adopted, with what was said of them', () => {
    const proposed = read(source.replace('varje år', 'två gånger om året'));
    const answer = done(carried(read(source.replace('Granby', 'Sundsele')), proposed));
    expect(answer.text.source).to.include('Sundsele').and.include('två gånger om året');
    expect(answer.amendments).to.deep.equal(told(proposed));
    expect(answer.alreadyThere).to.deep.equal([]);
    expect(stands(proposed, answer)).to.equal(true);
  });

  it('lets reasons follow a clause that the newer version calls something else, and the members’ answers stand', () => {
    const proposed = read(source.replace('varje år', 'två gånger om året'));
    const answer = done(carried(shifted(1), proposed));
    expect(answer.amendments.map(({ kind, clause, reason }) => [kind, clause?.number, reason])).to.deep.equal(
      [['change', '6', 'därför 5']],
    );
    expect(stands(proposed, answer)).to.equal(true);
  });

  it('says what the newer version has already', () => {
    const proposed = read(source.replace('varje år', 'två gånger om året').replace('Granby', 'Sundsele'));
    const answer = done(carried(read(source.replace('Granby', 'Sundsele')), proposed));
    expect(answer.amendments.map(({ proposed: name }) => name?.number)).to.deep.equal(['5']);
    expect(answer.alreadyThere.map(({ reason }) => reason)).to.deep.equal(['därför 2']);
    expect(answer.yielded).to.deep.equal([]);
    expect(stands(proposed, answer)).to.equal(true);
    const repealed = read(source.replace('2 § Säte\nFörbundet har sitt säte i Granby kommun.\n\n', ''));
    expect(done(carried(repealed, repealed)).alreadyThere.map(({ kind }) => kind)).to.deep.equal(['repeal']);
  });

  it('does not let answers stand where the adopted wording of a clause is another', () => {
    const proposed = read(source.replace('fem ledamöter', 'sju ledamöter'));
    const answer = done(
      carried(read(source.replace('ordförande bland', 'ordförande och vice ordförande bland')), proposed),
    );
    expect(answer.amendments).to.have.lengthOf(1);
    expect(stands(proposed, answer)).to.equal(false);
    expect(amendmentsStand(told(proposed), [])).to.equal(false);
  });

  it('does not let answers stand where a repealed clause says something else', () => {
    const proposed = read(source.replace('2 § Säte\nFörbundet har sitt säte i Granby kommun.\n\n', ''));
    const answer = carried(read(source.replace('Granby', 'Sundsele')), proposed);
    if (!('conflicts' in answer)) throw new Error('a conflict was expected');
    expect(answer.conflicts.map(({ kind }) => kind)).to.deep.equal(['repeal']);
    const choices = new Map<string, Choice>([[answer.conflicts[0]?.id ?? '', 'theirs']]);
    const settled = done(carried(read(source.replace('Granby', 'Sundsele')), proposed, choices));
    expect(settled.amendments.map(({ kind, reason }) => [kind, reason])).to.deep.equal([
      ['repeal', 'därför utgår'],
    ]);
    expect(stands(proposed, settled)).to.equal(false);
  });

  it('hands back conflicts, and what a choice gave up', () => {
    const proposed = read(source.replace('Granby', 'Sundsele').replace('varje år', 'två gånger om året'));
    const onto = read(source.replace('Granby', 'Norrby'));
    const answer = carried(onto, proposed);
    if (!('conflicts' in answer)) throw new Error('a conflict was expected');
    expect(answer.conflicts.map(({ kind, ours, theirs }) => [kind, ours, theirs])).to.deep.equal([
      ['wording', 'Norrby', 'Sundsele'],
    ]);
    const id = answer.conflicts[0]?.id ?? '';
    const kept = done(carried(onto, proposed, new Map([[id, 'theirs']])));
    expect(kept.amendments.map(({ reason }) => reason)).to.deep.equal(['därför 2', 'därför 5']);
    expect(stands(proposed, kept)).to.equal(true);
    const yielded = done(carried(onto, proposed, new Map([[id, 'ours']])));
    expect(yielded.amendments.map(({ reason }) => reason)).to.deep.equal(['därför 5']);
    expect(yielded.yielded.map(({ reason }) => reason)).to.deep.equal(['därför 2']);
    expect(stands(proposed, yielded)).to.equal(false);
  });

  it('lists references that the newer version’s numbers have led astray', () => {
    const proposed = read(
      source.replace('5 § Revision', '4 a § Arvode\nDen som utser enligt 4 § betalar.\n\n5 § Revision'),
    );
    const answer = done(carried(shifted(2), proposed));
    expect(answer.references).to.deep.equal([
      { clause: { chapter: null, number: '5 a' }, reference: '4 §', why: 'captured' },
    ]);
    expect(done(carried(shifted(4), proposed)).references).to.deep.equal([]);
  });

  it('carries the title and what stands outside the clauses', () => {
    const proposed = read(
      source.replace('Samordningsförbundet Älvmarken\n\n1', 'Samordningsförbundet Ådalen\n\n1'),
    );
    const answer = done(carried(shifted(1), proposed));
    expect(answer.amendments.map(({ part, reason }) => [part, reason])).to.deep.equal([
      ['title', 'därför utgår'],
    ]);
    expect(stands(proposed, answer)).to.equal(true);
    const there = done(carried(proposed, proposed));
    expect(there.alreadyThere.map(({ part }) => part)).to.deep.equal(['title']);
  });
});
