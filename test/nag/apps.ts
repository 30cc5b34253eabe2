import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, CfnParameter, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import type { IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hicp-nag-'));
}

/** Settings that leave one rule, so that new ones change nothing in a test. */
export function settingsFile(more = ''): string {
  const file = join(temporaryFolder(), 'hicp.config.yaml');
  writeFileSync(file, `only: s3-bucket-versioning-enabled\n${more}`);
  return file;
}

export function newApp(): App {
  return new App({ outdir: join(temporaryFolder(), 'cdk.out') });
}

export function versioned(scope: Construct, id: string): Bucket {
  return new Bucket(scope, id, { versioned: true });
}

export function unversioned(scope: Construct, id: string): Bucket {
  return new Bucket(scope, id);
}

export function resourceOf(bucket: Bucket): CfnBucket {
  return bucket.node.defaultChild as CfnBucket;
}

/** Every way in which a template comes to be other than its constructs say. */
export function appOfAllShapes(): App {
  const app = newApp();
  const plain = new Stack(app, 'Plain');
  unversioned(plain, 'Faulty');
  versioned(plain, 'Good');

  const overridden = new Stack(app, 'Overridden');
  resourceOf(versioned(overridden, 'Worse')).addPropertyOverride('VersioningConfiguration.Status', 'Suspended');
  resourceOf(unversioned(overridden, 'Better')).addPropertyOverride('VersioningConfiguration.Status', 'Enabled');
  resourceOf(versioned(overridden, 'Deleted')).addPropertyDeletionOverride('VersioningConfiguration');
  const given = new CfnParameter(overridden, 'Given', { type: 'String' });
  resourceOf(versioned(overridden, 'Unknown')).addPropertyOverride('VersioningConfiguration.Status', given.valueAsString);

  const raw = new Stack(app, 'Raw');
  new CfnResource(raw, 'Faulty', { type: 'AWS::S3::Bucket', properties: { VersioningConfiguration: { Status: 'Suspended' } } });
  new CfnResource(raw, 'Good', { type: 'AWS::S3::Bucket', properties: { VersioningConfiguration: { Status: 'Enabled' } } });
  new CfnInclude(raw, 'Included', { templateFile: includedTemplate() });

  const aspects = new Stack(app, 'Aspects');
  versioned(aspects, 'Weakened');
  Aspects.of(aspects).add({
    visit(node: IConstruct): void {
      if (node instanceof CfnBucket) node.versioningConfiguration = { status: 'Suspended' };
    },
  });

  const stage = new Stage(app, 'Production', { env: { account: '111122223333', region: 'us-east-1' } });
  const staged = new Stack(stage, 'Records');
  unversioned(staged, 'Faulty');
  const nested = new NestedStack(staged, 'Nested');
  unversioned(nested, 'Faulty');
  unversioned(new NestedStack(nested, 'Deeper'), 'Faulty');
  unversioned(new Stack(new Stage(stage, 'Inner'), 'Records'), 'Faulty');
  // The same logical ids as in the other nested stack.
  unversioned(new NestedStack(plain, 'Nested'), 'Faulty');
  return app;
}

function includedTemplate(): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'included.json');
  const bucket = (status: unknown) => ({
    Type: 'AWS::S3::Bucket',
    Properties: { VersioningConfiguration: { Status: status } },
  });
  writeFileSync(
    file,
    JSON.stringify({
      Parameters: { Env: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
      Resources: {
        Suspended: bucket('Suspended'),
        ByCondition: bucket({ 'Fn::If': ['IsProd', 'Enabled', 'Suspended'] }),
        Imported: bucket({ 'Fn::ImportValue': 'versioning' }),
      },
    }),
  );
  return file;
}

export interface Shown {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly reason?: string;
  readonly acknowledgedAt?: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly cloudFormationResource?: { readonly templatePath: string; readonly logicalId: string };
  }[];
}

export interface Synthesis {
  readonly folder: string;
  /** What CDK throws; nothing where the synthesis passed. */
  readonly thrown: string | undefined;
  readonly violations: readonly Shown[];
  readonly acknowledged: readonly Shown[];
}

/** Synthesizes an app with a plugin, as a test of a user does it, and reads the report that CDK wrote. */
export function synthesize(app: App, plugin: IPolicyValidationPlugin, on: Stage = app): Synthesis {
  Validations.of(on).addPlugins(plugin);
  let thrown: string | undefined;
  // Warnings alone are printed and not thrown.
  const printed = jest.spyOn(console, 'error').mockImplementation();
  try {
    app.synth();
  } catch (error) {
    thrown = (error as Error).message;
  } finally {
    printed.mockRestore();
  }
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: readonly {
      pluginName: string;
      violations: readonly Shown[];
      suppressedViolations?: readonly Shown[];
    }[];
  };
  const report = pluginReports.find(({ pluginName }) => pluginName === 'HICP');
  return {
    folder: app.outdir,
    thrown,
    violations: report?.violations ?? [],
    acknowledged: report?.suppressedViolations ?? [],
  };
}

/** `rule severity construct`, one for each resource. */
export function rows(violations: readonly Shown[]): readonly string[] {
  return violations
    .flatMap(({ ruleName, severity, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} ${severity} ${constructPath}`.trim()),
    )
    .sort();
}
