// Pairs of texts that are hard to hold in one document: what moves, splits, merges, and what stands at the very end.

const statute = (...clauses: readonly string[]): string =>
  `Förbundsordning för Samordningsförbundet Granby\n\n${clauses.join('\n\n')}\n`;

const name = '1 § Namn\n\nFörbundets namn är Samordningsförbundet Granby.';
const seat = '2 § Säte\n\nFörbundet har sitt säte i Granby kommun.';
const tasks =
  '3 § Uppgifter\n\nFörbundet ska\n\n1. besluta om mål och riktlinjer för samordningen,\n2. stödja samverkan mellan parterna, och\n3. finansiera insatser som ligger inom parternas ansvar.';
const board =
  '4 § Styrelse\n\nStyrelsen består av fyra ledamöter och lika många ersättare.\n\nVarje medlem utser en ledamot och en ersättare för fyra år.';
const audit = '5 § Revision\n\nFörbundet har två revisorer som utses av medlemmarna gemensamt.';

const renumbered = (clause: string, number: number): string => clause.replace(/^\d+/, String(number));

/** What is hard about them, the old text and the new. */
export const hardPairs: readonly (readonly [about: string, before: string, after: string])[] = [
  ['nothing differs', statute(name, seat), statute(name, seat)],
  ['the last clause is gone', statute(name, seat, audit), statute(name, seat)],
  ['the last stycke is gone', statute(name, board), statute(name, board.replace(/\n\nVarje.*/s, ''))],
  [
    'the last stycke is another one',
    statute(name, seat),
    statute(name, seat.replace(/Förbundet.*/s, 'Orten bestäms av styrelsen.')),
  ],
  [
    'the first clause is gone',
    statute(name, seat, tasks),
    statute(renumbered(seat, 1), renumbered(tasks, 2)),
  ],
  [
    'a clause moved to the end',
    statute(name, seat, tasks, board, audit),
    statute(name, renumbered(tasks, 2), renumbered(board, 3), renumbered(audit, 4), renumbered(seat, 5)),
  ],
  [
    'a clause moved and was edited',
    statute(name, seat, tasks, board, audit),
    statute(
      renumbered(board.replace('fyra ledamöter', 'sex ledamöter'), 1),
      renumbered(name, 2),
      renumbered(seat, 3),
      renumbered(tasks, 4),
      audit,
    ),
  ],
  [
    'a punkt is new and the labels follow',
    statute(tasks),
    statute(
      tasks.replace('2. stödja', '2. utse en chef,\n3. stödja').replace('3. finansiera', '4. finansiera'),
    ),
  ],
  ['punkter became stycken', statute(tasks), statute(tasks.replaceAll(/\n\d\. /g, '\n\n'))],
  ['labels became dashes', statute(tasks), statute(tasks.replaceAll(/\n\d\. /g, '\n– '))],
  [
    'two stycken were joined',
    statute(board),
    statute(board.replace('ersättare.\n\nVarje', 'ersättare. Varje')),
  ],
  [
    'a stycke was divided and its second half edited',
    statute(board.replace('ersättare.\n\nVarje', 'ersättare. Varje')),
    statute(board.replace('för fyra år', 'för två år i taget')),
  ],
  [
    'stycken changed places',
    statute(board, audit),
    statute(board.replace(/(Styrelsen[^\n]*)\n\n(Varje[^\n]*)/, '$2\n\n$1'), audit),
  ],
  [
    'the rubric has other words',
    statute(name, board),
    statute(name, board.replace('Styrelse\n', 'Förbundets styrelse\n')),
  ],
  [
    'only one of them has clauses',
    statute(name, seat, board),
    [name, seat, board].map((text) => text.replace(/^.*\n\n/, '')).join('\n\n'),
  ],
  [
    'only one of them has chapters',
    statute(name, seat, board),
    statute('1 kap. Allmänt', name, seat, '2 kap. Organ', renumbered(board, 1)),
  ],
  [
    'chapters have other rubrics',
    statute('1 kap. Allmänt', name, seat, '2 kap. Organ', renumbered(board, 1)),
    statute('1 kap. Inledning', name, seat, '2 kap. Styrelsen', renumbered(board, 1), renumbered(audit, 2)),
  ],
  ['they have nothing in common', 'Ett.', statute(name)],
  [
    'there is text after the clauses',
    statute(name, seat),
    statute(name, seat, 'Antagen av Kommunfullmäktige i Granby 2014-04-28 § 52'),
  ],
];
