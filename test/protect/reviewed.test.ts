import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isObject, own } from '../../lib/core';
import type { Json, JsonObject } from '../../lib/core';
import { injections, tracelessProps } from '../../lib/protect/injections';
import { leftForPerson, reviewedPatches } from '../../lib/protect/reviewed';
import type { ReviewedPatch } from '../../lib/protect/reviewed';
import { parseYamlResources } from '../../lib/template/parse';
import { rules } from '../../policies/rules';
import { verdictOn } from '../support/judge';
import { patched } from '../support/patch';

const byId = new Map(rules.map(rule => [rule.id, rule]));
const setOf = ({ rule, set }: ReviewedPatch): Readonly<Record<string, Json>> => set ?? byId.get(rule)?.fix.set ?? {};
const typesOf = ({ rule, types }: ReviewedPatch): readonly string[] => types ?? byId.get(rule)?.appliesTo ?? [];

test('every rule that is named exists, once in each list, and is not in both', () => {
  const named = [...reviewedPatches, ...injections, ...tracelessProps].map(({ rule }) => rule);
  const others = reviewedPatches.flatMap(({ unlessOpen = [] }) => unlessOpen);
  expect([...named, ...others, ...leftForPerson.keys()].filter(id => !byId.has(id))).toEqual([]);
  const patchedRules = reviewedPatches.map(({ rule }) => rule);
  expect(new Set(patchedRules).size).toBe(patchedRules.length);
  expect(patchedRules.filter(id => leftForPerson.has(id))).toEqual([]);
});

test.each(reviewedPatches.map(patch => ({ ...patch, patch })))(
  '$rule has a patch for types that it judges',
  ({ rule, patch }) => {
    expect(Object.keys(setOf(patch))).not.toEqual([]);
    expect(typesOf(patch).filter(type => byId.get(rule)?.appliesTo.includes(type) !== true)).toEqual([]);
  },
);

test.each(reviewedPatches.filter(({ set }) => set !== undefined).map(patch => ({ ...patch, patch })))(
  'the patch of its own clears the examples of $rule',
  ({ rule: id, patch }) => {
    const rule = byId.get(id);
    if (rule === undefined) throw new Error(id);
    let count = 0;
    for (const { resources } of rule.examples.nonCompliant) {
      const body = parseYamlResources(resources);
      const [name, resource] = Object.entries(body['Resources'] as JsonObject)[0] ?? ['', {}];
      if (!typesOf(patch).includes((resource as JsonObject)['Type'] as string)) continue;
      const mended = Object.entries(setOf(patch)).reduce<JsonObject>(
        (template, [path, value]) => patched(template, ['Resources', name, ...path.split('.')], value),
        body,
      );
      expect(verdictOn(rule, mended)).toEqual({ status: 'compliant' });
      count++;
    }
    expect(count).toBeGreaterThan(0);
  },
);

/** CloudFormation's resource reference, as the CDK CLI carries it for `cdk diff`. */
const reference = JSON.parse(
  gunzipSync(readFileSync(join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'db.json.gz'))).toString('utf8'),
) as { readonly schema: JsonObject };

function entities(kind: string): readonly JsonObject[] {
  return Object.values((reference.schema[kind] as JsonObject)['entities'] as JsonObject) as JsonObject[];
}

const types = new Map(entities('resource').map(entity => [entity['cloudFormationType'], entity]));
const definitions = new Map(entities('typeDefinition').map(entity => [entity['$id'], entity]));

/** The worst that an update of a property or of what it is part of does: `no`, `maybe`, `yes`; `unknown` where there is no such property. */
function updateOf(type: string, path: string): string {
  const [section, ...names] = path.split('.');
  if (section !== 'Properties') return 'no';
  let scope: JsonObject | undefined = types.get(type);
  let worst = 'no';
  for (const name of names) {
    const properties: Json | undefined = scope === undefined ? undefined : own(scope, 'properties');
    const property: Json | undefined = isObject(properties) ? own(properties, name) : undefined;
    if (!isObject(property)) return 'unknown';
    const causes = own(property, 'causesReplacement') ?? 'no';
    if (causes !== 'no' && worst !== 'yes') worst = causes as string;
    const kind = own(property, 'type') as JsonObject;
    const named = own(kind, 'reference');
    scope = isObject(named) ? definitions.get(named['$ref'] ?? '') : undefined;
  }
  return worst;
}

const leaves = reviewedPatches.flatMap(patch =>
  typesOf(patch).flatMap(type => Object.keys(setOf(patch)).map(path => ({ ...patch, type, path, update: updateOf(type, path) }))),
);

test('the reference knows every property, and the test what it says', () => {
  expect(leaves.filter(({ update }) => update === 'unknown')).toEqual([]);
  expect(updateOf('AWS::RDS::DBInstance', 'Properties.StorageEncrypted')).toBe('yes');
  expect(updateOf('AWS::S3::Bucket', 'Properties.VersioningConfiguration.Status')).toBe('no');
  expect(updateOf('AWS::S3::Bucket', 'Properties.Nonsense')).toBe('unknown');
});

test('what replaces a deployed resource says so', () => {
  const wrong = leaves.filter(({ update, replaces }) => (update === 'yes') !== (replaces === true));
  expect(wrong.map(({ rule, type, path }) => `${rule} ${type} ${path}`)).toEqual([]);
});

test('what may interrupt a deployed resource was looked at, and says what it does', () => {
  const interrupting = leaves.filter(({ update }) => update === 'maybe');
  expect(interrupting.map(({ rule, type }) => `${rule} ${type}`)).toEqual([
    'db-instance-backup-enabled AWS::RDS::DBInstance',
    'rds-automatic-minor-version-upgrade-enabled AWS::RDS::DBInstance',
  ]);
  expect(interrupting.filter(({ effect }) => effect === undefined)).toEqual([]);
});
