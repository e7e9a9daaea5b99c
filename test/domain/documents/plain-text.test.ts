// Blocks as plain text: every word of the paper is there, and no column depends on a letter's width.
import { expect } from 'chai';
import { plainBlocks, plainTextOf } from '../../../server/domain/documents/plain-text.ts';
import type { Block } from '../../../server/domain/documents/blocks.ts';
import { columns, everyKind, heading, paragraph, paperOf } from '../../support/papers.ts';

/** All words that stand in blocks, wherever they stand. */
function wordsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    typeof each === 'string'
      ? ['text', 'label', 'name', 'caption'].includes(name)
        ? each.split(/\s+/u).filter((word) => word !== '')
        : []
      : wordsIn(each),
  );
}

describe('blocks as plain text', () => {
  it('lose no word of any kind of block', () => {
    const text = plainTextOf(paperOf(everyKind));
    for (const word of wordsIn(everyKind.filter(({ kind }) => kind !== 'columns')))
      expect(text).to.include(word);
    expect(text.startsWith('Motion\n\nMotion om att följa upp & berätta\n===')).to.equal(true);
    expect(text.endsWith('\n')).to.equal(true);
  });

  it('set the columns of a comparison under each other, each whole and unmarked', () => {
    const [told] = plainBlocks([columns(1)]);
    expect(told).to.equal(
      'Nuvarande lydelse:\nFörbundet kan verka.\n\nFöreslagen lydelse:\nFörbundet ska verka.\n1. stödja samverkan, och',
    );
  });

  it('say that a column is empty', () => {
    const block: Block = {
      ...{ kind: 'columns', caption: '4 a §', head: ['Nuvarande lydelse', 'Föreslagen lydelse'] },
      rows: [
        {
          before: [{ kind: 'paragraph', runs: [{ text: '–', muted: true }] }],
          after: [paragraph('Ny.')],
        },
      ],
    };
    expect(plainBlocks([block])[0]).to.equal('Nuvarande lydelse:\n–\n\nFöreslagen lydelse:\nNy.');
  });

  it('give a table as one part for each row, with the name of each column', () => {
    const cell = (text: string) => ({ runs: [{ text }] });
    const table: Block = {
      ...{ kind: 'table', caption: 'Ändringar', head: ['Paragraf', 'Art', 'Skäl'] },
      rows: [
        [cell('4 §'), cell('i sak'), cell('tydligare')],
        [cell('5 §'), cell('redaktionellt'), cell('')],
      ],
    };
    expect(plainBlocks([table])[0]).to.equal(
      'Ändringar\n\n4 §\n    Art: i sak\n    Skäl: tydligare\n\n5 §\n    Art: redaktionellt',
    );
  });

  it('say in words what was struck and what is new in running text', () => {
    const run = (kind: 'deleted' | 'inserted', text: string, opens: string) => ({
      text,
      mark: { kind, opens, closes: ' slut.' },
    });
    const block: Block = {
      kind: 'paragraph',
      runs: [
        { text: 'Förbundet ' },
        run('deleted', 'kan', 'borttaget: '),
        run('inserted', 'ska', 'tillagt: '),
        { text: ' verka.' },
      ],
    };
    expect(plainBlocks([block])[0]).to.equal('Förbundet [borttaget: kan][tillagt: ska] verka.');
  });

  it('underline titles and chapters, and leave out what has no words', () => {
    expect(plainBlocks([heading(2, 'Skäl'), paragraph(' '), heading(3, '4 §')])).to.deep.equal([
      'Skäl\n----',
      '4 §',
    ]);
  });
});
