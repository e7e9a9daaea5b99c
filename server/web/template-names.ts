// The names a template asks for in so many words: partials, assets and keys of words, so that a missing one stops the start.
import Handlebars from 'handlebars';

export interface NamesAskedFor {
  readonly partials: readonly string[];
  readonly assets: readonly string[];
  readonly words: readonly string[];
}

/** @throws Error when the template cannot be parsed */
export function namesAskedFor(source: string): NamesAskedFor {
  const names = { partials: [] as string[], asset: [] as string[], t: [] as string[] };
  const literal = ({ path, params }: { path: hbs.AST.Node; params: hbs.AST.Expression[] }): void => {
    const helper = nameOf(path);
    const [first] = params;
    if ((helper !== 'asset' && helper !== 't') || first?.type !== 'StringLiteral') return;
    names[helper].push((first as hbs.AST.StringLiteral).value);
  };
  const partial = ({ name }: { name: hbs.AST.Node }): void => {
    const asked = nameOf(name);
    if (asked !== null && asked !== '@partial-block') names.partials.push(asked);
  };
  class Visitor extends Handlebars.Visitor {
    override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
      literal(statement);
      super.MustacheStatement(statement);
    }
    override SubExpression(expression: hbs.AST.SubExpression): void {
      literal(expression);
      super.SubExpression(expression);
    }
    override PartialStatement(statement: hbs.AST.PartialStatement): void {
      partial(statement);
      super.PartialStatement(statement);
    }
    override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void {
      partial(statement);
      super.PartialBlockStatement(statement);
    }
  }
  new Visitor().accept(Handlebars.parse(source));
  return { partials: names.partials, assets: names.asset, words: names.t };
}

const nameOf = (node: hbs.AST.Node): string | null =>
  node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).original : null;
