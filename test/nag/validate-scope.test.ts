import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, App, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import type { PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { appOfAllShapes, newApp, resourceOf, settingsFile, synthesize, temporaryFolder, unversioned, versioned } from './apps';

const config = settingsFile();

function placesIn({ violations }: PolicyValidationPluginReport): readonly string[] {
  return violations
    .flatMap(({ violatingResources }) => violatingResources.map(({ constructPath }) => constructPath ?? ''))
    .sort();
}

function judged(scope: Parameters<HicpChecks['validateScope']>[0]): PolicyValidationPluginReport {
  return new HicpChecks(undefined, { config }).validateScope(scope);
}

test('a stack without an app is judged', () => {
  const stack = new Stack();
  unversioned(stack, 'Faulty');
  const report = judged(stack);
  expect(placesIn(report)).toEqual(['Default/Faulty/Resource']);
  expect(report.success).toBe(false);
});

test('a clean stack passes in an app that has faults elsewhere', () => {
  const app = newApp();
  const clean = new Stack(app, 'Clean');
  versioned(clean, 'Good');
  unversioned(new Stack(app, 'CleanToo'), 'Faulty');
  expect(judged(clean)).toMatchObject({ success: true, violations: [] });
  expect(judged(app).success).toBe(false);
});

test('a construct is judged with what is below it', () => {
  const stack = new Stack();
  const one = unversioned(stack, 'One');
  unversioned(stack, 'OneMore');
  expect(placesIn(judged(one))).toEqual(['Default/One/Resource']);
});

test('an app is judged with its Stages and nested stacks, as its synthesis is', () => {
  const inSynth = appOfAllShapes();
  const { violations } = synthesize(inSynth, new HicpChecks(inSynth, { config }));
  const places = violations.flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath));
  expect(places.length).toBeGreaterThan(10);
  expect(placesIn(judged(appOfAllShapes()))).toEqual(places.sort());
});

test('a Stage is judged alone', () => {
  const app = newApp();
  const stage = new Stage(app, 'Production');
  unversioned(new Stack(stage, 'Records'), 'Faulty');
  unversioned(new Stack(app, 'Records'), 'Faulty');
  expect(placesIn(judged(stage))).toEqual(['Production/Records/Faulty/Resource']);
});

test('what changed since the last synthesis counts', () => {
  const app = newApp();
  const stack = new Stack(app, 'Records');
  const bucket = versioned(stack, 'Bucket');
  app.synth();
  expect(judged(stack).success).toBe(true);
  resourceOf(bucket).addPropertyDeletionOverride('VersioningConfiguration');
  expect(judged(stack).success).toBe(false);
});

test('plugins of the app, this one included, do not keep it from judging', () => {
  const app = newApp();
  const stack = new Stack(app, 'Records');
  unversioned(stack, 'Faulty');
  const other = {
    name: 'Other',
    validate: () => ({
      success: false,
      violations: [{ ruleName: 'no', description: 'never', violatingResources: [{ locations: [], constructPath: 'Records' }] }],
    }),
  };
  const plugin = new HicpChecks(app, { config });
  Validations.of(app).addPlugins(plugin, other);
  const report = plugin.validateScope(stack);
  expect(report.violations.map(({ ruleName }) => ruleName)).toEqual(['HICP::s3-bucket-versioning-enabled']);
});

test('an app that cannot be synthesized is never green, even with templates of an earlier synthesis', () => {
  const app = newApp();
  const stack = new Stack(app, 'Records');
  versioned(stack, 'Good');
  app.synth();
  resourceOf(versioned(stack, 'Broken')).addPropertyOverride('BucketName', {
    toJSON: () => {
      throw new Error('cannot be written');
    },
    resolve: () => {
      throw new Error('cannot be resolved');
    },
    creationStack: [],
  });
  const { success, violations } = judged(stack);
  expect(success).toBe(false);
  expect(violations).toEqual([expect.objectContaining({ severity: 'fatal', ruleName: 'HICP::not-judged' })]);
});

test('warnings of CDK itself are none of its business', () => {
  const stack = new Stack();
  versioned(stack, 'Good');
  Annotations.of(stack).addWarningV2('some-id', 'mind this');
  expect(judged(stack).success).toBe(true);
});

test('an unused waiver is told of the app and not of a part of it', () => {
  const settings = settingsFile(`waivers:
  - { rule: s3-bucket-versioning-enabled, resource: Gone, reason: a, owner: b, expires: 2999-01-01 }
`);
  const app = newApp();
  const stack = new Stack(app, 'Records');
  versioned(stack, 'Good');
  const pack = new HicpChecks(undefined, { config: settings });
  expect(pack.validateScope(stack).violations).toEqual([]);
  expect(pack.validateScope(app).violations).toMatchObject([{ ruleName: 'HICP::waiver-unused', severity: 'warning' }]);
});

test('the report says what a rule is for; verbose puts it into the text as well', () => {
  const stack = new Stack();
  unversioned(stack, 'Faulty');
  const why = 'Without versions, an object that ransomware or a mistake overwrites or deletes is lost at once.';
  const [violation] = judged(stack).violations;
  expect(violation).toMatchObject({
    ruleName: 'HICP::s3-bucket-versioning-enabled',
    severity: 'error',
    fix: expect.stringContaining('versioned: true') as string,
    ruleMetadata: { severity: 'medium', why, hicp: '4.M.D', hipaa: '164.308(a)(7)(ii)(A), 164.312(c)(1)' },
    violatingResources: [{ locations: ['Properties.VersioningConfiguration.Status'] }],
  });
  expect(violation?.description).not.toContain(why);
  const [verbose] = new HicpChecks(undefined, { config, verbose: true }).validateScope(stack).violations;
  expect(verbose?.description).toContain(why);
});

test.each([
  ['fail-on: high', 'warning'],
  ['fail-on: none', 'warning'],
  ['fail-on: medium', 'error'],
  ['strict: true', 'error'],
])('with %s a finding of medium severity is an %s', (more, severity) => {
  const stack = new Stack();
  unversioned(stack, 'Faulty');
  const { success, violations } = new HicpChecks(undefined, { config: settingsFile(more) }).validateScope(stack);
  expect(violations.map(violation => violation.severity)).toEqual([severity]);
  expect(success).toBe(severity === 'warning');
});

test('strict makes undetermined findings errors', () => {
  const stack = new Stack();
  resourceOf(versioned(stack, 'Unknown')).addPropertyOverride('VersioningConfiguration.Status', { 'Fn::ImportValue': 'x' });
  const severities = (more: string): unknown =>
    new HicpChecks(undefined, { config: settingsFile(more) }).validateScope(stack).violations.map(({ severity }) => severity);
  expect(severities('')).toEqual(['warning']);
  expect(severities('strict: true')).toEqual(['error']);
});

test('the profile of the props goes before the one of the settings', () => {
  const stack = new Stack();
  unversioned(stack, 'Faulty');
  const settings = join(temporaryFolder(), 'hicp.config.yaml');
  writeFileSync(settings, 'profile: large');
  const ids = (profile?: 'small' | 'large'): readonly string[] =>
    new HicpChecks(undefined, { config: settings, profile }).validateScope(stack).violations.map(({ ruleName }) => ruleName);
  expect(ids()).toEqual(ids('large'));
  expect(ids('small').length).toBeLessThan(ids('large').length);
});

test('alike findings are one violation with several resources', () => {
  const stack = new Stack();
  unversioned(stack, 'One');
  unversioned(stack, 'Two');
  const { violations } = judged(stack);
  expect(violations).toHaveLength(1);
  expect(violations[0]?.violatingResources).toHaveLength(2);
});

test('it leaves the assembly as it is', () => {
  const app = new App({ outdir: temporaryFolder() });
  unversioned(new Stack(app, 'Records'), 'Faulty');
  app.synth();
  const before = readdirSync(app.outdir);
  new HicpChecks(app, { config }).validate({
    templatePaths: [],
    stackTemplates: [
      {
        stackConstructPath: 'Records',
        templatePath: `${app.outdir}/Records.template.json`,
        accountId: undefined,
        region: undefined,
      },
    ],
    appConstruct: app,
  });
  expect(readdirSync(app.outdir)).toEqual(before);
});

test('what an account and Region lacks is a violation of the app, with no resource of a template', () => {
  const app = newApp();
  const stack = new Stack(app, 'Account', { env: { account: '111122223333', region: 'eu-west-1' } });
  new CfnResource(stack, 'Hub', { type: 'AWS::SecurityHub::Hub' });
  const folder = temporaryFolder();
  const config = join(folder, 'hicp.config.yaml');
  writeFileSync(config, 'only: [guardduty-enabled-centralized, securityhub-enabled]\n');
  const { success, violations } = new HicpChecks(app, { config }).validateScope(app);
  expect(success).toBe(false);
  expect(violations).toMatchObject([
    {
      ruleName: 'HICP::guardduty-enabled-centralized',
      description: expect.stringContaining('in 111122223333/eu-west-1') as string,
      violatingResources: [{ locations: [] }],
    },
  ]);
});
