// The law's list is dated: an item stands in it from a day, and can be taken out or moved.
import { expect } from 'chai';
import { itemsOf, lawItems, topicCodes } from '../../../server/domain/topics/topics.ts';
import { vocabulary } from '../../../server/domain/topics/vocabulary.ts';
import { known, on } from '../../support/days.ts';

describe('the items of 9 §', () => {
  it('are numbered 1 to 17, each with its subject', () => {
    expect([...new Set(lawItems.map(({ item }) => item))]).to.deep.equal(
      Array.from({ length: 17 }, (_, index) => index + 1),
    );
    expect(itemsOf('audit', on('2026-01-01'))).to.deep.equal([12, 13]);
    expect(itemsOf('amendment', on('2026-01-01')), 'the law does not ask for it').to.deep.equal([]);
  });

  it('change on the day the law does', () => {
    const items = [
      { item: 7, topic: 'notices', from: known('2004-01-01'), to: known('2030-06-30') },
      { item: 8, topic: 'notices', from: known('2030-07'), to: null },
    ] as const;
    const itemsThen = (day: string) => itemsOf('notices', on(day), items);
    expect(itemsThen('2003-12-31')).to.deep.equal([]);
    expect(itemsThen('2030-06-30')).to.deep.equal([7]);
    expect(itemsThen('2030-08-01')).to.deep.equal([8]);
  });

  it('have words to be known by', () => {
    for (const topic of topicCodes) {
      const { rubric, text } = vocabulary[topic];
      expect(
        [rubric.sure, text.sure, text.likely].map((list) => list.length > 0),
        topic,
      ).to.deep.equal([true, true, true]);
      const phrases = [...rubric.sure, ...rubric.likely, ...text.sure, ...text.likely, ...text.hint];
      for (const phrase of phrases)
        expect(phrase, topic).to.match(/^=?\*?[\p{Ll}0-9]+\*?(?: (?:… )?[\p{Ll}0-9]+\*?)*$/u);
    }
  });
});
