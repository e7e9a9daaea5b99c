// A förbund with five members, and the rows that one sentence in a clause on the board, its term or the shares gives.
import type { Day } from '../../../../server/domain/language/dates.ts';
import {
  checklistOf,
  type CheckedForbund,
  type ChecklistRow,
} from '../../../../server/domain/statutes/checklist.ts';
import { readStatute } from '../../../../server/domain/statutes/parse/read-statute.ts';

export const forbund: CheckedForbund = {
  name: 'Samordningsförbundet Björklandet',
  formerNames: ['Finsamförbundet Björk'],
  members: [
    { id: 'a', name: 'Alnäs kommun', formerNames: [], party: 'municipalities' },
    { id: 'b', name: 'Bergsjös kommun', formerNames: [], party: 'municipalities' },
    { id: 'r', name: 'Region Björkland', formerNames: ['Björklands läns landsting'], party: 'regions' },
    { id: 'f', name: 'Försäkringskassan', formerNames: [], party: 'socialInsuranceAgency' },
    {
      id: 'e',
      name: 'Arbetsförmedlingen',
      formerNames: ['Länsarbetsnämnden i Björklands län'],
      party: 'employmentService',
    },
  ],
};

export const on = '2026-11-22' as Day;

export function rowOf(
  check: ChecklistRow['check'],
  text: string,
  of: CheckedForbund = forbund,
): ChecklistRow {
  const reading = readStatute(text);
  const row = checklistOf(reading, { on, forbund: of }).find((each) => each.check === check);
  if (row === undefined) throw new Error(`no row ${check}`);
  return row;
}

/** The row for words that stand alone in a clause. */
export const said = (
  check: ChecklistRow['check'],
  heading: string,
  words: string,
  of?: CheckedForbund,
): string => {
  const { verdict, why } = rowOf(
    check,
    `1 § Namn\nFörbundet heter X.\n\n2 § ${heading}\n${words}\n\n3 § Arkiv\nArkivet vårdas av Alnäs kommun.\n`,
    of,
  );
  return `${verdict} ${why}`;
};
