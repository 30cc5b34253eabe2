import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import type { PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { AwsSolutionsChecks } from 'cdk-nag/lib/packs/aws-solutions';
import { HIPAASecurityChecks } from 'cdk-nag/lib/packs/hipaa-security';
import { NIST80053R5Checks } from 'cdk-nag/lib/packs/nist-800-53-r5';
import type { Construct, IConstruct } from 'constructs';
import type { Guide } from '../../lib/constructs/guide';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { rules } from '../../policies/rules';
import { outOfReach } from './reach';

type Build = (scope: Construct) => unknown;

/** A stack of an app of its own, as `cdk init` sets it up, or as an app of before the feature flags. */
export function stackWith(build: Build, flags: Readonly<Record<string, unknown>> = recommendedFlags): Stack {
  const app = new App({ context: { ...flags }, outdir: join(mkdtempSync(join(tmpdir(), 'hicp-constructs-')), 'cdk.out') });
  const stack = new Stack(app, 'Clinic', { env: { account: '111122223333', region: 'us-east-1' } });
  build(stack);
  return stack;
}

/**
 * What HicpChecks with profile `large` finds, without what is undetermined: `rule at construct: why`. `isPartOfAccount`: what an account
 * has once is taken to stand in other stacks.
 */
export function openFindings(scope: IConstruct, isPartOfAccount = false): readonly string[] {
  const config = isPartOfAccount ? settingsWithAllProvided() : undefined;
  // What an account lacks is in no stack: only a report on the whole app has it.
  const { root } = scope.node;
  return shown(
    new HicpChecks(undefined, { profile: 'large', config }).validateScope(root),
    name => !name.endsWith('[undetermined]'),
  );
}

function settingsWithAllProvided(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'hicp-settings-')), 'hicp.config.json');
  const provided = rules.filter(({ scope, check }) => scope === 'environment' && typeof check === 'function').map(({ id }) => id);
  writeFileSync(file, JSON.stringify({ environment: { provided: [{ rules: provided, by: 'other stacks of the account' }] } }));
  return file;
}

/** What the same run cannot decide. */
export function undeterminedFindings(scope: IConstruct): readonly string[] {
  return shown(new HicpChecks(undefined, { profile: 'large' }).validateScope(scope.node.root), name =>
    name.endsWith('[undetermined]'),
  );
}

/** What cdk-nag's packs find that nobody acknowledged. They read the tree as it is, so it is synthesized first. */
export function peerFindings(scope: IConstruct): readonly string[] {
  const app = App.of(scope);
  if (app === undefined) throw new Error(`${scope.node.path} is in no app`);
  app.synth({ force: true });
  return [new HIPAASecurityChecks(), new NIST80053R5Checks(), new AwsSolutionsChecks()].flatMap(pack =>
    shown(pack.validateScope(scope), () => true),
  );
}

function shown({ violations }: PolicyValidationPluginReport, wanted: (ruleName: string) => boolean): readonly string[] {
  return violations
    .filter(({ ruleName }) => wanted(ruleName))
    .flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(
        ({ constructPath }) => `${ruleName.replace('HICP::', '')} at ${constructPath ?? 'no construct'}: ${description}`,
      ),
    );
}

/** The resources of a type in a template. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the shape that a test reads
export function resourcesIn<P = Readonly<Record<string, unknown>>>(
  template: Template,
  type: string,
): readonly { readonly Properties: P; readonly DeletionPolicy?: string; readonly DependsOn?: readonly string[] }[] {
  return Object.values(template.findResources(type)) as unknown as readonly { readonly Properties: P }[];
}

/** The rules of findings, each once. */
export function ruleIds(findings: readonly string[]): readonly string[] {
  return [...new Set(findings.map(finding => finding.split(' at ')[0] ?? ''))].sort();
}

/** What every construct has to show: nothing open by any pack, and each default, weakened, reported by what its guide names. */
export function guideCases(guide: Guide): void {
  describe.each([
    ['with the recommended feature flags', recommendedFlags],
    ['without feature flags', {}],
  ])(`${guide.construct} by default, %s`, (_, flags) => {
    const stack = stackWith(guide.example, flags);

    test('leaves nothing open in HicpChecks, profile large', () => {
      expect(openFindings(stack, guide.partOfAccount)).toEqual([]);
    });

    test("leaves nothing open in cdk-nag's HIPAA, NIST 800-53 and AWS Solutions packs", () => {
      expect(peerFindings(stack)).toEqual([]);
    });

    test('may reach the topics and queues that its alarms and rules name, and use their keys', () => {
      expect(outOfReach(Template.fromStack(stack))).toEqual([]);
    });
  });

  for (const { prop, holds, weakened, reportedBy } of guide.defaults) {
    test(`${guide.construct}, weakened by ${prop}, is reported: ${holds}`, () => {
      expect(reportedBy).not.toEqual([]);
      expect(ruleIds(openFindings(stackWith(weakened), guide.partOfAccount))).toEqual([...reportedBy].sort());
    });
  }

  test(`${guide.construct} has a guide that names acknowledged rules once, with reasons`, () => {
    const rules = (guide.acknowledged ?? []).map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
    for (const { reason } of guide.acknowledged ?? []) expect(reason.length).toBeGreaterThan(30);
  });
}
