// The sentence that a member adopts a proposal by, for every kind of proposal and every rule of its entry into force.
import { expect } from 'chai';
import { adoptionLines, type AdoptionAsked } from '../../../server/domain/proposals/decision-sentence.ts';
import { on } from '../../support/days.ts';

const asked: AdoptionAsked = {
  body: 'kommunfullmäktige',
  kind: 'revision',
  owner: 'Samordningsförbundet Granby',
  adoptedAs: 'whole',
  forceRule: { kind: 'fixedDay', day: on('2027-01-01') },
  amending: null,
};
const sentence = (change: Partial<AdoptionAsked>): string =>
  adoptionLines({ ...asked, ...change }).join('\n');
const alike = 'under förutsättning att övriga medlemmar fattar likalydande beslut.';

describe('the decision sentence', () => {
  it('adopts a revised text from a stated day', () => {
    expect(sentence({})).to.equal(
      `Kommunfullmäktige beslutar att anta reviderad förbundsordning för Samordningsförbundet Granby enligt bilaga, att gälla från och med den 1 januari 2027, ${alike}`,
    );
  });

  it('says when it is to apply where that depends on the last member', () => {
    expect(sentence({ forceRule: { kind: 'whenAdopted', earliest: null } })).to.include(
      'att gälla från och med den dag då samtliga medlemmar har fattat beslut om att anta den, under',
    );
    const signed = sentence({ forceRule: { kind: 'whenAdoptedAndSigned', earliest: on('2028-02-29') } });
    expect(signed).to.include(
      'från och med den dag då samtliga medlemmar har antagit och undertecknat den, dock tidigast den 29 februari 2028, under',
    );
    expect(signed).to.not.include('fyll i');
  });

  it('of a new förbund revises nothing', () => {
    const formation = sentence({ kind: 'formation', forceRule: { kind: 'whenAdopted', earliest: null } });
    expect(formation).to.include('att anta förbundsordning för Samordningsförbundet Granby');
    expect(formation).to.not.include('reviderad');
    expect(sentence({ kind: 'formation' })).to.not.include('reviderad');
  });

  it('of a network asks for nobody else’s decision', () => {
    const bylaws = sentence({ kind: 'bylaws', body: 'årsmötet' });
    expect(bylaws).to.match(/^Årsmötet beslutar att anta reviderade stadgar .* den 1 januari 2027\.$/u);
  });

  it('names the amendments where they are what is adopted', () => {
    const amending =
      'Härigenom föreskrivs i fråga om förbundsordningen för Samordningsförbundet Granby\ndels att 5 § ska upphöra att gälla,\ndels att 2 och 4 §§ ska ha följande lydelse,\ndels att det ska införas en ny paragraf, 4 a §, av följande lydelse.\n\n2 §\n\nFörbundet.\n';
    const lines = adoptionLines({
      ...asked,
      ...{ adoptedAs: 'amendments', amending, forceRule: { kind: 'whenAdopted', earliest: null } },
    });
    expect(lines).to.deep.equal([
      'Kommunfullmäktige beslutar i fråga om förbundsordningen för Samordningsförbundet Granby',
      'dels att 5 § ska upphöra att gälla,',
      'dels att 2 och 4 §§ ska ha den lydelse som framgår av bilagan,',
      'dels att det ska införas en ny paragraf, 4 a §, med den lydelse som framgår av bilagan,',
      `dels att ändringarna ska gälla från och med den dag då samtliga medlemmar har fattat beslut om att anta dem, ${alike}`,
    ]);
  });

  it('names a single amendment too', () => {
    const amending =
      'Härigenom föreskrivs i fråga om förbundsordningen för Samordningsförbundet Granby att 4 § ska ha följande lydelse.\n\n4 §\n\nFörbundet.\n';
    const lines = adoptionLines({ ...asked, adoptedAs: 'amendments', amending });
    expect(lines[1]).to.equal('dels att 4 § ska ha den lydelse som framgår av bilagan,');
    expect(lines[2]).to.equal(`dels att ändringarna ska gälla från och med den 1 januari 2027, ${alike}`);
  });

  it('refers to what is attached where the formula cannot say the amendments', () => {
    const lines = adoptionLines({ ...asked, adoptedAs: 'amendments' });
    expect(lines[0]).to.equal(
      'Kommunfullmäktige beslutar att anta ändringarna av förbundsordningen för Samordningsförbundet Granby enligt bilaga,',
    );
    expect(lines[1]).to.match(/^att ändringarna ska gälla från och med den 1 januari 2027, under/u);
  });
});
