import { existsSync } from 'node:fs';
import { Stack, Stage, Validations } from 'aws-cdk-lib/core';
import type { Assessment } from '../../lib/core';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { hicp } from '../cli/command';
import { appOfAllShapes, newApp, rows, settingsFile, synthesize, unversioned } from './apps';
import type { Synthesis } from './apps';

/** Rule, status, resource, template and messages of what is open, as the command has it. */
function byCommand(folder: string, args: readonly string[]): readonly string[] {
  const { out } = hicp(['check', '.', '--format', 'json', ...args], folder);
  const { findings, rules } = JSON.parse(out) as Assessment;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  return findings
    .filter(({ status, waiver }) => status !== 'compliant' && waiver === undefined)
    .map(({ ruleId, status, resource, reasons }) => {
      const messages = reasons.map(({ message, when }) => {
        const branch = Object.entries(when ?? {}).map(([name, value]) => `${name} = ${value}`);
        return branch.length === 0 ? message : `${message} (when ${branch.join(', ')})`;
      });
      const rule = `HICP::${ruleId}${status === 'undetermined' ? '[undetermined]' : ''}`;
      const place = `${resource.constructPath ?? ''} ${resource.template} ${resource.logicalId}`;
      return `${rule} ${place} ${titles.get(ruleId) ?? ''}: ${messages.join('; ')}`;
    })
    .sort();
}

function inSynth({ violations }: Synthesis): readonly string[] {
  return violations
    .flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs
        .filter(({ cloudFormationResource }) => cloudFormationResource !== undefined)
        .map(({ constructPath, cloudFormationResource: resource }) => {
          const place = `${constructPath} ${resource?.templatePath ?? ''} ${resource?.logicalId ?? ''}`;
          return `${ruleName} ${place} ${description}`;
        }),
    )
    .sort();
}

test('an app of all shapes has the same findings in cdk synth and in hicp check, by all rules', () => {
  const app = appOfAllShapes();
  const synthesis = synthesize(app, new HicpChecks(app));
  const findings = inSynth(synthesis);
  expect(findings.length).toBeGreaterThan(50);
  expect(byCommand(synthesis.folder, [])).toEqual(findings);
});

test('each shape is judged as the template has it, whatever its constructs say', () => {
  const app = appOfAllShapes();
  const { folder, violations } = synthesize(app, new HicpChecks(app, { config: settingsFile() }));
  const found = violations.flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(
      ({ constructPath }) => `${constructPath}${ruleName.endsWith('[undetermined]') ? ' undetermined' : ''}`,
    ),
  );
  expect(found.sort()).toEqual([
    'Aspects/Weakened/Resource',
    'Overridden/Deleted/Resource',
    'Overridden/Unknown/Resource undetermined',
    'Overridden/Worse/Resource',
    'Plain/Faulty/Resource',
    'Plain/Nested/Faulty/Resource',
    'Production/Inner/Records/Faulty/Resource',
    'Production/Records/Faulty/Resource',
    'Production/Records/Nested/Deeper/Faulty/Resource',
    'Production/Records/Nested/Faulty/Resource',
    'Raw/Faulty',
    'Raw/Included/ByCondition',
    'Raw/Included/Imported undetermined',
    'Raw/Included/Suspended',
  ]);
  expect(byCommand(folder, ['--only', 's3-bucket-versioning-enabled'])).toHaveLength(found.length);
  expect(violations.map(({ description }) => description).join('\n')).toContain('(when Env = dev)');
});

test('with a faulty resource only inside a Stage, hicp check ends in 1 and the synthesis fails', () => {
  const app = newApp();
  unversioned(new Stack(new Stage(app, 'Production'), 'Records'), 'Faulty');
  const { folder, thrown } = synthesize(app, new HicpChecks(app, { config: settingsFile() }));
  expect(thrown).toContain('Production/Records/Faulty/Resource');
  expect(existsSync(`${folder}/assembly-Production`)).toBe(true);
  const { exit, out } = hicp(['check', folder, '--only', 's3-bucket-versioning-enabled'], folder);
  expect(out).toContain('Production/Records/Faulty');
  expect(exit).toBe(1);
});

test('a plugin on a Stage judges that Stage alone', () => {
  const app = newApp();
  unversioned(new Stack(app, 'Shared'), 'Faulty');
  const stage = new Stage(app, 'Production');
  unversioned(new Stack(stage, 'Records'), 'Faulty');
  unversioned(new Stack(new Stage(stage, 'Inner'), 'Records'), 'Faulty');
  unversioned(new Stack(new Stage(app, 'Test'), 'Records'), 'Faulty');
  // An acknowledgement elsewhere is none of its business.
  Validations.of(app.node.findChild('Test')).acknowledge({ id: 'HICP::s3-bucket-logging-enabled', reason: 'no PHI' });
  const { violations } = synthesize(app, new HicpChecks(stage, { config: settingsFile() }), stage);
  expect(rows(violations)).toEqual([
    'HICP::s3-bucket-versioning-enabled error Production/Inner/Records/Faulty/Resource',
    'HICP::s3-bucket-versioning-enabled error Production/Records/Faulty/Resource',
  ]);
});

test('a plugin on the App and on a Stage reports each resource once', () => {
  const app = newApp();
  const stage = new Stage(app, 'Production');
  unversioned(new Stack(stage, 'Records'), 'Faulty');
  const plugin = new HicpChecks(app, { config: settingsFile() });
  Validations.of(stage).addPlugins(plugin);
  expect(inSynth(synthesize(app, plugin))).toHaveLength(1);
});
