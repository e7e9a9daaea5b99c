// Addresses of comparing: a form for any two texts, and a lasting address for two stored versions.
import type { Refusal } from '../../domain/refusal.ts';
import type { TextOfFile } from '../../office/files.ts';
import { writeWord } from '../../office/word.ts';
import { download, redirect, type Answer } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import type { Room, Visit } from '../../web/room.ts';
import type { Amender, Comparer } from './comparer.ts';
import { compared, type Compared } from './compared.ts';
import { comparisonBlocks } from './document.ts';
import { sidesIn, type Sides } from './forms.ts';
import { comparisonPage, type Asking } from './pages.ts';
import { comparedPath, comparedWordPath, comparisonPath, comparisonWordPath } from './paths.ts';
import { versionChoices, type ComparisonDesk } from './sides.ts';
import { swapped, viewingIn } from './viewing.ts';

export interface ComparisonTools {
  readonly compare: Comparer;
  readonly amend: Amender;
  readonly textOfFile: TextOfFile;
  /** The words of documents, which are Swedish in either interface. */
  readonly documentWords: Visit<never>['words'];
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
  answer(comparisonWordPath, comparedWordPath, async (visit, asked, outcome) =>
    isCompared(outcome) ? wordFile(outcome, tools) : shown(visit, asked, outcome),
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

async function formAsked<D>({ form, uploads }: Visit<D>, textOfFile: TextOfFile): Promise<Asked> {
  const sides = await sidesIn(form, uploads, textOfFile);
  const asked = { form: keepTexts(form, sides), viewing: viewingIn(form), isStored: false, sides };
  if (field(form, 'byt') === '') return asked;
  return {
    form: swapForm(asked.form),
    viewing: swapped(asked.viewing),
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
  for (const [name, side] of Object.entries(sides)) if ('text' in side) kept[`${name}Text`] = side.text;
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

async function wordFile({ comparison, before, after }: Compared, tools: ComparisonTools): Promise<Answer> {
  const words = tools.documentWords;
  const blocks = comparisonBlocks(comparison, before.title, after.title, words);
  const bytes = await writeWord(words('comparison.resultTitle'), blocks);
  return download(
    'jamforelse.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes,
  );
}
