// Merges versions of one statute: merge.ts BASE ONE OTHER [MORE …], with --settle CONFLICT=CHOICE where two versions meet.
import { parseArgs } from 'node:util';
import { consolidate } from '../server/domain/comparison/merge-amendments.ts';
import {
  mergedText,
  mergeStatutes,
  type Choice,
  type MergeConflict,
} from '../server/domain/comparison/merge.ts';
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import { readText, stop } from './file-argument.ts';

const usage = `Usage: node scripts/merge.ts BASE ONE OTHER [--settle CONFLICT=base|ours|theirs|WORDS …]
       node scripts/merge.ts BASE ONE OTHER MORE …`;

function given() {
  try {
    return parseArgs({ allowPositionals: true, options: { settle: { type: 'string', multiple: true } } });
  } catch (error) {
    if (error instanceof TypeError) return stop(`${error.message}\n${usage}`);
    throw error;
  }
}

/** "u2.1=ours" names a version, anything else is the words themselves. */
function choiceIn(option: string): [string, Choice] {
  const at = option.indexOf('=');
  if (at < 1) stop(usage);
  const [id, words] = [option.slice(0, at), option.slice(at + 1)];
  const isVersion = words === 'base' || words === 'ours' || words === 'theirs';
  return [id, isVersion ? words : { text: words }];
}

const told = (conflict: MergeConflict): string => {
  const said = (text: string | null): string => (text === null ? '(nothing)' : JSON.stringify(text));
  return [
    `${conflict.id}  ${conflict.kind}  ${conflict.clause ?? 'outside the clauses'}`,
    `  base    ${said(conflict.base)}`,
    `  ours    ${said(conflict.ours)}`,
    `  theirs  ${said(conflict.theirs)}`,
    ...(conflict.proposal === null ? [] : [`  free    ${conflict.proposal}`]),
  ].join('\n');
};

const { values, positionals } = given();
const [baseFile, ...files] = positionals;
if (baseFile === undefined || files.length < 2 || (files.length > 2 && values.settle !== undefined))
  stop(usage);
else {
  const read = async (file: string) => {
    const source = await readText(file);
    return { source, reading: readStatute(source) };
  };
  const base = await read(baseFile);
  const [ours, theirs, ...more] = await Promise.all(files.map(read));
  if (ours === undefined || theirs === undefined) stop(usage);
  else if (more.length === 0) {
    const merge = mergeStatutes(base, ours, theirs, new Map((values.settle ?? []).map(choiceIn)));
    const text = mergedText(merge);
    if (text === null) {
      process.stderr.write(`${merge.conflicts.map(told).join('\n')}\n`);
      process.exitCode = 1;
    } else process.stdout.write(text.source);
  } else {
    const { text, refused } = consolidate(base, [ours, theirs, ...more]);
    process.stdout.write(text.source);
    for (const [index, merge] of refused.entries()) {
      if (merge === null) continue;
      process.stderr.write(`${files[index] ?? ''} is left out:\n${merge.conflicts.map(told).join('\n')}\n`);
      process.exitCode = 1;
    }
  }
}
