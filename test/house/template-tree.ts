// The views of a tree as Handlebars reads them: for the guards that look at templates and at words.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { filesUnder } from './planted.ts';

/** A call of a helper, wherever it stands: {{t …}}, {{#if (eq …)}}, {{> part label=(t …)}}. */
export interface HelperCall {
  readonly helper: string;
  readonly parameters: readonly hbs.AST.Expression[];
  /** The names given with "=". */
  readonly named: readonly string[];
  readonly line: number;
}

export interface Template {
  /** From the root: views/statutes/show.hbs. */
  readonly file: string;
  readonly source: string;
  readonly calls: readonly HelperCall[];
  /** What is written without being escaped, as the template writes it. */
  readonly unescaped: readonly string[];
  /** Names of partials it asks for, its own inline ones left out; undefined where the name is computed. */
  readonly partials: readonly (string | undefined)[];
}

/** All templates under views/. Throws for one that Handlebars cannot read. */
export function templatesOf(root: string): readonly Template[] {
  return filesUnder(root, 'views', ['.hbs']).map((file) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    const reader = new Reader();
    reader.accept(Handlebars.parse(source));
    const partials = reader.asked.filter((name) => name === undefined || !reader.inline.has(name));
    return { file, source, calls: reader.calls, unescaped: reader.unescaped, partials };
  });
}

/** The text of a literal string, or undefined for anything computed. */
export function literal(expression: hbs.AST.Expression | undefined): string | undefined {
  return expression?.type === 'StringLiteral' ? (expression as hbs.AST.StringLiteral).value : undefined;
}

type Called = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

class Reader extends Handlebars.Visitor {
  readonly calls: HelperCall[] = [];
  readonly unescaped: string[] = [];
  readonly asked: (string | undefined)[] = [];
  readonly inline = new Set(['@partial-block']);

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) this.unescaped.push(original(mustache.path));
    this.#note(mustache);
    super.MustacheStatement(mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.#note(block);
    super.BlockStatement(block);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.#note(expression);
    super.SubExpression(expression);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.asked.push(partialName(partial.name));
    super.PartialStatement(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.asked.push(partialName(partial.name));
    super.PartialBlockStatement(partial);
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    const name = literal(decorator.params[0]);
    if (name !== undefined) this.inline.add(name);
    super.DecoratorBlock(decorator);
  }

  #note(called: Called): void {
    this.calls.push({
      helper: original(called.path),
      parameters: called.params,
      // Handlebars leaves the hash out where nothing is named, whatever its types say.
      named: (called.hash as hbs.AST.Hash | undefined)?.pairs.map(({ key }) => key) ?? [],
      line: called.loc.start.line,
    });
  }
}

function original(expression: hbs.AST.Expression): string {
  return expression.type === 'PathExpression' ? (expression as hbs.AST.PathExpression).original : '';
}

function partialName(name: hbs.AST.PathExpression | hbs.AST.SubExpression): string | undefined {
  return name.type === 'PathExpression' ? name.original : literal(name);
}
