/** Names of the tests in a spec file, read from its syntax tree. */
import ts from 'typescript';

const testFunctions = new Set(['describe', 'it', 'test']);

/** @returns `it` for `it`, `it.each(rows)` and `it.concurrent` */
function calledFunction(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))
    return calledFunction(node.expression);
  return undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : undefined;
}

/** @returns the first text of each row of `it.each([...])` */
function rowNames(table: ts.Node | undefined): (string | undefined)[] {
  if (table === undefined || !ts.isArrayLiteralExpression(table)) return [];
  return table.elements.map((row) => textOf(ts.isArrayLiteralExpression(row) ? row.elements[0] : row));
}

/** @returns the names given to `describe`, `it` and `test`, with placeholders as written, and the first text of each `each` row */
export function testNames(source: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && testFunctions.has(calledFunction(node.expression) ?? '')) {
      const isEach = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'each';
      for (const name of isEach ? rowNames(node.arguments[0]) : [textOf(node.arguments[0])]) {
        if (name !== undefined) names.add(name);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('spec.ts', source, ts.ScriptTarget.Latest, true));
  return names;
}
