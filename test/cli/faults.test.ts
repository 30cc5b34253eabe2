import { main } from '../../lib/cli/main';
import rule from '../../policies/rules/s3/s3-bucket-versioning-enabled';
import * as texts from '../../lib/cli/texts';
import { findingsIn, folderWith, hicp, threeBuckets } from './command';

jest.mock('../../lib/cli/texts', () => {
  const actual = jest.requireActual<typeof texts>('../../lib/cli/texts');
  return { ...actual, controlTitles: jest.fn(actual.controlTitles), textsOf: jest.fn(actual.textsOf) };
});

const args = ['check', 'records.yaml', '--only', rule.id, '--fail-on', 'none'];
const folder = folderWith({ 'records.yaml': threeBuckets });

afterEach(() => {
  jest.restoreAllMocks();
});

test('a check that throws ends in 2, and its findings are undetermined', () => {
  jest.spyOn(rule as unknown as { check(): never }, 'check').mockImplementation(() => {
    throw new Error('a bug');
  });
  const { exit, out, err } = hicp([...args, '--format', 'json'], folder);
  expect(findingsIn(out)).toEqual(['Kept', 'Lost', 'Open'].map(id => `${rule.id} undetermined ${id}`));
  expect(err).toContain(`The check of rule ${rule.id} failed on Kept: a bug.`);
  expect(exit).toBe(2);
});

test('a fault of the command itself ends in 2 and says that nothing is judged', () => {
  jest.mocked(texts.controlTitles).mockImplementationOnce(() => {
    throw new Error('out of order');
  });
  const { exit, out, err } = hicp(args, folder);
  expect(err).toContain('hicp failed by a fault of its own, so nothing is judged. Report this text, without your templates:');
  expect(err).toContain('out of order');
  expect({ exit, out }).toEqual({ exit: 2, out: '' });
});

test('an output that throws ends in 2', () => {
  const exit = main(args, {
    folder,
    color: false,
    print: () => {
      throw new Error('gone');
    },
    error: () => undefined,
  });
  expect(exit).toBe(2);
});

test('a rule without texts ends in 2', () => {
  jest.mocked(texts.textsOf).mockReturnValueOnce(undefined);
  const { exit, err } = hicp(args, folder);
  expect(err).toContain(`no texts for rule ${rule.id}: build the command again`);
  expect(exit).toBe(2);
});

test('the name of a file that cannot be judged is no order to a CI runner', () => {
  const hostile = folderWith({ 'records\n::stop-commands::x.json': '{"Resources": {' });
  const { exit, err } = hicp(['check', '.', '--format', 'json'], hostile);
  expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining('records ::stop-commands::x.json:1 is not valid JSON')]);
  expect(exit).toBe(2);
});
