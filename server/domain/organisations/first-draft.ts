// What a first förbundsordning can begin as where nobody has written one yet: the law's rubrics, and only what is known filled in.

/** What a förbundsordning states besides name and members, by 9 § lag (2003:1210) and by practice. Legal texts are Swedish. */
const rubrics = [
  'Säte',
  'Ändamål',
  'Uppgifter och befogenheter',
  'Organisation',
  'Styrelsen',
  'Rätt att väcka ärenden',
  'Beslut',
  'Tillkännagivanden',
  'Andelar i tillgångar, skulder och kostnader',
  'Lån och borgen',
  'Medlemmarnas styrning och insyn',
  'Budget',
  'Revision',
  'Utträde',
  'Likvidation',
  'Tvister',
  'Ersättningar',
] as const;
const toWrite = '[Skriv paragrafen här.]';

/**
 * A text of clauses to write in. It states the name and the members as they were entered; everything else is marked as
 * yet to be written, and nothing is guessed.
 */
export function firstDraft(name: string, members: readonly string[]): string {
  const clauses = [
    ['Namn', `Förbundets namn är ${name}.`],
    ['Medlemmar', `Förbundets medlemmar är\n${listed(members)}`],
    ...rubrics.map((rubric) => [rubric, toWrite]),
  ];
  const body = clauses.map(([rubric = '', text = ''], index) => `${String(index + 1)} § ${rubric}\n${text}`);
  return `Förbundsordning för ${name}\n\n${body.join('\n\n')}\n`;
}

const listed = (members: readonly string[]): string =>
  members
    .map((member, index) => {
      const end = index === members.length - 1 ? '.' : index === members.length - 2 ? ', och' : ',';
      return `${String(index + 1)}. ${member}${end}`;
    })
    .join('\n');
