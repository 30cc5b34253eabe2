import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Example, JsonObject, Rule, Status } from '../../lib/core';
import { parseYamlResources } from '../../lib/template/parse';
import { verdictOn } from '../support/judge';
import { patched } from '../support/patch';
const root = join(__dirname, '../../policies/rules');
const rules: Rule[] = ['ec2', 'autoscaling', 'elbv2', 'ecs', 'wafv2'].flatMap(s => readdirSync(join(root, s)).filter(f => f.endsWith('.ts') && !f.startsWith('_')).map(f => { const r = require(join(root, s, f)).default; if (`${r.id}.ts` !== f) throw new Error(f); return r; }));
const managed = new Map<string, any>(require('/work/shared/catalogue/managed-rules.json').rules.map((r: any) => [r.identifier, r]));
describe.each(rules.filter(rule => typeof rule.check === 'function').map(rule => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const rows = (status: Status, examples: readonly Example[] = []) => examples.map(({ when, resources }) => ({ status, when, body: parseYamlResources(resources) }));
  const { compliant, nonCompliant, undetermined } = rule.examples;
  test('config', () => { if ('managedRule' in rule.config) { const m = managed.get(rule.config.managedRule); expect(m).toBeDefined(); for (const p of m.parameters) if (p.required) expect(Object.keys(rule.config.parameters ?? {})).toContain(p.name); for (const k of Object.keys(rule.config.parameters ?? {})) expect(m.parameters.map((p: any) => p.name)).toContain(k); }
    for (const t of [rule.why, rule.title]) expect(t).not.toMatch(/should|ensure|please|must/i); });
  test.each([...rows('compliant', compliant), ...rows('non-compliant', nonCompliant), ...rows('undetermined', undetermined)])('$status when $when', ({ status, body }) => {
    const verdict = verdictOn(rule, body);
    if (process.env.SHOW && 'reasons' in verdict) process.stderr.write(`${rule.id} ${verdict.status}: ${verdict.reasons.map(r => r.message + ' @' + r.at).join(' | ')}\n`);
    expect({ status: verdict.status, reasons: 'reasons' in verdict ? verdict.reasons : [] }).toMatchObject({ status });
  });
  const { set } = rule.fix;
  if (set !== undefined) test.each(rows('non-compliant', nonCompliant))('its fix clears it when $when', ({ body }) => {
    const [first = ''] = Object.entries(body['Resources'] as JsonObject).find(([, r]) => rule.appliesTo.includes((r as JsonObject)['Type'] as string)) ?? [];
    const mended = Object.entries(set).reduce<JsonObject>((t, [p, v]) => patched(t, ['Resources', first, ...p.split('.')], v), body);
    expect(verdictOn(rule, mended)).toEqual({ status: 'compliant' });
  });
});
