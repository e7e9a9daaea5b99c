// Which words of content/locales the templates and the program use: single keys, and families named by their prefix.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesUnder } from './planted.ts';
import { literal, templatesOf } from './template-tree.ts';
import type { HelperCall } from './template-tree.ts';

/** A use of words, with where it is and the facts it gives them; undefined facts cannot be seen from here. */
export interface WordUse {
  readonly key: string;
  readonly where: string;
  readonly facts: readonly string[] | undefined;
}

export interface WordUses {
  /** Keys asked for by name: they must exist. */
  readonly keys: readonly WordUse[];
  /** Prefixes without the last dot, each standing for every key below it: at least one must exist. */
  readonly families: readonly WordUse[];
  /** Any text in the program that may turn out to be a key, such as a label in a table. */
  readonly mentions: ReadonlySet<string>;
  /** Uses whose key nobody can see. */
  readonly faults: readonly string[];
}

/** In a comment, in TypeScript as well as in templates: the family that the line after it uses. */
const familyComment = /\bwords: ([\w.-]+)\.\*/g;

/** All uses of words under views/, server/ and scripts/. */
export function wordUsesOf(root: string): WordUses {
  const all = [
    ...templateUses(root),
    ...['server', 'scripts'].flatMap((folder) => programUses(root, folder)),
  ];
  return {
    keys: all.flatMap(({ keys }) => keys),
    families: all.flatMap(({ families }) => families),
    mentions: new Set(all.flatMap(({ mentions }) => [...mentions])),
    faults: all.flatMap(({ faults }) => faults),
  };
}

function templateUses(root: string): readonly WordUses[] {
  return templatesOf(root).map(({ file, source, calls }) => {
    const families = commentedFamilies(file, source);
    const keys: WordUse[] = [];
    const mentions = new Set<string>();
    const faults: string[] = [];
    for (const call of calls) {
      const where = `${file}:${String(call.line)}`;
      for (const text of call.parameters.map(literal)) if (text !== undefined) mentions.add(text);
      if (call.helper !== 't' && call.helper !== 'tOf') continue;
      const key = literal(call.parameters[0]);
      if (key === undefined) {
        if (call.helper === 'tOf' || families.length === 0) faults.push(hiddenKey(where));
      } else if (call.helper === 't') keys.push({ key, where, facts: call.named });
      else families.push({ key, where, facts: factsOf(call) });
    }
    return { keys, families, mentions, faults };
  });
}

const factsOf = (call: HelperCall): readonly string[] | undefined =>
  call.named.length === 0 ? undefined : call.named;

function programUses(root: string, folder: string): readonly WordUses[] {
  return filesUnder(root, folder, ['.ts']).map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const families = commentedFamilies(file, text);
    const keys: WordUse[] = [];
    const mentions = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) mentions.add(node.text);
      if (ts.isCallExpression(node) && isWords(node.expression)) {
        const [asked, facts] = node.arguments;
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        const use = { where: `${file}:${String(line)}`, facts: givenFacts(facts) };
        if (asked !== undefined && ts.isStringLiteralLike(asked)) keys.push({ key: asked.text, ...use });
        else if (asked !== undefined && ts.isTemplateExpression(asked) && asked.head.text.endsWith('.')) {
          families.push({ key: asked.head.text.slice(0, -1), ...use });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return { keys, families, mentions, faults: [] };
  });
}

/** words('…') or visit.words('…'), however it is reached. */
function isWords(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === 'words';
  return ts.isPropertyAccessExpression(called) && called.name.text === 'words';
}

function givenFacts(facts: ts.Expression | undefined): readonly string[] | undefined {
  if (facts === undefined) return [];
  if (!ts.isObjectLiteralExpression(facts) || facts.properties.some(ts.isSpreadAssignment)) return undefined;
  return facts.properties.flatMap(({ name }) =>
    name !== undefined && ts.isIdentifier(name) ? [name.text] : [],
  );
}

function commentedFamilies(file: string, text: string): WordUse[] {
  return [...text.matchAll(familyComment)].map(([, key = '']) => ({ key, where: file, facts: undefined }));
}

function hiddenKey(where: string): string {
  return `${where} asks for words by a computed key: use {{tOf 'family' member}}, or name the family in a comment "words: family.*"`;
}
