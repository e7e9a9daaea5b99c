// The sentence by which a body adopts a statute, word for word.
import { expect } from 'chai';
import { dateBlank, decisionSentence } from '../../../server/domain/comparison/sentence.ts';
import { partialDate } from '../../../server/domain/language/dates.ts';

const owner = 'Samordningsförbundet Älvmarken';

describe('the decision sentence', () => {
  it('is ready to paste into minutes', () => {
    const sentence = decisionSentence({
      body: 'kommunfullmäktige',
      statuteKind: 'forbundsordning',
      owner,
      effectiveFrom: partialDate('2027-01-01'),
    });
    expect(sentence).to.equal(
      'Kommunfullmäktige beslutar att anta reviderad förbundsordning för Samordningsförbundet Älvmarken enligt bilaga, ' +
        'att gälla från och med den 1 januari 2027, under förutsättning att övriga medlemmar fattar likalydande beslut.',
    );
  });

  it('marks plainly where a date is to be filled in', () => {
    const sentence = decisionSentence({
      body: 'Försäkringskassan',
      statuteKind: 'forbundsordning',
      owner,
      effectiveFrom: null,
    });
    expect(sentence).to.include(`från och med den ${dateBlank}, under förutsättning`);
    expect(sentence.startsWith('Försäkringskassan beslutar')).to.equal(true);
  });

  it('names a date as far as it is known', () => {
    const of = (date: string): string =>
      decisionSentence({
        body: 'regionfullmäktige',
        statuteKind: 'forbundsordning',
        owner,
        effectiveFrom: partialDate(date),
      });
    expect(of('2027-01')).to.include('från och med januari 2027,');
    expect(of('2027')).to.include('från och med 2027,');
  });

  it('sets no condition on others for bylaws, which the meeting decides alone', () => {
    const sentence = decisionSentence({
      body: 'årsmötet',
      statuteKind: 'bylaws',
      owner: 'NNS',
      effectiveFrom: partialDate('2027-04-01'),
    });
    expect(sentence).to.equal(
      'Årsmötet beslutar att anta reviderade stadgar för NNS enligt bilaga, att gälla från och med den 1 april 2027.',
    );
  });
});
