// Reads a text file in as a version of an organisation's statute, as the page does.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { partialDate } from '../server/domain/language/dates.ts';
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import { longestText, readInVersion, versionPath } from '../server/features/statutes/index.ts';
import { decodeText } from '../server/office/text.ts';
import { sentenceOf } from '../server/web/errors.ts';
import { ScriptRefusal, withHouse } from './house-for-script.ts';

const usage = 'usage: npm run -s import -- FILE --organisation SLUG [--effective YYYY[-MM[-DD]]]';

await withHouse(async (house) => {
  const { file, organisation: slug, effective } = argumentsGiven();
  const source = textOf(file);
  const reading = readStatute(source);
  const dateGiven = effective ?? reading.effectiveFrom;
  const effectiveFrom = dateGiven === null ? null : partialDate(dateGiven);
  if (dateGiven !== null && effectiveFrom === null)
    throw new ScriptRefusal(`There is no such date: ${dateGiven}`);
  const saved = await house.engine.write(async (transaction) => {
    const desk = house.desk(transaction, null);
    const organisation = await desk.organisations.bySlug(slug);
    if (organisation === null || !['forbund', 'network'].includes(organisation.kind)) {
      throw new ScriptRefusal(`There is no förbund or network with the address "${slug}".`);
    }
    const decisions = reading.adopted.map(({ body, date, minutes }) => ({
      body,
      on: date === null ? null : partialDate(date),
      minutes,
    }));
    const version = await readInVersion(desk, organisation, { source, effectiveFrom, decisions });
    if ('refused' in version) throw new ScriptRefusal(sentenceOf(version, house.words.en));
    return { organisation, version };
  });
  const path = versionPath(saved.organisation, saved.version.sequence);
  process.stdout.write(
    `${path}: ${String(reading.clauses.length)} clauses, ${String(reading.adopted.length)} decisions, ${String(reading.doubts.length)} doubts\n`,
  );
});

function argumentsGiven(): {
  readonly file: string;
  readonly organisation: string;
  readonly effective: string | null;
} {
  const { positionals, values } = readArguments();
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || values.organisation === undefined)
    throw new ScriptRefusal(usage);
  return { file, organisation: values.organisation, effective: values.effective ?? null };
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { organisation: { type: 'string' }, effective: { type: 'string' } },
    });
  } catch (fault) {
    throw new ScriptRefusal(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`, {
      cause: fault,
    });
  }
}

function textOf(file: string): string {
  const bytes = bytesOf(file);
  const decoded = decodeText(bytes);
  if ('refusal' in decoded) throw new ScriptRefusal(`${file} is not a text file.`);
  if (decoded.text.length > longestText)
    throw new ScriptRefusal(`${file} is longer than ${String(longestText)} characters.`);
  return decoded.text;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (fault) {
    throw new ScriptRefusal(`${file} cannot be read.`, { cause: fault });
  }
}
