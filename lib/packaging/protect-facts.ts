import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Resource } from 'aws-cdk-lib/core';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { IConstruct } from 'constructs';
import type { DocumentedProtection } from '../docs/protect-page';
import { HicpChecks } from '../nag/hicp-checks';
import { injections } from '../protect/injections';
import { Protection } from '../protect/protection';
import { leftForPerson, reviewedPatches } from '../protect/reviewed';
import type { Rule } from '../core';

type Build = (app: App) => void;

/** CDK's own validation prints, and costs seconds. */
const quiet = { builtinCloudFormationValidation: false };

/** What the page says: an app is synthesized as it is, and again with one line more. */
export function protectFacts(build: Build, rules: ReadonlyMap<string, Rule>): DocumentedProtection {
  const folder = mkdtempSync(join(tmpdir(), 'hicp-protect-'));
  try {
    const plain = new App({ outdir: join(folder, 'before'), ...quiet });
    build(plain);
    const before = openIn(plain, rules);
    const app = new App({ outdir: join(folder, 'after'), ...quiet });
    // `Hicp.protect` without the plugin, which prints.
    const protection = new Protection(app, { profile: 'large' });
    protection.start();
    build(app);
    const after = openIn(app, rules);
    return {
      kinds: kindsIn(plain),
      before,
      after,
      changes: protection.changes.map(change => ({ ...change, value: JSON.stringify(change.value) })),
      left: protection.left().filter(({ status }) => status === 'non-compliant'),
      patches: [...patches(rules), ...defaults()],
      forPerson: [...leftForPerson].map(([rule, why]) => ({ rule, why })),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openIn(app: App, rules: ReadonlyMap<string, Rule>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const { violations } = new HicpChecks(undefined, { profile: 'large' }).validateScope(app);
  for (const { ruleName, severity, violatingResources } of violations) {
    if (severity === 'fatal') throw new Error(`${ruleName}: the sample was not judged`);
    if (severity !== 'error') continue;
    const rule = rules.get(ruleName.replace('HICP::', ''));
    if (rule === undefined) throw new Error(`${ruleName} is no rule`);
    counts[rule.severity] = (counts[rule.severity] ?? 0) + violatingResources.length;
  }
  return counts;
}

function kindsIn(app: App): DocumentedProtection['kinds'] {
  const kinds = { 'L2 constructs with what they make': 0, 'typed L1 resources': 0, 'raw resources': 0, 'included resources': 0 };
  for (const node of app.node.findAll()) {
    if (!CfnResource.isCfnResource(node) || node.cfnResourceType === 'AWS::CDK::Metadata') continue;
    kinds[kindOf(node)]++;
  }
  const all = Object.values(kinds).reduce((sum, one) => sum + one, 0);
  return [{ kind: 'resources', count: all }, ...Object.entries(kinds).map(([kind, count]) => ({ kind, count }))];
}

function kindOf(
  resource: CfnResource,
): 'L2 constructs with what they make' | 'typed L1 resources' | 'raw resources' | 'included resources' {
  const scopes: readonly IConstruct[] = resource.node.scopes;
  if (scopes.some(scope => scope instanceof CfnInclude)) return 'included resources';
  if (scopes.some(scope => Resource.isResource(scope))) return 'L2 constructs with what they make';
  return resource.constructor === CfnResource ? 'raw resources' : 'typed L1 resources';
}

function patches(rules: ReadonlyMap<string, Rule>): DocumentedProtection['patches'] {
  return reviewedPatches.map(({ rule, types, set, replaces, effect }) => ({
    rule,
    on: (types ?? rules.get(rule)?.appliesTo ?? []).join(', '),
    sets: Object.keys(set ?? rules.get(rule)?.fix.set ?? {}),
    replaces: replaces === true,
    ...(effect === undefined ? {} : { effect }),
  }));
}

function defaults(): DocumentedProtection['patches'] {
  return injections.map(({ rule, construct, path, effect }) => ({
    rule,
    on: `${construct.split('.').slice(-1).join('')} of CDK`,
    sets: [path],
    replaces: false,
    ...(effect === undefined ? {} : { effect }),
  }));
}
