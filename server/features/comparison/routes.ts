// Addresses of comparing: a form for any two texts, and a lasting address for two stored versions.
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { TextOfFile } from '../../office/files.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import type { Room, Visit } from '../../web/room.ts';
import type { Amender, Comparer } from './comparer.ts';
import { compared, type Compared } from './compared.ts';
import { pdfFile, wordFile, type FileTools } from './files.ts';
import { sidesIn, type Sides } from './forms.ts';
import { comparisonPage, type Asking } from './pages.ts';
import {
  comparedPath,
  comparedPdfPath,
  comparedWordPath,
  comparisonPath,
  comparisonPdfPath,
  comparisonWordPath,
} from './paths.ts';
import { versionChoices, type ComparisonDesk } from './sides.ts';
import { swapped, viewingIn, type Viewing } from './viewing.ts';

export interface ComparisonTools extends FileTools {
  readonly compare: Comparer;
  readonly amend: Amender;
  readonly textOfFile: TextOfFile;
}

type Outcome = Compared | readonly Refusal[] | null;

/** What was asked for, with its two sides; none where nothing was asked for yet. */
interface Asked extends Asking {
  readonly sides: Sides | null;
}

export function comparisonRoutes<D extends ComparisonDesk>(room: Room<D>, tools: ComparisonTools): void {
  const policy = { act: 'comparison.make' } as const;
  type Responding = (visit: Visit<D>, asked: Asked, outcome: Outcome) => Promise<Answer>;

  /** Both ways to an answer: two stored sides in the address, or a form with texts and files. */
  const answer = (path: string, addressOf: typeof comparedPath, respond: Responding): void => {
    const answerTo = async (visit: Visit<D>, asked: Asked): Promise<Answer> => {
      const { sides, viewing } = asked;
      const outcome = sides === null ? null : await compared(visit.desk, tools, sides, viewing);
      return respond(visit, asked, outcome);
    };
    room.get(path, policy, (visit) => answerTo(visit, addressAsked(visit)));
    room.ask(
      path,
      policy,
      async (visit) => {
        const asked = await formAsked(visit, tools.textOfFile);
        const address = lastingAddress(asked, addressOf);
        return address === null ? answerTo(visit, asked) : redirect(address);
      },
      'texts',
    );
  };

  answer(comparisonPath, comparedPath, shown);
  const fileOf =
    (make: (visit: Visit<D>, compared: Compared, viewing: Viewing) => Promise<Answer>): Responding =>
    async (visit, asked, outcome) => {
      if (!isCompared(outcome)) return shown(visit, asked, outcome);
      const file = await make(visit, outcome, asked.viewing);
      return isRefusal(file) ? shown(visit, asked, [file]) : file;
    };
  answer(
    comparisonWordPath,
    comparedWordPath,
    fileOf((visit, outcome, viewing) => wordFile(tools, outcome, viewing, visit.desk.now)),
  );
  answer(
    comparisonPdfPath,
    comparedPdfPath,
    fileOf((visit, outcome, viewing) => pdfFile(tools, outcome, viewing, visit.desk.now)),
  );
}

/** What an address asks: two stored sides, or nothing yet. */
function addressAsked({ query }: Pick<Visit<never>, 'query'>): Asked {
  const [from, to] = [field(query, 'fran'), field(query, 'till')];
  const isStored = from !== '' && to !== '';
  return {
    form: { beforeVersion: from, afterVersion: to },
    viewing: viewingIn(query),
    isStored,
    sides: isStored ? { before: { versionId: from }, after: { versionId: to } } : null,
  };
}

async function formAsked<D>({ form, query, uploads }: Visit<D>, textOfFile: TextOfFile): Promise<Asked> {
  const sides = await sidesIn(form, uploads, textOfFile);
  // The form carries the texts; which part of a large comparison is asked for stands in its address.
  const viewing = viewingIn({ ...form, del: field(query, 'del') });
  const asked = { form: keepTexts(form, sides), viewing, isStored: false, sides };
  if (field(form, 'byt') === '') return asked;
  return {
    form: swapForm(asked.form),
    viewing: swapped(viewing),
    isStored: false,
    sides: { before: sides.after, after: sides.before },
  };
}

/** Two stored versions have an address of their own; null for other sides. */
function lastingAddress({ sides, viewing }: Asked, addressOf: typeof comparedPath): string | null {
  if (sides === null || !('versionId' in sides.before) || !('versionId' in sides.after)) return null;
  return addressOf(sides.before.versionId, sides.after.versionId, viewing);
}

/** Uploaded texts stand in the text fields afterwards: the next view of the same comparison needs them. */
function keepTexts(form: Form, sides: Sides): Form {
  const kept: Record<string, string | readonly string[]> = { ...form };
  for (const [name, side] of Object.entries(sides)) {
    if (!('text' in side)) continue;
    kept[`${name}Text`] = side.text;
    kept[`${name}Pictures`] = (side.picturePages ?? []).slice(0, 50).join(', ');
  }
  return kept;
}

const swapForm = (form: Form): Form => ({
  ...form,
  beforeText: field(form, 'afterText'),
  afterText: field(form, 'beforeText'),
  beforeVersion: field(form, 'afterVersion'),
  afterVersion: field(form, 'beforeVersion'),
});

const isCompared = (outcome: Outcome): outcome is Compared => outcome !== null && 'comparison' in outcome;

async function shown<D extends ComparisonDesk>(
  visit: Visit<D>,
  asked: Asked,
  outcome: Outcome,
): Promise<Answer> {
  const choices = await versionChoices(visit.desk);
  return isCompared(outcome)
    ? comparisonPage(visit, choices, asked, outcome, [])
    : comparisonPage(visit, choices, asked, null, outcome ?? []);
}
