import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import own from '../../package.json';
import { folderWith, hicp } from './command';

test('no file that is there changes by a byte, and a link that leads nowhere stays a link', () => {
  const folder = folderWith({ 'package.json': '{ "name": "ours" }\n', 'hicp.config.yaml': 'profile: large\n' });
  symlinkSync('/nowhere/at/all', join(folder, 'cdk.json'));
  expect(hicp(['init'], folder).exit).toBe(0);
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{ "name": "ours" }\n');
  expect(readFileSync(join(folder, 'hicp.config.yaml'), 'utf8')).toBe('profile: large\n');
  expect(lstatSync(join(folder, 'cdk.json')).isSymbolicLink()).toBe(true);
  expect(existsSync('/nowhere')).toBe(false);
});

test('a second run changes nothing', () => {
  const folder = folderWith({});
  hicp(['init'], folder);
  const before = readFileSync(join(folder, 'lib/clinic-stack.ts'), 'utf8');
  const { out } = hicp(['init'], folder);
  expect(out).not.toContain('wrote');
  expect(readFileSync(join(folder, 'lib/clinic-stack.ts'), 'utf8')).toBe(before);
});

test('its packages are those that this version is tested with, and its flags those that CDK recommends', () => {
  const folder = folderWith({});
  hicp(['init'], folder);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { dependencies, devDependencies } = read('package.json') as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const tested: Readonly<Record<string, string>> = { ...own.devDependencies, 'cdk-hicp': `^${own.version}` };
  for (const name of ['aws-cdk-lib', 'cdk-hicp', 'cdk-nag', 'constructs'])
    expect([name, dependencies[name]]).toEqual([name, tested[name]]);
  expect(devDependencies['aws-cdk']).toBe(tested['aws-cdk']);
  expect((read('cdk.json') as { context: unknown }).context).toEqual(recommendedFlags);
});
