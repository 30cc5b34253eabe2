import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eligibleServices, withoutPhi } from '../policies/eligible-services';
import { asOf, notEligible, notKnown } from '../policies/ineligible-types';

/** All resource types that the installed CDK knows, by namespace. */
function cdkTypes(): ReadonlyMap<string, ReadonlySet<string>> {
  const root = dirname(require.resolve('aws-cdk-lib/package.json'));
  const found = new Map<string, Set<string>>();
  for (const folder of readdirSync(root).filter(
    name => name.startsWith('aws-') || name.startsWith('alexa-') || name === 'core',
  )) {
    for (const name of listed(join(root, folder, 'lib'))) {
      const source = readFileSync(join(root, folder, 'lib', name), 'utf8');
      for (const [, namespace = '', type = ''] of source.matchAll(
        /CFN_RESOURCE_TYPE_NAME\s*=\s*"(?:AWS|Alexa)::(\w+)::(\w+)"/g,
      )) {
        const types = found.get(namespace);
        if (types === undefined) found.set(namespace, new Set([type]));
        else types.add(type);
      }
    }
  }
  return found;
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(name => name.endsWith('.generated.js'));
  } catch {
    return [];
  }
}

const services = [...eligibleServices, ...withoutPhi];
const missing = { ...notEligible, ...notKnown };

test('every namespace of CloudFormation is assigned once: eligible, not eligible, not known, or without PHI', () => {
  const assigned = [...services.flatMap(({ namespaces }) => namespaces), ...Object.keys(notEligible), ...Object.keys(notKnown)];
  expect(assigned.filter((name, index) => assigned.indexOf(name) !== index)).toEqual([]);
  const namespaces = [...cdkTypes().keys()];
  expect(namespaces.length).toBeGreaterThan(300);
  expect(namespaces.filter(name => !assigned.includes(name))).toEqual([]);
  // SAM's types are gone once a template is processed, and no service besides them.
  expect(assigned.filter(name => !namespaces.includes(name))).toEqual([]);
});

test('the types that are flagged exist', () => {
  const types = cdkTypes();
  const flagged = Object.entries(missing).flatMap(([namespace, service]) => service.types.map(type => ({ namespace, type })));
  expect(flagged.length).toBeGreaterThan(60);
  expect(flagged.filter(({ namespace, type }) => types.get(namespace)?.has(type) !== true)).toEqual([]);
});

test('a service that is not eligible has a type by which it is seen', () => {
  expect(Object.entries(notEligible).filter(([, { types }]) => types.length === 0)).toEqual([]);
});

test('prefixes of actions are those of one service each, and the list has a day', () => {
  const actions = services.flatMap(service => service.actions);
  expect(actions.filter((prefix, index) => actions.indexOf(prefix) !== index)).toEqual([]);
  expect(actions.filter(prefix => !/^[a-z0-9-]+$/.test(prefix))).toEqual([]);
  expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
});
