import rule from '../../policies/rules/lambda/lambda-function-settings-check';
import { deprecatedRuntimes, supportedRuntimes } from '../../policies/rules/lambda/_runtimes';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const lambda = compliantExample(rule);

ruleCases(rule, [
  ['undetermined', 'the end of the runtime is not confirmed', lambda.with('Import.Properties.Runtime', 'java11')],
  ['non-compliant', 'no runtime is set', lambda.without('Import.Properties.Runtime')],
]);

test('says nothing about container images', () => {
  const image = lambda.without('Import.Properties.Runtime').with('Import.Properties.PackageType', 'Image');
  expect(assessed(image.body, [rule]).findings).toEqual([]);
});

test('no runtime is both supported and retired', () => {
  expect(supportedRuntimes.filter(runtime => deprecatedRuntimes.includes(runtime))).toEqual([]);
});
