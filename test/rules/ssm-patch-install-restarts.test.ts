import rule from '../../policies/rules/ssm/ssm-patch-install-restarts';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const install = compliantExample(rule);
const parameters = 'Install.Properties.TaskInvocationParameters.MaintenanceWindowRunCommandParameters.Parameters';
const waits = install.with(`${parameters}.RebootOption`, ['NoReboot']);

ruleCases(rule, [
  [
    'non-compliant',
    'the document is named by its ARN',
    waits.with('Install.Properties.TaskArn', 'arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline'),
  ],
  ['non-compliant', 'the option is text and no list', install.with(`${parameters}.RebootOption`, 'NoReboot')],
]);

test.each([
  ['a search for patches', waits.with(`${parameters}.Operation`, ['Scan'])],
  [
    'a relative of the document, which has another default',
    waits.with('Install.Properties.TaskArn', 'AWS-RunPatchBaselineAssociation'),
  ],
])('%s is not meant', (_, { body }) => {
  expect(assessed(body, [rule]).findings).toEqual([]);
});
