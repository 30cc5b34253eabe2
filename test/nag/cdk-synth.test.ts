import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hicp } from '../cli/command';
import { temporaryFolder } from './apps';

// The CDK command itself, because exit codes and what it prints are its own decisions. Each run costs seconds.
jest.setTimeout(120_000);

const root = resolve(__dirname, '..', '..');

interface Run {
  readonly exit: number | null;
  readonly printed: string;
  readonly folder: string;
}

function cdkSynth(app: string, ...stacks: readonly string[]): Run {
  const folder = temporaryFolder();
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules', '.bin', 'cdk'),
    [
      'synth',
      ...stacks,
      '--quiet',
      '--no-notices',
      '--no-version-reporting',
      '--output',
      folder,
      '--app',
      `"${process.execPath}" -r ts-node/register test/nag/synth-app.ts`,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: temporaryFolder(),
        HICP_TEST_APP: app,
        CDK_VALIDATION: 'false',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        NO_COLOR: '1',
      },
    },
  );
  return { exit: status, printed: stdout + stderr, folder };
}

test('a clean app ends in 0', () => {
  const { exit, printed } = cdkSynth('clean');
  expect({ exit, printed }).toMatchObject({ exit: 0, printed: expect.not.stringContaining('HICP') as string });
});

test('a faulty app ends in 1, prints rule, construct, line and fix, and writes the report', () => {
  const { exit, printed, folder } = cdkSynth('faulty');
  expect(exit).toBe(1);
  expect(printed).toContain('ERROR S3 bucket keeps earlier versions of its objects: Properties.VersioningConfiguration.Status');
  expect(printed).toContain('Records/Faulty/Resource');
  expect(printed).toContain('Suggested fix: Set `versioned: true`');
  expect(printed).toContain("Acknowledge with 'HICP::s3-bucket-versioning-enabled'");
  expect(printed).toContain('test/nag/apps.ts:');
  const report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as {
    readonly pluginReports: readonly { readonly pluginName: string; readonly conclusion: string }[];
  };
  expect(report.pluginReports).toMatchObject([{ pluginName: 'HICP', conclusion: 'failure' }]);
});

test('an app that was not judged ends in 1 and says why', () => {
  const { exit, printed } = cdkSynth('not judged');
  expect(printed).toContain('FATAL Nothing was judged: ');
  expect(printed).toContain('there is no such file');
  expect(exit).toBe(1);
});

test("a fault in a Stage is in cdk synth '**' and in hicp check, of the same folder", () => {
  const { exit, printed, folder } = cdkSynth('staged', '**');
  expect(printed).toContain('Production/Records/Faulty/Resource');
  expect(exit).toBe(1);
  expect(hicp(['check', folder, '--only', 's3-bucket-versioning-enabled'], root).exit).toBe(1);
});
