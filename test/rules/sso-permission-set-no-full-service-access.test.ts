import rule from '../../policies/rules/sso/sso-permission-set-no-full-service-access';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const set = compliantExample(rule);
const attached = (name: string) => set.with('Analyst.Properties.ManagedPolicies', [`arn:aws:iam::aws:policy/${name}`]);

ruleCases(rule, [
  ['non-compliant', 'a policy of AWS gives full access', attached('AmazonS3FullAccess')],
  ['non-compliant', 'that policy is all that it has', attached('AmazonS3FullAccess').without('Analyst.Properties.InlinePolicy')],
  ['compliant', 'a policy of AWS is for a job', attached('job-function/ViewOnlyAccess')],
  // It has a rule of its own.
  ['compliant', 'a policy of AWS makes administrators', attached('AdministratorAccess')],
  [
    'undetermined',
    'its policies come from another stack',
    set.with('Analyst.Properties.ManagedPolicies', { 'Fn::ImportValue': 'P' }),
  ],
]);

test('says nothing about a set without policies', () => {
  expect(assessed(set.without('Analyst.Properties.InlinePolicy').body, [rule]).findings).toEqual([]);
});
