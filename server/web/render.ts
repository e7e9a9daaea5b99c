// Templates compiled once, at boot, strictly: a missing field, helper or partial fails there or loudly, never silently.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { templateHelpers } from './helpers.ts';
import type { Frame } from './frame.ts';
import { namesAskedFor } from './template-names.ts';

export type Render = (template: string, model: object, frame: Frame) => string;

/**
 * Compiles every template under `folder`: files in layouts/ and partials/ and those named _x.hbs are partials, the rest pages.
 * @throws Error naming the template that does not compile, or that asks for a partial, an asset or words that do not exist
 */
export function compileTemplates(
  folder: string,
  assetPath: (name: string) => string,
  hasWords: (key: string) => boolean,
): Render {
  const handlebars = Handlebars.create();
  const helpers = templateHelpers(assetPath);
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  const options = {
    strict: true,
    knownHelpersOnly: true,
    // An indented partial would otherwise indent every line of what it prints, also the text inside a textarea.
    preventIndent: true,
    knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
  };
  const pages = new Map<string, HandlebarsTemplateDelegate>();
  const partials = new Set<string>();
  const asked = new Map<string, string>();
  for (const file of templateFiles(folder)) {
    const name = relative(folder, file)
      .split(sep)
      .join('/')
      .replace(/\.hbs$/, '');
    const source = readFileSync(file, 'utf8');
    try {
      const names = namesAskedFor(source);
      for (const partial of names.partials) asked.set(partial, name);
      for (const asset of names.assets) assetPath(asset);
      for (const key of names.words) if (!hasWords(key)) throw new Error(`there are no words for ${key}`);
      // precompile() is what finds unknown helpers; compile() alone would wait for the first user.
      handlebars.precompile(source, options);
    } catch (fault) {
      throw new Error(`views/${name}.hbs: ${fault instanceof Error ? fault.message : String(fault)}`, {
        cause: fault,
      });
    }
    const template: HandlebarsTemplateDelegate = handlebars.compile(source, options);
    if (/^(layouts|partials)\/|(^|\/)_[^/]+$/.test(name)) {
      handlebars.registerPartial(name, template);
      partials.add(name);
    } else pages.set(name, template);
  }
  for (const [partial, page] of asked) {
    if (!partials.has(partial))
      throw new Error(`views/${page}.hbs asks for the partial ${partial}, which does not exist`);
  }
  return (template, model, frame) => {
    const page = pages.get(template);
    if (page === undefined) throw new Error(`no template ${template}`);
    return page({ ...frame, ...model });
  };
}

function templateFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => join(folder, name));
}
