import { writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { App } from 'aws-cdk-lib/core';
import { Stack, Stage, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { findingsIn, hicp } from '../cli/command';
import { newApp, resourceOf, rows, settingsFile, synthesize, unversioned, versioned } from './apps';

const rule = 's3-bucket-versioning-enabled';
const id = `HICP::${rule}`;
const bucket = 'Production/Records/Faulty/Resource';

interface Built {
  readonly app: App;
  readonly stage: Stage;
  readonly stack: Stack;
  readonly faulty: IConstruct;
}

/** A faulty bucket in a Stage, and beside it one that is faulty too, which nobody acknowledges. */
function build(): Built {
  const app = newApp();
  const stage = new Stage(app, 'Production');
  const stack = new Stack(stage, 'Records');
  const faulty = unversioned(stack, 'Faulty');
  return { app, stage, stack, faulty };
}

function synthesized(app: App, more = ''): ReturnType<typeof synthesize> {
  return synthesize(app, new HicpChecks(app, { config: settingsFile(more) }));
}

function checked(folder: string, ...args: string[]): ReturnType<typeof hicp> {
  return hicp(['check', '.', '--only', rule, '--format', 'json', ...args], folder);
}

test.each<[string, (built: Built) => IConstruct]>([
  ['the resource', ({ faulty }) => faulty.node.defaultChild ?? faulty],
  ['the construct', ({ faulty }) => faulty],
  ['the stack', ({ stack }) => stack],
  ['the Stage', ({ stage }) => stage],
  ['the App', ({ app }) => app],
])('an acknowledgement on %s waives in cdk synth, in hicp check and in a unit test alike', (_, place) => {
  const built = build();
  Validations.of(place(built)).acknowledge({ id, reason: 'a copy is kept elsewhere' });
  const { thrown, violations, acknowledged, folder } = synthesized(built.app);
  expect({ thrown, violations: rows(violations) }).toEqual({ thrown: undefined, violations: [] });
  expect(acknowledged.map(({ reason }) => reason)).toEqual(['a copy is kept elsewhere']);
  const { exit, out } = checked(folder);
  expect(findingsIn(out)).toEqual([`${rule} non-compliant ${bucket} waived`]);
  expect(out).toContain('a copy is kept elsewhere');
  expect(exit).toBe(0);
  const report = new HicpChecks(undefined, { config: settingsFile() }).validateScope(built.stack);
  expect(report).toMatchObject({ success: true, violations: [] });
});

test.each([
  ['by its name', (folder: string) => [basename(folder), dirname(folder)] as const],
  ['by its full path from elsewhere', (folder: string) => [folder, '/'] as const],
  ['by a path with dots', (folder: string) => [`./x/../${basename(folder)}/`, dirname(folder)] as const],
])('acknowledgements on the App are found when the assembly is given %s', (_, given) => {
  const { app } = build();
  Validations.of(app).acknowledge({ id, reason: 'a copy is kept elsewhere' });
  const [path, where] = given(synthesized(app).folder);
  expect(hicp(['check', path, '--only', rule], where).exit).toBe(0);
});

test('an acknowledgement on one Stage waives nothing in another', () => {
  const { app, stage } = build();
  unversioned(new Stack(new Stage(app, 'Test'), 'Records'), 'Faulty');
  Validations.of(stage).acknowledge({ id, reason: 'a copy is kept elsewhere' });
  const { violations, folder } = synthesized(app);
  expect(rows(violations)).toEqual([`${id} error Test/Records/Faulty/Resource`]);
  expect(findingsIn(checked(folder).out).filter(row => !row.endsWith('waived'))).toEqual([
    `${rule} non-compliant Test/Records/Faulty/Resource`,
  ]);
});

test('one on a neighbor waives nothing', () => {
  const { app, stack } = build();
  Validations.of(versioned(stack, 'Good')).acknowledge({ id, reason: 'not this one' });
  const { thrown, violations, folder } = synthesized(app);
  expect(thrown).toContain('Production/Records/Faulty');
  expect(rows(violations)).toEqual([`${id} error ${bucket}`, 'HICP::waiver-unused warning']);
  expect(checked(folder).exit).toBe(1);
});

test.each([
  ['without a reason', ''],
  ['with a blank reason', '  '],
])('an acknowledgement %s, which CDK accepts in silence, fails here both ways', (_, reason) => {
  const { app, stack } = build();
  Validations.of(stack).acknowledge({ id, reason });
  const { thrown, violations, acknowledged, folder } = synthesized(app);
  expect(thrown).toContain('FATAL S3 bucket keeps earlier versions of its objects');
  expect(thrown).toContain(`acknowledgement in CDK of ${id} on Production/Records has no reason.`);
  expect(rows(violations)).toEqual([`${id} fatal ${bucket}`, 'HICP::waiver-malformed warning']);
  expect(acknowledged).toEqual([]);
  const { exit, out } = checked(folder);
  expect(findingsIn(out)).toEqual([`${rule} non-compliant ${bucket}`]);
  expect(exit).toBe(1);
});

test('one without a reason does not undo the one above it that has one', () => {
  const { app, stack, faulty } = build();
  Validations.of(faulty).acknowledge({ id, reason: '' });
  Validations.of(stack).acknowledge({ id, reason: 'a copy is kept elsewhere' });
  const { thrown, folder } = synthesized(app);
  expect(thrown).toBeUndefined();
  expect(checked(folder).exit).toBe(0);
});

test('an undetermined finding has an id of its own, which accepts no failure', () => {
  const { app, stack, faulty } = build();
  Validations.of(faulty).acknowledge({ id: `${id}[undetermined]`, reason: 'set at deployment' });
  expect(rows(synthesized(app).violations)).toEqual([`${id} error ${bucket}`, 'HICP::waiver-unused warning']);
  expect(stack.node.path).toBe('Production/Records');
});

test('an undetermined finding is a warning, and acknowledged it is none', () => {
  const open = build();
  resourceOf(versioned(open.stack, 'Faulty2')).addPropertyOverride('VersioningConfiguration.Status', {
    'Fn::ImportValue': 'versioning',
  });
  open.stack.node.tryRemoveChild('Faulty');
  const { thrown, violations } = synthesized(open.app);
  expect(thrown).toBeUndefined();
  expect(rows(violations)).toEqual([`${id}[undetermined] warning Production/Records/Faulty2/Resource`]);

  const settled = build();
  settled.stack.node.tryRemoveChild('Faulty');
  const unknown = versioned(settled.stack, 'Unknown');
  resourceOf(unknown).addPropertyOverride('VersioningConfiguration.Status', { 'Fn::ImportValue': 'versioning' });
  Validations.of(unknown).acknowledge({ id: `${id}[undetermined]`, reason: 'set at deployment' });
  const { violations: none, folder } = synthesized(settled.app, 'strict: true\n');
  expect(none).toEqual([]);
  expect(checked(folder, '--strict').exit).toBe(0);
});

test('an acknowledgement of a rule that does not exist is reported both ways', () => {
  const { app, faulty } = build();
  Validations.of(faulty).acknowledge({ id: 'HICP::s3-bucket-versionning-enabled', reason: 'a typing error' });
  const { violations, folder } = synthesized(app);
  const message =
    "names rule 's3-bucket-versionning-enabled', which does not exist. Did you mean 's3-bucket-versioning-enabled'?";
  expect(violations.map(({ description }) => description).join('\n')).toContain(message);
  expect(JSON.stringify(JSON.parse(checked(folder).out))).toContain(message);
});

test('acknowledgements of other packs are left to them', () => {
  const { app, faulty } = build();
  Validations.of(faulty).acknowledge({ id: 'AwsSolutions::AwsSolutions-S1', reason: 'theirs' }, { id: 'free-word', reason: 'x' });
  expect(rows(synthesized(app).violations)).toEqual([`${id} error ${bucket}`]);
});

test('cdk_nag metadata waives with its reason and not without', () => {
  const { app, stack, faulty } = build();
  const other = unversioned(stack, 'Other');
  const nag = (reason: string) => ({ rules_to_suppress: [{ id: rule, reason }] });
  resourceOf(faulty as never).addMetadata('cdk_nag', nag('a copy is kept elsewhere'));
  resourceOf(other).addMetadata('cdk_nag', nag(''));
  const { violations, folder } = synthesized(app);
  expect(rows(violations)).toEqual([`${id} error Production/Records/Other/Resource`, 'HICP::waiver-malformed warning']);
  const { out, exit } = checked(folder);
  expect(findingsIn(out)).toEqual([
    `${rule} non-compliant ${bucket} waived`,
    `${rule} non-compliant Production/Records/Other/Resource`,
  ]);
  expect(exit).toBe(1);
});

test('acknowledgements that the pack writes into the template as cdk_nag metadata waive the same', () => {
  const { app, stack, faulty } = build();
  Validations.of(faulty).acknowledge({ id, reason: 'a copy is kept elsewhere' });
  const plugin = new HicpChecks(stack, { config: settingsFile(), writeSuppressionsToCloudFormation: true });
  const { thrown, violations, acknowledged, folder } = synthesize(app, plugin);
  expect({ thrown, violations }).toEqual({ thrown: undefined, violations: [] });
  expect(acknowledged).toHaveLength(1);
  expect(checked(folder).exit).toBe(0);
});

const waiver = (expires: string): string => `waivers:
  - rule: ${rule}
    resource: Production/Records/Faulty
    reason: a copy is kept elsewhere
    owner: records team
    expires: ${expires}
`;

test('a waiver of the settings waives at synth, and one that has expired does not', () => {
  expect(synthesized(build().app, waiver('2999-12-31')).violations).toEqual([]);
  const { violations, thrown } = synthesized(build().app, waiver('2020-01-31'));
  expect(rows(violations)).toEqual([`${id} error ${bucket}`, 'HICP::waiver-expired warning']);
  expect(thrown).toContain('expired on 2020-01-31, so the finding on Production/Records/Faulty/Resource counts again.');
});

test('a report of a synthesis with hostile or broken content adds no waiver', () => {
  const { app } = build();
  const { folder } = synthesized(app);
  for (const content of [
    '{',
    '[]',
    '{"pluginReports": [{"suppressedViolations": [{"acknowledgedId": 1, "violatingConstructs": [{}]}]}]}',
    JSON.stringify({
      pluginReports: [{ suppressedViolations: [{ acknowledgedId: id, reason: 'no place', violatingConstructs: [] }] }],
    }),
    JSON.stringify({
      pluginReports: [
        {
          suppressedViolations: [
            {
              acknowledgedId: id,
              violatingConstructs: [
                { cloudFormationResource: { templatePath: 'assembly-Production/x.template.json', logicalId: 'x' } },
              ],
            },
          ],
        },
      ],
    }),
  ]) {
    writeFileSync(`${folder}/validation-report.json`, content);
    expect(checked(folder).exit).toBe(1);
  }
});
