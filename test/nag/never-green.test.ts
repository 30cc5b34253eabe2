import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import type { IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import rule from '../../policies/rules/s3/s3-bucket-versioning-enabled';
import { newApp, resourceOf, settingsFile, synthesize, temporaryFolder, unversioned, versioned } from './apps';

/** What is never green: one fatal violation that CDK prints, which it does only for those with a place, even an empty one. */
function expectFatal({ success, violations }: PolicyValidationPluginReport, message: string): void {
  expect(success).toBe(false);
  const fatal = violations.filter(({ severity }) => severity === 'fatal');
  expect(fatal.map(({ description }) => description).join('\n')).toContain(message);
  for (const { violatingResources } of fatal) expect(violatingResources.length).toBeGreaterThan(0);
}

/** The context of a synthesis, as CDK hands it to plugins. */
function contextOf(app: ReturnType<typeof newApp>): IPolicyValidationContext {
  const { stacksRecursively } = app.synth();
  return {
    templatePaths: stacksRecursively.map(({ templateFullPath }) => templateFullPath),
    stackTemplates: stacksRecursively.map(stack => ({
      stackConstructPath: stack.hierarchicalId,
      templatePath: stack.templateFullPath,
      accountId: undefined,
      region: undefined,
    })),
    appConstruct: app,
  };
}

function cleanApp(): ReturnType<typeof newApp> {
  const app = newApp();
  versioned(new Stack(app, 'Records'), 'Good');
  return app;
}

const config = settingsFile();

test('a clean app is green, and only one that was judged', () => {
  const app = cleanApp();
  expect(new HicpChecks(app, { config }).validate(contextOf(app))).toMatchObject({ success: true, violations: [] });
});

test('a fault of the plugin itself fails the synthesis and is printed', () => {
  const app = cleanApp();
  const plugin = new HicpChecks(app, { config });
  jest.spyOn(plugin as unknown as { judge(): never }, 'judge').mockImplementation(() => {
    throw new Error('out of order');
  });
  const { thrown, violations } = synthesize(app, plugin);
  expect(thrown).toContain('FATAL Nothing was judged: out of order. Until this is mended the app is not green');
  expect(violations).toHaveLength(1);
});

test('what is thrown may be no error', () => {
  const app = cleanApp();
  const plugin = new HicpChecks(app, { config });
  jest.spyOn(plugin as unknown as { judge(): never }, 'judge').mockImplementation(() => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- other people's code throws such things
    throw 'words';
  });
  expectFatal(plugin.validate(contextOf(app)), 'Nothing was judged: words');
});

test('a rule that throws fails the synthesis and names the rule', () => {
  const app = cleanApp();
  const check = jest.spyOn(rule as unknown as { check(): never }, 'check').mockImplementation(() => {
    throw new Error('a bug');
  });
  const { thrown } = synthesize(app, new HicpChecks(app, { config }));
  check.mockRestore();
  expect(thrown).toContain('FATAL');
  expect(thrown).toContain('The check of rule s3-bucket-versioning-enabled failed on Good');
});

test('a rule that throws cannot be acknowledged away', () => {
  const app = cleanApp();
  const context = contextOf(app);
  const check = jest.spyOn(rule as unknown as { check(): never }, 'check').mockImplementation(() => {
    throw new Error('a bug');
  });
  const report = new HicpChecks(app, { config: settingsFile('fail-on: none') }).validate(context);
  check.mockRestore();
  expectFatal(report, 'a bug');
});

test.each([
  ['is gone', (file: string) => rmSync(file)],
  ['is no JSON', (file: string) => writeFileSync(file, '{"Resources": {')],
  ['is no template', (file: string) => writeFileSync(file, '[]')],
  [
    'has a resource without a type',
    (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('"Type": "AWS::S3::Bucket",', '')),
  ],
])('a template that %s is never green', (_, spoil) => {
  const app = cleanApp();
  const context = contextOf(app);
  spoil(join(app.outdir, 'Records.template.json'));
  expectFatal(new HicpChecks(app, { config }).validate(context), 'Records.template.json');
});

test('a template that cannot be read does not hide the findings of the others', () => {
  const app = cleanApp();
  unversioned(new Stack(app, 'Other'), 'Faulty');
  const context = contextOf(app);
  writeFileSync(join(app.outdir, 'Records.template.json'), '{');
  const report = new HicpChecks(app, { config }).validate(context);
  expectFatal(report, 'Records.template.json');
  expect(report.violations.map(({ ruleName }) => ruleName)).toContain('HICP::s3-bucket-versioning-enabled');
});

test('a manifest that cannot be read leaves its stacks unjudged', () => {
  const app = cleanApp();
  const context = contextOf(app);
  writeFileSync(join(app.outdir, 'manifest.json'), '{');
  expectFatal(new HicpChecks(app, { config }).validate(context), 'manifest.json');
});

test('a stack that the assembly does not lead to is never green', () => {
  const app = cleanApp();
  const context = contextOf(app);
  const file = join(app.outdir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { artifacts: Record<string, unknown> };
  delete manifest.artifacts['Records'];
  versioned(new Stack(app, 'Other'), 'Good');
  writeFileSync(file, JSON.stringify(manifest));
  expectFatal(new HicpChecks(app, { config }).validate(context), 'the assembly does not lead to it');
});

test('the template of a nested stack that is gone is never green', () => {
  const app = newApp();
  const stage = new Stage(app, 'Production');
  const stack = new Stack(stage, 'Records');
  versioned(new NestedStack(stack, 'Nested'), 'Good');
  const context = contextOf(app);
  const folder = join(app.outdir, 'assembly-Production');
  const nested = readdirSync(folder).find(name => name.endsWith('.nested.template.json')) ?? '';
  rmSync(join(folder, nested));
  expectFatal(new HicpChecks(app, { config }).validate(context), nested);
});

test.each([
  ['is missing', join(temporaryFolder(), 'gone.yaml'), 'there is no such file'],
  ['is broken', settingsFile('waivers: ['), 'is not valid YAML'],
  ['has an unknown key', settingsFile('profil: small'), "unknown key 'profil'. Did you mean 'profile'?"],
  [
    'names an unknown rule',
    settingsFile('skip: no-such-rule'),
    'the settings name no-such-rule, which is no rule and no control',
  ],
  ['leaves no rule', settingsFile('skip: s3-bucket-versioning-enabled'), 'the settings leave no rule over'],
  ['names a baseline', settingsFile('baseline: baseline.json'), 'this version cannot read'],
  ['names parameters that are not there', settingsFile('parameters: gone.json'), 'gone.json'],
])('settings of which the file %s are never green', (_, file, message) => {
  const app = cleanApp();
  expectFatal(new HicpChecks(app, { config: file }).validate(contextOf(app)), message);
});

test('every problem of the settings is named, not only the first', () => {
  const app = cleanApp();
  const report = new HicpChecks(app, { config: settingsFile('profil: small\nstrickt: true') }).validate(contextOf(app));
  expectFatal(report, "'profil'");
  expectFatal(report, "'strickt'");
});

test('a scope in no app is never green', () => {
  class Root extends Construct {
    constructor() {
      super(undefined as never, '');
    }
  }
  expectFatal(new HicpChecks().validateScope(new Root()), 'is in no App or Stage');
});

test('what a template says does not look like a line of its own', () => {
  const app = newApp();
  const stack = new Stack(app, 'Records');
  const bucket = resourceOf(unversioned(stack, 'Faulty'));
  bucket.addPropertyOverride('VersioningConfiguration.Status', 'Off\nERROR all is well\u001b[2J');
  const { violations } = new HicpChecks(app, { config }).validateScope(stack);
  expect(violations).toHaveLength(1);
  // eslint-disable-next-line no-control-regex -- exactly these must not be there
  expect(violations[0]?.description).not.toMatch(/[\u0000-\u001f]/);
});

test('with usage data on, the templates tell CDK nothing of the rules, and stay small', () => {
  const app = new App({ outdir: join(temporaryFolder(), 'cdk.out'), analyticsReporting: true });
  const stack = new Stack(app, 'Records', { env: { account: '111122223333', region: 'eu-west-1' } });
  versioned(stack, 'Good');
  Validations.of(app).addPlugins(new HicpChecks(app, { config }));
  const { template } = app.synth().getStackByName('Records') as { readonly template: { readonly Resources: object } };
  const written = Object.values(template.Resources).find(({ Type }: { Type: string }) => Type === 'AWS::CDK::Metadata') as object;
  expect(JSON.stringify(written).length).toBeLessThan(2_000);
});
