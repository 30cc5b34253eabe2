import { hookRule } from '../../lib/hook/hook-rule';
import { differing } from '../../lib/hook/refusals';
import { rules } from '../../policies/rules';
import derived from '../../policies/hook-rules.json';
import { evaluated, hasEvaluator } from '../support/guard-evaluator';
import { assessed } from '../support/judge';
import { hookCases } from './cases';

jest.setTimeout(180_000);

const hooked = rules.map(rule => ({ id: rule.id, rule: rule, hook: hookRule(rule) }));
const judged = hooked.flatMap(({ id, rule, hook }) => ('guard' in hook ? [{ id, rule, hook }] : []));

test('every rule is in the hook, or says why not', () => {
  expect(judged.length).toBeGreaterThan(350);
  for (const { hook } of hooked) {
    if ('none' in hook) expect(hook.none.length).toBeGreaterThan(30);
    else expect(hook.types.length).toBeGreaterThan(0);
  }
});

test('what the package ships is what is derived', () => {
  expect(derived).toEqual(Object.fromEntries(judged.map(({ id, hook: { guard } }) => [id, { guard }])));
});

test('rules that differ are rules that there are', () => {
  const ids = new Set<string>(rules.map(({ id }) => id));
  expect(Object.keys(differing).filter(id => !ids.has(id))).toEqual([]);
});

(hasEvaluator ? describe : describe.skip)("AWS's evaluator and the check agree", () => {
  test('on every resource of the examples, as it is and with one thing taken out or changed', () => {
    let count = 0;
    let inPart = 0;
    const different: string[] = [];
    for (const { id, rule, hook } of judged) {
      const cases = hookCases(rule, hook.types);
      // A rule that nothing is judged by proves nothing.
      if (cases.length === 0) different.push(`${id}: no case`);
      count += cases.length;
      const seen = new Set<boolean>();
      evaluated(
        [hook.guard],
        cases.map(({ body }) => body),
      ).forEach((results, index) => {
        const one = cases[index];
        if (one === undefined) throw new Error('more answers than questions');
        const ours = assessed(one.body, [rule]).findings[0]?.verdict.status ?? 'not concerned';
        const fails = [...results.values()].includes('FAIL');
        seen.add(fails);
        if (fails === (ours === 'non-compliant')) return;
        // What a rule leaves out it passes; it never fails what the check does not.
        if (!fails && hook.leavesOut.length > 0) inPart++;
        else different.push(`${id}, ${one.when}: ${ours}, and Guard ${fails ? 'fails' : 'passes'} it`);
      });
      if (seen.size < 2) different.push(`${id}: Guard says the same of all cases`);
    }
    process.stdout.write(
      `${String(judged.length)} rules on ${String(count)} resources; ${String(inPart)} failures lie in what rules say that they leave out\n`,
    );
    expect(different).toEqual([]);
    expect(count).toBeGreaterThan(15_000);
  });

  // `empty` of a null or a number stops the evaluator, and with it the judgment of all rules of the file.
  test('no value of another kind ends the evaluation', () => {
    for (const { rule, hook } of judged) {
      const bodies = hookCases(rule, hook.types, () => [null, 7]).map(({ body }) => body);
      expect(evaluated([hook.guard], bodies)).toHaveLength(bodies.length);
    }
  });
});
