// The sentence for the minutes of whoever approves a proposal.
import { expect } from 'chai';
import { boardSentence } from '../../../server/domain/proposals/board-sentence.ts';

const about = {
  owner: 'Samordningsförbundet Ekdal',
  heading: 'Förtydligat ändamål',
  textHash: `0123456789abcdef${'0'.repeat(48)}`,
};

describe('the sentence for the minutes', () => {
  it('approves and sends a revision, and tells the text by its hash', () => {
    expect(boardSentence({ ...about, kind: 'revision' })).to.equal(
      'Styrelsen beslutar att godkänna förslaget till reviderad förbundsordning för Samordningsförbundet Ekdal, ”Förtydligat ändamål” enligt bilaga (kontrollsumma 0123456789ab), och att skicka det till förbundets medlemmar för antagande.',
    );
  });

  it('speaks of no board where there is none yet', () => {
    const sentence = boardSentence({ ...about, kind: 'formation' });
    expect(sentence).to.include('Beslutas att').and.include('de blivande medlemmarna');
    expect(sentence).to.not.include('Styrelsen').and.not.include('reviderad');
  });

  it('puts bylaws before the meeting', () => {
    const sentence = boardSentence({ ...about, kind: 'bylaws' });
    expect(sentence).to.include('ändrade stadgar').and.include('lägga fram det för mötet');
  });
});
