import ts from 'typescript';

/** What is called of a rule, and what finds it. The rest is data, which is known without the code, and texts, which lie beside the command. */
const called = new Set(['id', 'where', 'check']);

/**
 * The source of a rule file with its functions alone. Start-up pays for every byte of code, and a rule is mostly text: with its
 * examples the pack is several times as large as without.
 */
export function functionsOf(source: string, file: string): string {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const cuts: { readonly from: number; readonly to: number }[] = [];
  const visit = (node: ts.Node): void => {
    const [facts] = ts.isCallExpression(node) && node.expression.getText(tree) === 'rule' ? node.arguments : [];
    if (facts === undefined || !ts.isObjectLiteralExpression(facts)) return ts.forEachChild(node, visit);
    facts.properties.forEach((property, index) => {
      const next = facts.properties[index + 1];
      if (property.name !== undefined && !called.has(property.name.getText(tree))) {
        cuts.push({ from: property.getFullStart(), to: next === undefined ? facts.properties.end : next.getFullStart() });
      }
    });
  };
  visit(tree);
  let stripped = source;
  for (const { from, to } of cuts.reverse()) stripped = stripped.slice(0, from) + stripped.slice(to);
  return stripped;
}
