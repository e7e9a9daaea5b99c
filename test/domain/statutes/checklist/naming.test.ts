// 9 § 1: the name, the seat and the members, called what they are called on the day.
import { expect } from 'chai';
import { forbund, rowOf, said } from './forbund.ts';

const full = 'Alnäs kommun, Bergsjös kommun, Region Björkland, Försäkringskassan och Arbetsförmedlingen';
const members = (words: string): string => said('members', 'Medlemmar', words);

const allNamed = [
  `Förbundets medlemmar är ${full}.`,
  'Medlemmar i förbundet är Alnäs och Bergsjös kommuner, Region Björkland, Försäkringskassan samt Arbetsförmedlingen.',
  'Följande är medlemmar:\n1. Alnäs kommun,\n2. Bergsjös kommun,\n3. Region Björkland,\n4. Försäkringskassan,\n5. Arbetsförmedlingen.',
  'Förbundet består av kommunerna Alnäs och Bergsjö, Region Björkland, Försäkringskassan och Arbetsförmedlingen.',
  `Parter i förbundet är ${full}. Kommunerna utgör en part.`,
  'FÖRBUNDETS MEDLEMMAR ÄR ALNÄS KOMMUN, BERGSJÖS KOMMUN, REGION BJÖRKLAND, FÖRSÄKRINGSKASSAN OCH ARBETSFÖRMEDLINGEN.',
];

const formerly = [
  'Förbundets medlemmar är Alnäs kommun, Bergsjös kommun, Björklands läns landsting, Försäkringskassan och Arbetsförmedlingen.',
  'Medlemmar är Alnäs och Bergsjös kommuner, Landstinget i Björkland, Försäkringskassan och Länsarbetsnämnden i Björklands län.',
  'Medlemmar i förbundet är Alnäs kommun, Bergsjös kommun, Region Björkland, Försäkringskassan och länsarbetsnämnden.',
  'Medlemmar i förbundet är Alnäs kommun, Bergsjös kommun, landstinget, Björklands läns allmänna försäkringskassa och Arbetsförmedlingen.',
];

describe('members as they are named', () => {
  for (const words of allNamed)
    it(`finds all: ${words}`, () => expect(members(words)).to.equal('found allNamed'));
  for (const words of formerly)
    it(`doubts former names: ${words}`, () => expect(members(words)).to.equal('doubtful formerMemberNames'));

  it('says which member is not there', () => {
    const row = rowOf(
      'members',
      `1 § Medlemmar\nFörbundets medlemmar är ${full.replace(' Bergsjös kommun,', '')}.\n\n2 § Säte\nSätet är Alnäs.\n`,
    );
    expect([row.verdict, row.facts['names']]).to.deep.equal(['contrary', 'Bergsjös kommun']);
  });

  it('doubts a body that is no member', () => {
    const row = rowOf(
      'members',
      `1 § Medlemmar\nFörbundets medlemmar är Cedervalla kommun, ${full}.\n\n2 § Säte\nSätet är Alnäs.\n`,
    );
    expect([row.verdict, row.facts['names']]).to.deep.equal(['doubtful', 'Cedervalla kommun']);
  });

  it('doubts a list where the members are not known', () => {
    expect(said('members', 'Medlemmar', `Medlemmar är ${full}.`, { ...forbund, members: [] })).to.equal(
      'doubtful membersUnknown',
    );
  });
});

describe('the name', () => {
  for (const [words, expected] of [
    ['Förbundets namn är Samordningsförbundet Björklandet.', 'found nameAsItIs'],
    ['Samordningsförbundet heter Samordningsförbundet Björklandet.', 'found nameAsItIs'],
    ['Samordningsförbundet Björklandet är förbundets namn.', 'found nameAsItIs'],
    ['Förbundet bär namnet SAMORDNINGSFÖRBUNDET BJÖRKLANDET.', 'found nameAsItIs'],
    ['Förbundets namn är Finsamförbundet Björk.', 'doubtful formerName'],
    ['Förbundet heter Samordningsförbundet Granlandet.', 'doubtful otherName'],
    ['Förbundets namn är Samordningsförbundet Björklandet Norra.', 'doubtful otherName'],
  ] as const)
    it(`${expected}: ${words}`, () => {
      const row = rowOf('name', `1 § Namn\n${words}\n\n2 § Arkiv\nArkivet vårdas av Alnäs kommun.\n`);
      expect(`${row.verdict} ${row.why}`).to.equal(expected);
    });
});

describe('the seat', () => {
  for (const [words, expected] of [
    ['Förbundet har sitt säte i Alnäs.', 'found'],
    ['Styrelsen ska ha sitt säte i Alnäs kommun.', 'found'],
    ['Förbundets säte är Alnäs.', 'found'],
    ['Säte: Alnäs', 'found'],
    ['Alnäs är förbundets säte.', 'found'],
    ['Förbundet har säte i den kommun som styrelsen bestämmer.', 'doubtful'],
    ['Förbundets säte bestäms av medlemmarna.', 'doubtful'],
    ['Förbundet har sitt kansli i Alnäs.', 'missing'],
  ] as const)
    it(`${expected}: ${words}`, () =>
      expect(
        rowOf('seat', `1 § Var förbundet finns\n${words}\n\n2 § Arkiv\nArkivet vårdas av Alnäs kommun.\n`)
          .verdict,
      ).to.equal(expected));
});
