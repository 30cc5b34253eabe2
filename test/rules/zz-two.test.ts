import type { Rule, Example, JsonObject, Status } from '../../lib/core';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
const root = join(__dirname, '../../policies/rules');
const services = (process.env['SERVICES'] ?? 'rds,dynamodb,efs,opensearch,elasticache,redshift,docdb,neptune').split(',');
const rules: Rule[] = services.flatMap(service =>
  readdirSync(join(root, service)).filter(name => name.endsWith('.ts') && !name.startsWith('_')).map(name => (require(join(root, service, name)) as { default: Rule }).default),
);
import { parseYamlResources } from '../../lib/template/parse';
import { verdictOn } from '../support/judge';
import { patched } from '../support/patch';

// Every documented example is a test, and every `set` patch of a fix is applied to the examples that it is meant to mend.
describe.each(rules.filter(rule => typeof rule.check === 'function').map(rule => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const rows = (status: Status, examples: readonly Example[] = []): { status: Status; when: string; body: JsonObject }[] =>
    examples.map(({ when, resources }) => ({ status, when, body: parseYamlResources(resources) }));
  const { compliant, nonCompliant, undetermined } = rule.examples;

  test.each([...rows('compliant', compliant), ...rows('non-compliant', nonCompliant), ...rows('undetermined', undetermined)])(
    '$status when $when',
    ({ status, body }) => {
      const verdict = verdictOn(rule, body);
      expect({ status: verdict.status, reasons: 'reasons' in verdict ? verdict.reasons : [] }).toMatchObject({ status });
    },
  );

  const { set } = rule.fix;
  if (set !== undefined) {
    test.each(rows('non-compliant', nonCompliant))('its fix clears it when $when', ({ body }) => {
      const [first = ''] =
        Object.entries(body['Resources'] as JsonObject).find(([, resource]) =>
          rule.appliesTo.includes((resource as JsonObject)['Type'] as string),
        ) ?? [];
      const mended = Object.entries(set).reduce<JsonObject>(
        (template, [path, value]) => patched(template, ['Resources', first, ...path.split('.')], value),
        body,
      );
      expect(verdictOn(rule, mended)).toEqual({ status: 'compliant' });
    });
  }
});
