// What a reader sees of a changed stycke: whole words, whole sentences, no crumbs.

import { expect } from 'chai';
import type { Run } from '../../../server/domain/comparison/change.ts';
import { columnOf } from '../../../server/domain/comparison/change.ts';
import { compareStatutes } from '../../../server/domain/comparison/compare.ts';
import { textOf } from './readings.ts';

const marks = {
  same: ['', ''],
  deleted: ['[', ']'],
  inserted: ['{', '}'],
  movedFrom: ['<', '>'],
  movedTo: ['<', '>'],
};

function runsOf(before: string, after: string): readonly Run[] {
  const head = '1 § Rubrik\n';
  const comparison = compareStatutes(textOf(head + before), textOf(head + after));
  return comparison.clauses[0]?.paragraphs.flatMap((paragraph) => paragraph.runs) ?? [];
}

const draw = (before: string, after: string): string =>
  runsOf(before, after)
    .map((run) => `${marks[run.kind][0] ?? ''}${run.text}${marks[run.kind][1] ?? ''}`)
    .join('');

describe('a changed stycke', () => {
  const frame = (middle: string): string =>
    `Styrelsen i förbundet ska varje år senast den 1 mars ${middle} lämna sin berättelse till medlemmarna.`;

  it('marks whole words and whole citations', () => {
    expect(
      draw('Beslut enligt 13 § fattas av styrelsen.', 'Beslut enligt 14 § fattas av styrelsens ordförande.'),
    ).to.equal('Beslut enligt [13 §]{14 §} fattas av [styrelsen]{styrelsens ordförande}.');
  });

  it('joins an island of one or two short words into the changes around it', () => {
    expect(draw(frame('granska och pröva'), frame('utvärdera och bedöma'))).to.equal(
      frame('[granska och pröva]{utvärdera och bedöma}'),
    );
    expect(draw(frame('granska och utförligt pröva'), frame('utvärdera och utförligt bedöma'))).to.equal(
      frame('[granska]{utvärdera} och utförligt [pröva]{bedöma}'),
    );
  });

  it('shows an inserted sentence as that sentence, and leaves its neighbours alone', () => {
    const first = 'Styrelsen ska bestå av fyra ledamöter.';
    const second = 'Styrelsen ska sammanträda minst fyra gånger om året.';
    const added = 'Styrelsen ska välja en ordförande.';
    expect(draw(`${first} ${second}`, `${first} ${added} ${second}`)).to.equal(
      `${first} {${added} }${second}`,
    );
    expect(draw(`${first} ${second}`, `${first.replace('fyra', 'sex')} ${added} ${second}`)).to.equal(
      `${first.replace('fyra', '[fyra]{sex}')} {${added} }${second}`,
    );
  });

  it('is old and new when little is left, keeping the long run that was kept', () => {
    const kept = 'de insatser som parterna gemensamt finansierar';
    const old = `Medlemmarna svarar var för sig under fem år och utan dröjsmål för ${kept} i länet.`;
    const fresh = `Om ett projekt avslutas i förtid ska styrelsen inom en månad redovisa ${kept} för revisorerna och för alla som berörs.`;
    const runs = runsOf(old, fresh);
    expect(
      runs
        .filter((run) => run.kind === 'same')
        .map((run) => run.text.trim())
        .filter((text) => text.length > 1),
    ).to.deep.equal([kept]);
  });

  it('has both columns in its runs', () => {
    const before = frame('granska och pröva');
    const after = frame('på nytt utvärdera');
    const text = (column: 'before' | 'after'): string =>
      columnOf(runsOf(before, after), column)
        .map((run) => run.text)
        .join('');
    expect(text('before')).to.equal(before);
    expect(text('after')).to.equal(after);
  });
});

describe('a change among sentences', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'is a whole sentence put in between two that begin alike',
      'Styrelsen prövar. Styrelsen beslutar.',
      'Styrelsen prövar. Styrelsen bereder. Styrelsen beslutar.',
      'Styrelsen prövar. {Styrelsen bereder. }Styrelsen beslutar.',
    ],
    [
      'is a whole sentence taken out, however short what stays',
      'Katten och kossan kom in genom dörren. Katten sov.',
      'Katten sov.',
      '[Katten och kossan kom in genom dörren. ]Katten sov.',
    ],
    [
      'keeps a new sentence apart from words exchanged at the end of the one before',
      'Ärenden bereds av styrelsen var för sig. Protokoll förs.',
      'Ärenden bereds av styrelsen i förening. En ny mening tillkommer här. Protokoll förs.',
      'Ärenden bereds av styrelsen [var för sig]{i förening}. {En ny mening tillkommer här. }Protokoll förs.',
    ],
    [
      'keeps a new sentence apart from words exchanged before it, also last in the text',
      'Firman tecknas av ordföranden och kassören var för sig.',
      'Firman tecknas av ordföranden och kassören i förening. Vid förfall för någon tecknar vice ordföranden.',
      'Firman tecknas av ordföranden och kassören [var för sig]{i förening}.{ Vid förfall för någon tecknar vice ordföranden.}',
    ],
    [
      'keeps a new sentence apart from words exchanged at the beginning of the one after',
      'Möte hålls i mars. Alla medlemmar kallas.',
      'Möte hålls i mars. En ny mening tillkommer här. Samtliga medlemmar kallas.',
      'Möte hålls i mars{. En ny mening tillkommer här}. [Alla]{Samtliga} medlemmar kallas.',
    ],
    [
      'keeps two sentences apart that both changed',
      'Mötet leds av ordföranden. Protokollet justeras inom en månad av två justerare.',
      'Mötet leds av vice ordföranden. Anteckningarna justeras inom en månad av två justerare.',
      'Mötet leds av {vice }ordföranden. [Protokollet]{Anteckningarna} justeras inom en månad av två justerare.',
    ],
    [
      'is a part between commas',
      'Styrelsen ska verka för syftet, att förbereda ärenden, samt att förvalta medel.',
      'Styrelsen ska verka för syftet, att verkställa beslut, att förbereda ärenden, samt att förvalta medel.',
      'Styrelsen ska verka för syftet, {att verkställa beslut, }att förbereda ärenden, samt att förvalta medel.',
    ],
    [
      'is a member of a list with the comma before it',
      'Karlstads kommun och Region Värmland bildar förbundet.',
      'Karlstads kommun, Hammarö kommun och Region Värmland bildar förbundet.',
      'Karlstads kommun{, Hammarö kommun} och Region Värmland bildar förbundet.',
    ],
    [
      'is dates and shares as wholes',
      'Avtalet gäller till den 31 december 2027 och löper därefter med 2 procent ränta.',
      'Avtalet gäller till den 31 januari 2028 och löper därefter med 2,5 procent ränta.',
      'Avtalet gäller till den [31 december 2027]{31 januari 2028} och löper därefter med [2 procent]{2,5 procent} ränta.',
    ],
    [
      'begins with the word that binds it',
      'Förbundet ska ha en styrelse och en kassör.',
      'Förbundet ska ha en styrelse och en revisor och en kassör.',
      'Förbundet ska ha en styrelse {och en revisor }och en kassör.',
    ],
    [
      'is a clause between commas taken out',
      'Styrelsen ska, när det behövs, höra medlemmarna.',
      'Styrelsen ska höra medlemmarna.',
      'Styrelsen ska[, när det behövs,] höra medlemmarna.',
    ],
    [
      'is whole references, with what binds them',
      'Enligt 4 kap. 2 § och 12 och 14 §§ gäller 3 %.',
      'Enligt 4 kap. 3 § och 13 och 15 §§ gäller 3,5 %.',
      'Enligt [4 kap. 2 § och 12 och 14 §§]{4 kap. 3 § och 13 och 15 §§} gäller [3 %]{3,5 %}.',
    ],
    [
      'is exchanged words, each pair on its own, while most of the text stays',
      'Om en medlem vill utträda ur förbundet ska detta meddelas skriftligen. Uppsägningstiden är ett år.',
      'Medlem som vill utträda ska meddela det. Uppsägningstiden är två år. Under tiden betalas avgift.',
      '[Om en medlem]{Medlem som} vill utträda [ur förbundet ska detta meddelas skriftligen]{ska meddela det}. Uppsägningstiden är [ett]{två} år.{ Under tiden betalas avgift.}',
    ],
    [
      'is marks alone',
      'Beslut fattas av styrelsen.',
      'Beslut fattas av ”styrelsen”.',
      'Beslut fattas av {”}styrelsen{”}.',
    ],
    [
      'is all, where nothing is shared',
      'Ny text',
      'Helt annan ordning gäller',
      '[Ny text]{Helt annan ordning gäller}',
    ],
  ];
  for (const [name, before, after, drawn] of cases) {
    it(name, () => {
      expect(draw(before, after)).to.equal(drawn);
    });
  }
});
