import { ResourceType } from 'aws-cdk-lib/aws-config';
import fc from 'fast-check';
import { guardText } from '../../lib/config/guard';
import { limits } from '../../lib/config/limits';
import { managedRules } from '../../lib/config/managed-rules';
import type { GuardCase, GuardPolicy, Json, JsonObject, Rule } from '../../lib/core';
import { isObject } from '../../lib/core/json';
import { rules } from '../../policies/rules';
import { evaluated, hasEvaluator } from '../support/guard-evaluator';
import type { GuardStatus } from '../support/guard-evaluator';
import { assessed } from '../support/judge';

interface Guarded {
  readonly id: string;
  readonly rule: Rule;
  readonly policy: GuardPolicy;
  readonly text: string;
}

const guarded: readonly Guarded[] = rules.flatMap((rule: Rule) =>
  'guard' in rule.config ? [{ id: rule.id, rule, policy: rule.config.guard, text: guardText(rule.id, rule.config.guard) }] : [],
);

test('more than fifty rules have a policy', () => expect(guarded.length).toBeGreaterThan(50));

/** Types whose items AWS Config records: those that CDK or a managed rule on changes names. */
const recorded = new Set([
  ...Object.values(ResourceType).flatMap(type => (type instanceof ResourceType ? [type.complianceResourceType] : [])),
  ...[...managedRules.values()].filter(({ triggers }) => triggers.includes('CHANGE')).flatMap(rule => rule.resourceTypes),
]);

describe.each(guarded)('the policy of $id', ({ rule, policy, text }) => {
  test('is about a type that the rule judges and that AWS Config records, and says why it leaves other types out', () => {
    expect(rule.appliesTo).toContain(policy.type);
    if (!policy.source.includes(`aws-config-resource-schema/blob/master/config/properties/resource-types/${policy.type}.`))
      expect(recorded).toContain(policy.type);
    expect(policy.leavesOut === undefined).toBe(rule.appliesTo.length === 1);
    expect(policy.source).toMatch(/^https:\/\//);
  });

  test('is shorter than AWS Config demands', () => expect(text.length).toBeLessThanOrEqual(limits.guardText));

  test('has cases of what is compliant and of what is not', () => {
    const verdicts = policy.cases.map(({ verdict }) => verdict);
    expect(verdicts).toEqual(expect.arrayContaining(['compliant', 'non-compliant']));
  });

  test('holds one rule for one type, and nothing that Guard 2.0 does not know', () => {
    expect(text.match(/^rule \w+ when resourceType == "[\w:]+" \{$/gm)).toHaveLength(1);
    for (const line of text.split('\n').slice(1)) expect(line.trim()).toMatch(known);
  });

  test('compares nothing that it has not asked for', () => expect(comparedUnasked(text)).toEqual([]));
});

const path = String.raw`[A-Za-z]\w*(?:\.\w+)*(?:\[(?:0|\*)\])?`;
const value = String.raw`(?:"[^"]*"|-?\d+|true|false|null|\/[^/]+\/)`;
const compares = String.raw`(?:==|!=|>=|<=) ${value}|(?:not )?in \[${value}(?:, ${value})*\]`;
/** A clause, the head of a block or its end. */
const known = new RegExp(String.raw`^(?:(?:when |some )?${path} (?:!?exists|${compares})(?: \{)?|${path} \{|\})$`);

/** Comparisons outside of a block for which what they compare exists. AWS Config calls them "not applicable" where it is missing. */
function comparedUnasked(text: string): readonly string[] {
  const open: string[] = [];
  const unasked: string[] = [];
  for (const line of text.split('\n').slice(1)) {
    const clause = line.trim();
    const compared = /^(?:when |some )?(\S+) (?:==|!=|>=|<=|(?:not )?in) /.exec(clause)?.[1];
    if (compared !== undefined && !open.includes(`when ${compared.replace('[*]', '[0]')} exists {`)) unasked.push(clause);
    if (clause.endsWith('{')) open.push(clause);
    else if (clause === '}') open.pop();
  }
  return unasked;
}

/** What the rule says of the resource in a template. */
function verdictOfRule(rule: Rule, type: string, { properties }: GuardCase): string {
  const { findings, errors } = assessed({ Resources: { Judged: { Type: type, Properties: properties } } }, [rule]);
  expect(errors).toEqual([]);
  return findings[0]?.verdict.status ?? 'not concerned';
}

const item = (type: string, configuration: Json): JsonObject => ({
  version: '1.3',
  configurationItemStatus: 'OK',
  resourceType: type,
  resourceId: 'judged',
  configuration,
});

const nameOf = (id: string): string => id.replaceAll('-', '_');

/** Each document is judged by the policy that it comes with. */
function statuses(
  documents: readonly { readonly id: string; readonly document: JsonObject }[],
): readonly (GuardStatus | undefined)[] {
  const wanted = new Set(documents.map(({ id }) => id));
  const texts = guarded.filter(({ id }) => wanted.has(id)).map(({ text }) => text);
  const all = evaluated(
    texts,
    documents.map(({ document }) => document),
  );
  return documents.map(({ id }, index) => all[index]?.get(nameOf(id)));
}

const native = hasEvaluator ? describe : describe.skip;

native('the evaluator of AWS', () => {
  const table = guarded.flatMap(({ id, rule, policy }) =>
    policy.cases.map(one => ({ id, rule, one, type: policy.type, document: item(policy.type, one.configuration) })),
  );
  let found: readonly (GuardStatus | undefined)[] = [];
  beforeAll(() => {
    found = statuses(table);
  });

  test.each(
    table.map((row, index) => ({ ...row, index, verdict: row.one.verdict, shown: JSON.stringify(row.one.configuration) })),
  )('agrees with $id that $shown is $verdict, or the difference is declared', ({ rule, type, one, index }) => {
    const passes = one.verdict !== 'non-compliant';
    const differs = one.policyDiffers !== undefined;
    expect({ rule: verdictOfRule(rule, type, one), policy: found[index] }).toEqual({
      rule: one.verdict,
      policy: passes === differs ? 'FAIL' : 'PASS',
    });
  });

  test('judges numbers and truth values that are recorded as text as what they stand for; bounds do not hold of text', () => {
    const documents = table.map(({ id, type, one, rule }) => ({
      id,
      document: item(type, asText(one.configuration)),
      isBounded: JSON.stringify(rule.config).includes('"mustBeAt'),
    }));
    const wrong = statuses(documents).flatMap((status, index) =>
      status === found[index] || (status === 'FAIL' && documents[index]!.isBounded) ? [] : [{ ...documents[index], status }],
    );
    expect(wrong).toEqual([]);
  });

  test('skips items of other types', () => {
    const documents = guarded.map(({ id }) => ({ id, document: item('AWS::Clinic::Other', {}) }));
    expect(new Set(statuses(documents))).toEqual(new Set(['SKIP']));
  });

  test('fails an item without a configuration', () => {
    const documents = guarded.map(({ id, policy: { type } }) => ({ id, document: without(item(type, {}), [['configuration']]) }));
    expect(new Set(statuses(documents))).toEqual(new Set(['FAIL']));
  });

  const failing = table.filter(({ one }) => (one.verdict === 'non-compliant') === (one.policyDiffers === undefined));

  test('never skips an item that fails, whichever one key is deleted', () => {
    const documents = failing.flatMap(({ id, document }) =>
      places(document)
        .filter(place => place.join('.') !== 'resourceType')
        .map(place => ({ id, place, document: without(document, [place]) })),
    );
    const all = statuses(documents);
    expect(documents.filter((_, index) => all[index] !== 'FAIL' && all[index] !== 'PASS')).toEqual([]);
    expect(documents.length).toBeGreaterThan(300);
  });

  test('never skips an item that fails, whichever keys are deleted or null', () => {
    const mutilated = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(mutilated, { minLength: failing.length, maxLength: failing.length }), choices => {
        const documents = failing.map(({ id, document }, index) => ({
          id,
          document: (choices[index] ?? []).reduce<JsonObject>((left, [choice, isNull]) => {
            const all = places(left).filter(place => place.join('.') !== 'resourceType');
            const place = all[choice % Math.max(1, all.length)];
            return place === undefined ? left : without(left, [place], isNull);
          }, document),
        }));
        expect(statuses(documents).filter(status => status !== 'FAIL' && status !== 'PASS')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

function asText(value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(asText);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)])) : value;
}

type Place = readonly (string | number)[];

/** Places of all keys, at any depth. AWS Config chooses the policy by `resourceType`, so it is there. */
function places(value: Json, before: Place = []): readonly Place[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one, index) => places(one, [...before, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...before, key], ...places(inner, [...before, key])]);
}

function without<T extends Json>(value: T, deleted: readonly Place[], isNull = false): T {
  const copy = structuredClone(value);
  for (const place of deleted) {
    const parent = place.slice(0, -1).reduce<Json>((inner, key) => (inner as Record<string, Json>)[key] ?? null, copy);
    const key = place.at(-1) ?? '';
    if (isNull) (parent as Record<string, Json>)[key] = null;
    else delete (parent as Record<string, Json>)[key];
  }
  return copy;
}
