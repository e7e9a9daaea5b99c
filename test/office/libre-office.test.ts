// The same Word files in another program: LibreOffice accepts or rejects all changes, and each gives one of the texts.
import { expect } from 'chai';
import { compareStatutes } from '../../server/domain/comparison/compare.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { writeWordFile } from '../../server/office/word.ts';
import { granbyTexts } from '../support/cast.ts';
import { libreOfficeMissing, settledByLibreOffice } from '../support/libre-office.ts';
import { paperOf } from '../support/papers.ts';
import { randomVersions } from '../support/random-statutes.ts';
import { readingParagraphs } from '../support/reading-paragraphs.ts';
import { skipWithReason } from '../support/requirements.ts';
import { hardPairs } from './hard-pairs.ts';

interface Case {
  readonly about: string;
  readonly before: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  { about: 'granby', before: granbyTexts['2014-05-01'], after: granbyTexts['2018-01-01'] },
  ...hardPairs.flatMap(([about, before, after]) => [
    { about, before, after },
    { about: `${about}, backwards`, before: after, after: before },
  ]),
  ...Array.from({ length: 25 }, (_, index) => ({
    about: `seed ${String(index)}`,
    ...randomVersions(index),
  })).filter(({ before, after }) => before !== '' && after !== ''),
];

async function tracked({ before, after }: Case): Promise<Uint8Array> {
  const [left, right] = [
    { source: before, reading: readStatute(before) },
    { source: after, reading: readStatute(after) },
  ];
  const comparison = compareStatutes(left, right);
  return writeWordFile({ do: 'track', paper: paperOf([]), comparison, before: left, after: right });
}

describe('LibreOffice', () => {
  let files: readonly Uint8Array[] = [];
  before(async function () {
    const missing = libreOfficeMissing();
    if (missing !== undefined) skipWithReason(this, missing);
    files = await Promise.all(cases.map(tracked));
  });

  for (const [as, side] of [
    ['accepted', 'after'],
    ['rejected', 'before'],
  ] as const) {
    it(`reads the text ${side} when all changes are ${as}`, function () {
      this.timeout(120_000);
      const settled = settledByLibreOffice(files, as);
      for (const [index, each] of cases.entries())
        expect(settled[index], each.about).to.deep.equal(readingParagraphs(readStatute(each[side])));
    });
  }
});
