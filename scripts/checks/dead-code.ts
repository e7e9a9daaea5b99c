// Finds exports that nothing uses. Run by itself it prints them and fails when there are any.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** What one file offers and takes, as far as names can tell. */
interface Exchange {
  /** Name → line. */
  readonly exported: Map<string, number>;
  /** Exports that are also used in the file itself. */
  readonly usedWithin: Set<string>;
  /** "FILE name" of everything it imports or hands on; "FILE *" where it takes all. */
  readonly taken: Set<string>;
}

/** The exports that no other file takes and their own file does not use, as "FILE:LINE exports NAME". */
export function unusedExports(root: string): readonly string[] {
  const files = ['server', 'scripts', 'test']
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }))
    .sort();
  const exchanges = new Map(files.map((file) => [file, exchangeOf(root, file)]));
  const taken = new Set([...exchanges.values()].flatMap((exchange) => [...exchange.taken]));
  return [...exchanges].flatMap(([file, { exported, usedWithin }]) =>
    [...exported]
      .filter(([name]) => !usedWithin.has(name) && !taken.has(`${file} ${name}`) && !taken.has(`${file} *`))
      .map(([name, line]) => `${file}:${line} exports ${name}`),
  );
}

function exchangeOf(root: string, file: string): Exchange {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const exchange: Exchange = { exported: new Map(), usedWithin: new Set(), taken: new Set() };
  const declared = new Set<ts.Node>();
  for (const statement of source.statements) {
    for (const name of exportedNames(statement)) {
      declared.add(name);
      exchange.exported.set(name.text, source.getLineAndCharacterOfPosition(name.getStart()).line + 1);
    }
  }
  const visit = (node: ts.Node): void => {
    for (const name of takenNames(node, file)) exchange.taken.add(name);
    if (ts.isExportSpecifier(node)) return;
    if (ts.isIdentifier(node) && !declared.has(node) && exchange.exported.has(node.text)) {
      exchange.usedWithin.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return exchange;
}

function exportedNames(statement: ts.Statement): readonly ts.Identifier[] {
  if (
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause)
  ) {
    return statement.exportClause.elements.map(({ name }) => name).filter(ts.isIdentifier);
  }
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (!isExported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name).filter(ts.isIdentifier);
  }
  const { name } = statement as ts.DeclarationStatement;
  return name !== undefined && ts.isIdentifier(name) ? [name] : [];
}

function takenNames(node: ts.Node, file: string): readonly string[] {
  const from = (address: ts.Node | undefined, names: readonly string[]): readonly string[] => {
    if (address === undefined || !ts.isStringLiteral(address) || !address.text.startsWith('.')) return [];
    const target = path.posix.join(path.posix.dirname(file), address.text);
    return names.map((name) => `${target} ${name}`);
  };
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    const names =
      bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(sourceName) : ['*'];
    return from(node.moduleSpecifier, names);
  }
  if (ts.isExportDeclaration(node)) {
    const clause = node.exportClause;
    return from(
      node.moduleSpecifier,
      clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map(sourceName) : ['*'],
    );
  }
  // import('./x.ts') as a call or as a type, and new URL('./x.ts', import.meta.url): whatever is in there.
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return from(node.arguments[0], ['*']);
  }
  if (ts.isNewExpression(node)) return from(node.arguments?.[0], ['*']);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return from(node.argument.literal, ['*']);
  return [];
}

/** In `import { a as b }` the name over there is a. */
function sourceName({ name, propertyName }: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (propertyName ?? name).text;
}

if (import.meta.main) {
  const unused = unusedExports(path.resolve(import.meta.dirname, '../..'));
  for (const each of unused) console.log(`${each}, which nothing uses`);
  process.exitCode = unused.length === 0 ? 0 : 1;
}
