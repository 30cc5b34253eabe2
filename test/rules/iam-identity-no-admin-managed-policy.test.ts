import rule from '../../policies/rules/iam/iam-identity-no-admin-managed-policy';
import { compliantExample, ruleCases } from '../support/rule-cases';

const role = compliantExample(rule);
const attaching = (arn: string): ReturnType<typeof role.with> =>
  role.with('LabImport.Properties.ManagedPolicyArns', [{ 'Fn::Sub': arn }]);

ruleCases(rule, [
  ['undetermined', 'the name of the policy is a parameter', attaching('arn:aws:iam::aws:policy/${Name}')],
  ['compliant', 'a parameter is only the end of another name', attaching('arn:aws:iam::aws:policy/AmazonS3${Access}')],
  ['compliant', 'the policy is one of this account', attaching('arn:aws:iam::${AWS::AccountId}:policy/${Name}')],
]);
