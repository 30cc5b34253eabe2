import ts from 'typescript';

/**
 * JavaScript for `lib/index.ts` that loads a module when one of its names is first used: a user of one construct pays for the one
 * service of aws-cdk-lib that it is made of, and not for all. The compiler would load all modules at once.
 */
export function lazyIndex(source: string): string {
  const names = exportedNames(source);
  const properties = names.map(({ name, exported, from }) => `lazy('${exported}', () => require('${from}').${name});`);
  // Never run: by such a list Node finds out what an ES module can import by name.
  const hint = `0 && (module.exports = { ${names.map(({ exported }) => exported).join(', ')} });`;
  return `'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
function lazy(name, load) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = load();
      Object.defineProperty(exports, name, { enumerable: true, configurable: true, value });
      return value;
    },
  });
}
${properties.join('\n')}
${hint}
`;
}

interface ExportedName {
  readonly name: string;
  readonly exported: string;
  readonly from: string;
}

function exportedNames(source: string): readonly ExportedName[] {
  const tree = ts.createSourceFile('index.ts', source, ts.ScriptTarget.ES2022, true);
  return tree.statements.flatMap(statement => {
    if (
      !ts.isExportDeclaration(statement) ||
      statement.moduleSpecifier === undefined ||
      !ts.isStringLiteral(statement.moduleSpecifier)
    )
      throw new Error(`lib/index.ts holds something else than export { … } from '…': ${statement.getText(tree)}`);
    const { exportClause, moduleSpecifier } = statement;
    if (statement.isTypeOnly) return [];
    if (exportClause === undefined || !ts.isNamedExports(exportClause))
      throw new Error(`lib/index.ts has to export by name: ${statement.getText(tree)}`);
    return exportClause.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name, propertyName }) => ({
        name: (propertyName ?? name).text,
        exported: name.text,
        from: moduleSpecifier.text,
      }));
  });
}
