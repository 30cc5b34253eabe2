import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import lookups from '../../cdk.context.json';
import { guidedFiles, guideOf } from '../../lib/packaging/construct-facts';
import { addReference } from '../support/reference';

// The one test file that pays for CDK's own validation (facts of aws-cdk-lib 2.276: seconds a process).
const before = process.env['CDK_VALIDATION'];
beforeAll(() => {
  process.env['CDK_VALIDATION'] = 'true';
});
afterAll(() => {
  process.env['CDK_VALIDATION'] = before;
});

const root = resolve(__dirname, '../..');

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly { readonly ruleName: string; readonly description: string; readonly severity?: string }[];
  }[];
}

/** What CDK says of the templates of an app: all its plugins, and the deploy-time rules of CloudFormation. */
function diagnostics(build: (app: App) => void): readonly string[] {
  const app = new App({
    context: { ...recommendedFlags, ...lookups, '@aws-cdk/core:validateAgainstDefaultRules': true },
    outdir: join(mkdtempSync(join(tmpdir(), 'hicp-cloudformation-')), 'cdk.out'),
  });
  build(app);
  try {
    app.synth();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ValidationFailed')) throw error;
  }
  const file = join(app.outdir, 'validation-report.json');
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return report.pluginReports.flatMap(({ violations }) =>
    violations.map(({ ruleName, description }) => `${ruleName}: ${description}`),
  );
}

test("CDK's validation of CloudFormation has nothing to say about the constructs", () => {
  expect(
    diagnostics(app => {
      for (const file of guidedFiles(root)) {
        const { construct, example } = guideOf(root, file);
        example(new Stack(app, construct, { env: { account: '111122223333', region: 'us-east-1' } }));
      }
    }),
  ).toEqual([]);
});

test('nor about the reference workload', () => {
  expect(diagnostics(addReference)).toEqual([]);
});

test('it speaks where there is something to say', () => {
  const said = diagnostics(app => {
    new CfnResource(new Stack(app, 'Clinic'), 'Records', { type: 'AWS::S3::Bucket', properties: { Versioned: 'yes' } });
  });
  expect(said.join()).toContain('Versioned');
});
