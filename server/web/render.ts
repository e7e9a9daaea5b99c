// Templates compiled once, at boot, strictly: a missing field, helper or partial fails there or loudly, never silently.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { templateHelpers } from './helpers.ts';
import type { Language, Words } from './i18n.ts';

/** What every page gets beside its own model. */
export interface Frame {
  readonly language: Language;
  readonly words: Words;
  readonly [name: string]: unknown;
}

export type Render = (template: string, model: object, frame: Frame) => string;

/**
 * Compiles every template under `folder`: files in layouts/ and partials/ and those named _x.hbs are partials, the rest pages.
 * @throws Error naming the template that does not compile or a partial that does not exist
 */
export function compileTemplates(folder: string, assetPath: (name: string) => string): Render {
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
      const tree = Handlebars.parse(source);
      for (const partial of partialsAskedFor(tree)) asked.set(partial, name);
      for (const asset of assetsAskedFor(tree)) assetPath(asset);
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

/** Names of the partials a template asks for by a fixed name, its own inline ones left out. */
function partialsAskedFor(tree: hbs.AST.Program): readonly string[] {
  const asked: string[] = [];
  const own = new Set(['@partial-block']);
  class Visitor extends Handlebars.Visitor {
    override PartialStatement(statement: hbs.AST.PartialStatement): void {
      if (statement.name.type === 'PathExpression') asked.push(statement.name.original);
      super.PartialStatement(statement);
    }
    override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
      if (statement.name.type === 'PathExpression') asked.push(statement.name.original);
      super.PartialBlockStatement(statement);
    }
    override DecoratorBlock(statement: hbs.AST.DecoratorBlock): void {
      const name = statement.params[0];
      if (name?.type === 'StringLiteral') own.add((name as hbs.AST.StringLiteral).value);
      super.DecoratorBlock(statement);
    }
  }
  new Visitor().accept(tree);
  return asked.filter((name) => !own.has(name));
}

/** Names of the assets a template asks for: one that does not exist stops the start. */
function assetsAskedFor(tree: hbs.AST.Program): readonly string[] {
  const asked: string[] = [];
  class Visitor extends Handlebars.Visitor {
    override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
      const [name] = statement.params;
      const isAsset =
        statement.path.type === 'PathExpression' &&
        (statement.path as hbs.AST.PathExpression).original === 'asset';
      if (isAsset && name?.type === 'StringLiteral') asked.push((name as hbs.AST.StringLiteral).value);
      super.MustacheStatement(statement);
    }
  }
  new Visitor().accept(tree);
  return asked;
}
