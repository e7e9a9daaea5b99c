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
