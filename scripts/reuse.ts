// Which wording statutes share, stycke by stycke, and what is new, in text files, Word files and PDFs: reuse.ts FILE FILE … [--json].
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { reuse, type Relation, type StyckePlace } from '../server/domain/comparison/reuse.ts';
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import { readText, stop } from './file-argument.ts';

const usage = 'Usage: reuse.ts FILE FILE … [--json]';

const relations: Readonly<Record<Relation, string>> = {
  identical: 'the same as',
  near: 'nearly the same as',
  contains: 'contains',
  fused: 'stands in',
  shares: 'shares words with',
};

function filesGiven(): { readonly files: readonly string[]; readonly isJson: boolean } {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => option.startsWith('--') && option !== '--json' && option !== '--');
  if (unknown !== undefined) return stop(`Unknown option ${unknown}. ${usage}`);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  return positionals.length < 2 ? stop(usage) : { files: positionals, isJson: values.json === true };
}

const { files, isJson } = filesGiven();
const texts = await Promise.all(files.map(async (file) => readStatute(await readText(file))));
const { shared, fresh, isCut } = reuse(texts);
if (isCut)
  process.stderr.write('The texts are longer than what is compared; the last of them is left out.\n');

const clauseAt = ({ text, clause }: StyckePlace) =>
  clause === null ? null : (texts[text]?.clauses[clause] ?? null);
const placeJson = (place: StyckePlace) => {
  const clause = clauseAt(place);
  const chapter = clause?.chapter ?? null;
  return {
    file: files[place.text] ?? '',
    clause: clause?.number ?? null,
    ...(chapter === null ? {} : { chapter: chapter.number }),
    paragraph: place.paragraph,
  };
};
const placeText = (place: StyckePlace): string => {
  const { file, clause, chapter, paragraph } = placeJson(place);
  const where = clause === null ? '' : ` ${chapter === undefined ? '' : `${chapter} kap. `}${clause} §`;
  return `${basename(file)}${where} ${String(paragraph)} st.`;
};

if (isJson) {
  const links = shared.map(({ from, to, relation, sharedWords, containment }) => ({
    from: placeJson(from),
    to: placeJson(to),
    relation,
    sharedWords,
    containment: Math.round(containment * 1000) / 1000,
  }));
  process.stdout.write(`${JSON.stringify({ shared: links, new: fresh.map(placeJson) }, null, 1)}\n`);
} else {
  for (const { from, to, relation, sharedWords, containment } of shared)
    process.stdout.write(
      `${placeText(from)}  ${relations[relation]}  ${placeText(to)}  (${String(sharedWords)} words, ${String(Math.round(containment * 100))} %)\n`,
    );
  for (const place of fresh) process.stdout.write(`${placeText(place)}  stands nowhere else\n`);
}
