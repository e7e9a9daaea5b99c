// Edits of a proposed statute: one clause at a time, with the references of the others repaired or listed.
import { expect } from 'chai';
import { clauseReference } from '../../../server/domain/statutes/citation.ts';
import { contentOf } from '../../../server/domain/comparison/merge-content.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import {
  clauseSource,
  nextNumber,
  renumberedFrom,
  withClauseInserted,
  withClauseMoved,
  withClauseRenumbered,
  withClauseRepealed,
  withClauseWorded,
  withTitle,
  type Edited,
} from '../../../server/domain/proposals/editing.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';

const read = (source: string): ReadText => ({ source, reading: readStatute(source) });
const statute = read(`Förbundsordning för Samordningsförbundet Älvmarken

1 § Namn
Förbundet heter Samordningsförbundet Älvmarken. Det bildas med stöd av 4 § lagen (2003:1210) om finansiell samordning.

2 § Medlemmar
Medlemmar är de som anges i 3 §. Uppgifterna framgår av 4 och 6 §§ samt 5–7 §§.

3 § Säte
Förbundet har sitt säte i Granby, se 6 § andra stycket 3 och 7 §.

4 § Uppgifter
Styrelsen beslutar enligt 5 kap. 3 § kommunallagen. Den följer också § 6, och lagen tillåter annat än § 7.

5 § Styrelse
Styrelsen har fem ledamöter.

6 § Revision
Revisorerna granskar enligt 9 § samma lag.
De följer 6 § i kommunallagen.

7 § Tvister
Tvist avgörs enligt 5 § och 6 § i denna förbundsordning.
`);

const done = (edited: Edited | Refusal): Edited => {
  if (isRefusal(edited)) throw new Error(JSON.stringify(edited));
  return edited;
};
const heads = ({ reading }: ReadText): string =>
  reading.clauses.map(({ number, heading }) => `${number} ${heading ?? ''}`.trim()).join(', ');
const bodyOf = (text: ReadText, index: number): string => clauseSource(text, index) ?? '';
const followed = (edited: Edited): readonly string[] =>
  edited.followed.map(({ clause, before, after }) => `${clause.number}: ${before} → ${after}`);
const open = (edited: Edited): readonly string[] =>
  edited.open.map(({ clause, reference, why }) => `${clause.number}: ${reference} ${why}`);
const typed = { heading: 'Ny', source: 'Det här är nytt.' };

describe('editing a proposal', () => {
  it('words one clause and leaves the others', () => {
    const edited = done(
      withClauseWorded(statute, 4, { heading: ' Styrelsen ', source: 'Sju ledamöter.\n\n1. en\n2. två' }),
    );
    expect(contentOf(edited.text.reading).clauses[4]).to.deep.equal({
      ...{ number: '5', heading: 'Styrelsen', chapter: null },
      blocks: [
        { kind: 'paragraph', text: 'Sju ledamöter.' },
        {
          kind: 'list',
          items: [
            { label: '1.', text: 'en' },
            { label: '2.', text: 'två' },
          ],
        },
      ],
    });
    expect(contentOf(edited.text.reading).clauses.filter((_, index) => index !== 4)).to.deep.equal(
      contentOf(statute.reading).clauses.filter((_, index) => index !== 4),
    );
    expect(
      done(withClauseWorded(statute, 4, { heading: 'Styrelse', source: bodyOf(statute, 4) })).text,
    ).to.equal(statute);
  });

  it('puts a clause in with a letter, and changes no other', () => {
    const edited = done(withClauseInserted(statute, 3, typed));
    expect(heads(edited.text)).to.include('4 Uppgifter, 4 a Ny, 5 Styrelse');
    expect(followed(edited)).to.deep.equal([]);
    expect(nextNumber(edited.text, 3)).to.equal(null);
    expect(nextNumber(edited.text, 4)).to.equal('4 b');
    expect(nextNumber(statute, 6)).to.equal('8');
    expect(heads(done(withClauseInserted(statute, -1, typed, { renumbers: true })).text)).to.match(
      /^1 Ny, 2 Namn, 3 /,
    );
  });

  it('puts a clause in between and gives those after it new numbers, with their references', () => {
    const edited = done(withClauseInserted(statute, 3, typed, { renumbers: true }));
    expect(heads(edited.text)).to.equal(
      '1 Namn, 2 Medlemmar, 3 Säte, 4 Uppgifter, 5 Ny, 6 Styrelse, 7 Revision, 8 Tvister',
    );
    expect(followed(edited)).to.have.members([
      '2: 4 och 6 §§ → 4 och 7 §§',
      '2: 5–7 §§ → 6–8 §§',
      '3: 6 § → 7 §',
      '3: 7 § → 8 §',
      '4: § 6 → § 7',
      '8: 5 § → 6 §',
      '8: 6 § → 7 §',
    ]);
    expect(open(edited)).to.deep.equal(['4: § 7 unsure']);
    expect(bodyOf(edited.text, 2)).to.equal(
      'Förbundet har sitt säte i Granby, se 7 § andra stycket 3 och 8 §.',
    );
    expect(bodyOf(edited.text, 3)).to.include('5 kap. 3 § kommunallagen. Den följer också § 7');
    expect(bodyOf(edited.text, 0)).to.include('4 § lagen (2003:1210)');
    expect(bodyOf(edited.text, 6)).to.include('9 § samma lag').and.include('6 § i kommunallagen');
  });

  it('repeals a clause and lists what pointed at it', () => {
    const edited = done(withClauseRepealed(statute, 4));
    expect(followed(edited)).to.deep.equal([]);
    expect(open(edited)).to.deep.equal(['2: 5–7 §§ gone', '7: 5 § gone']);
    const closed = done(renumberedFrom(edited.text, 4));
    expect(heads(closed.text)).to.equal('1 Namn, 2 Medlemmar, 3 Säte, 4 Uppgifter, 5 Revision, 6 Tvister');
    expect(followed(closed)).to.include.members([
      '2: 4 och 6 §§ → 4 och 5 §§',
      '3: 6 § → 5 §',
      '3: 7 § → 6 §',
      '6: 6 § → 5 §',
    ]);
    expect(open(closed)).to.include('6: 5 § captured');
    expect(bodyOf(closed.text, 5)).to.include('enligt 5 § och 5 § i denna');
  });

  describe('where runs are referred to', () => {
    const sixteen = (words: string): ReadText =>
      read(
        `Förbundsordning för X\n\n${Array.from({ length: 16 }, (_, at) => `${String(at + 1)} § Rubrik ${String(at + 1)}\n${at === 0 ? `Det som sägs i ${words} gäller.` : 'Text.'}\n`).join('\n')}`,
      );
    const said = (edited: Edited): readonly string[] => [
      bodyOf(edited.text, 0).replace('Det som sägs i ', '').replace(' gäller.', ''),
      ...open(edited),
    ];

    it('leaves the whole of one whose ends would not rise any longer', () => {
      for (const words of ['5–7 §§', '§§ 5-7', '5 – 7 §§', '5—7 §§'])
        expect(said(done(withClauseRenumbered(sixteen(words), 4, '20')))).to.deep.equal([
          words,
          `1: ${words} gone`,
        ]);
      expect(said(done(withClauseRenumbered(sixteen('5, 6 och 7 §§'), 4, '20')))).to.deep.equal([
        '20, 6 och 7 §§',
      ]);
    });

    it('lists one that a clause within has left, by number or by repeal, or come into', () => {
      const text = sixteen('5–7 §§');
      expect(said(done(withClauseRenumbered(text, 5, '4 a')))).to.deep.equal(['5–7 §§', '1: 5–7 §§ gone']);
      expect(said(done(withClauseRepealed(text, 5)))).to.deep.equal(['5–7 §§', '1: 5–7 §§ gone']);
      for (const renumbers of [true, false])
        expect(said(done(withClauseInserted(text, 5, typed, { renumbers })))).to.deep.equal([
          '5–7 §§',
          '1: 5–7 §§ unsure',
        ]);
    });

    it('cannot tell which of two clauses with one number is meant', () => {
      const text = read(
        'Förbundsordning\n\n1 § A\nText.\n\n2 § B\nText.\n\n2 § C\nText.\n\n3 § D\nSe 2 §.\n',
      );
      expect(open(done(withClauseRenumbered(text, 2, '2 a')))).to.deep.equal(['3: 2 § gone']);
    });

    it("never touches another document's", () => {
      for (const words of [
        '5 § i bolagsordningen',
        'reglementets 5 §',
        'i avtalets 5 §',
        'arbetsordningen 5 §',
      ])
        expect(said(done(withClauseInserted(sixteen(words), 3, typed, { renumbers: true })))).to.deep.equal([
          words,
        ]);
    });
  });

  it('moves a clause, and lets the numbers stay in place or go with it', () => {
    const edited = done(withClauseMoved(statute, 4, 1, { renumbers: true }));
    expect(heads(edited.text)).to.equal(
      '1 Namn, 2 Medlemmar, 3 Styrelse, 4 Säte, 5 Uppgifter, 6 Revision, 7 Tvister',
    );
    expect(bodyOf(edited.text, 6)).to.include('enligt 3 § och 6 §');
    expect(bodyOf(edited.text, 1)).to.include('i 4 §').and.include('5 och 6 §§').and.include('5–7 §§');
    expect(open(edited)).to.deep.equal(['2: 5–7 §§ gone']);
    expect(heads(done(withClauseMoved(statute, 4, 1)).text)).to.include('2 Medlemmar, 5 Styrelse, 3 Säte');
    expect(heads(done(withClauseMoved(statute, 0, 6, { number: '8' })).text)).to.match(
      /^2 .*7 Tvister, 8 Namn$/,
    );
  });

  it('gives one clause another number', () => {
    const edited = done(withClauseRenumbered(statute, 5, '§ 12a'));
    expect(followed(edited)).to.include('3: 6 § → 12 a §');
    expect(bodyOf(edited.text, 3)).to.include('också § 12 a,');
  });

  it('closes gaps and keeps letters', () => {
    const gaps = read('1 § A\nEtt.\n\n3 § B\nTvå.\n\n3 a § C\nTre, se 3 §.\n\n7 § D\nFyra, se 3 a §.');
    const edited = done(renumberedFrom(gaps, 1));
    expect(heads(edited.text)).to.equal('1 A, 2 B, 2 a C, 3 D');
    expect(bodyOf(edited.text, 3)).to.equal('Fyra, se 2 a §.');
  });

  it('keeps chapters apart', () => {
    const chapters = read(
      '1 kap. Inledning\n\n1 § Ett\nSe 2 §.\n\n2 § Två\nSe 2 kap. 1 § och 2 kap. 1 och 2 §§.\n\n2 kap. Styrelse\n\n1 § Tre\nSe 1 kap. 2 §.\n\n2 § Fyra\nSe 1 §.\n',
    );
    expect(chapters.reading.clauses.map(clauseReference)).to.deep.equal([
      '1 kap. 1 §',
      '1 kap. 2 §',
      '2 kap. 1 §',
      '2 kap. 2 §',
    ]);
    const edited = done(
      withClauseInserted(chapters, 1, typed, {
        renumbers: true,
        chapter: { number: '2', heading: 'Styrelse' },
      }),
    );
    expect(edited.text.reading.clauses.map(clauseReference)).to.deep.equal([
      '1 kap. 1 §',
      '1 kap. 2 §',
      '2 kap. 1 §',
      '2 kap. 2 §',
      '2 kap. 3 §',
    ]);
    expect(bodyOf(edited.text, 1)).to.equal('Se 2 kap. 2 § och 2 kap. 2 och 3 §§.');
    expect(bodyOf(edited.text, 4)).to.equal('Se 2 §.');
    const moved = done(withClauseMoved(chapters, 1, 2, { renumbers: true }));
    expect(moved.text.reading.clauses.map(clauseReference)).to.deep.equal([
      '1 kap. 1 §',
      '2 kap. 1 §',
      '2 kap. 2 §',
      '2 kap. 3 §',
    ]);
    expect(bodyOf(moved.text, 0)).to.equal('Se 2 kap. 2 §.');
  });

  it('refuses what cannot be, and says why', () => {
    const code = (edited: Edited | Refusal): string => (isRefusal(edited) ? edited.refused : 'done');
    expect(code(withClauseWorded(statute, 99, typed))).to.equal('proposal.unknownClause');
    expect(code(withClauseWorded(statute, 1, { heading: null, source: ' ' }))).to.equal(
      'proposal.withoutWording',
    );
    expect(code(withClauseWorded(statute, 1, { heading: 'A\u0000', source: 'x' }))).to.equal(
      'proposal.unwritable',
    );
    expect(code(withClauseWorded(statute, 1, { heading: 'A'.repeat(400), source: 'x' }))).to.equal(
      'form.tooLong',
    );
    expect(code(withClauseInserted(statute, 1, typed, { number: '3' }))).to.equal('proposal.numberTaken');
    expect(code(withClauseInserted(statute, 1, typed, { number: 'fyra' }))).to.equal(
      'proposal.numberUnreadable',
    );
    expect(code(withClauseInserted(statute, 1, { heading: null, source: 'A\n\n7 § Ny paragraf' }))).to.equal(
      'proposal.clauseInside',
    );
    expect(code(withClauseInserted(statute, -2, typed))).to.equal('proposal.unknownClause');
    expect(code(withClauseMoved(statute, 1, 1))).to.equal('proposal.unknownClause');
    expect(code(withClauseRenumbered(statute, 1, '3'))).to.equal('proposal.numberTaken');
    expect(code(withClauseRepealed(read('1 § Ett\nText.'), 0))).to.equal('proposal.onlyClause');
  });

  it('gives the statute another title', () => {
    const edited = done(withTitle(statute, 'Förbundsordning för ett annat förbund'));
    expect(contentOf(edited.text.reading)).to.deep.equal({
      ...contentOf(statute.reading),
      title: 'Förbundsordning för ett annat förbund',
    });
  });
});
