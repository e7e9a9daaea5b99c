// What a template must not contain: raw output, inline script or style, a partial that is not there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { templatesOf } from './template-tree.ts';
import type { Template } from './template-tree.ts';

/** The faults of all templates, one sentence each. */
export function templateFaults(root: string): readonly string[] {
  return templatesOf(root).flatMap((template) => [
    ...template.unescaped.map((name) => `${template.file} writes ${name} without escaping it`),
    ...partialFaults(root, template),
    ...tagsOf(template.source).flatMap((tag) => tagFaults(template.file, tag)),
  ]);
}

function partialFaults(root: string, { file, partials }: Template): readonly string[] {
  return partials.flatMap((name) => {
    if (name === undefined) return [`${file} asks for a partial by a computed name, which nothing can check`];
    return existsSync(path.join(root, 'views', `${name}.hbs`))
      ? []
      : [`${file} asks for the partial ${name}, which does not exist`];
  });
}

function tagFaults(file: string, tag: string): readonly string[] {
  const name = /^<([a-z][\w-]*)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
  const attributes = tag.replace(/=\s*("[^"]*"|'[^']*')/g, '=""').toLowerCase();
  const handler = /\s(on[a-z]+)\s*=/.exec(attributes)?.[1];
  return [
    ...(name === 'style' ? [`${file} has an inline <style>`] : []),
    ...(name === 'script' && !/\ssrc\s*=/.test(attributes) ? [`${file} has an inline <script>`] : []),
    ...(/\sstyle\s*=/.test(attributes) ? [`${file} has a style attribute on <${name}>`] : []),
    ...(handler === undefined ? [] : [`${file} has ${handler} on <${name}>`]),
    ...(/=\s*["']?\s*javascript:/i.test(tag) ? [`${file} has a javascript: address on <${name}>`] : []),
  ];
}

/** The opening tags of a template, what Handlebars would write replaced by a plain letter. */
function tagsOf(source: string): readonly string[] {
  const plain = source
    .replace(/\{\{!--[\s\S]*?--\}\}|<!--[\s\S]*?-->/g, '')
    .replace(/\{\{[\s\S]*?\}\}\}?/g, 'x');
  return plain.match(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi) ?? [];
}
