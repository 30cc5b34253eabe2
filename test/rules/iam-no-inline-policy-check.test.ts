import rule from '../../policies/rules/iam/iam-no-inline-policy-check';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const group = compliantExample(rule);

ruleCases(rule, [
  ['compliant', 'the list of policies is empty', group.with('Nurses.Properties.Policies', [])],
  ['compliant', 'the only policy is removed', group.with('Nurses.Properties.Policies', [{ Ref: 'AWS::NoValue' }])],
  [
    'non-compliant',
    'a policy is written into a user by reference',
    resources(`
      Read: { Type: AWS::IAM::UserPolicy, Properties: { UserName: !Ref Integration, PolicyName: p } }
      Integration: { Type: AWS::IAM::User }`),
  ],
]);
