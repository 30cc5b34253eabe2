import { mustNotAllowEveryone } from '../s3/_resource-policy';
import { rule } from '../../rule';

export default rule({
  id: 'kinesis-stream-policy-not-public',
  title: 'The policy of a Kinesis stream allows nothing to everyone',
  why: 'Anyone can read the records of a public stream, ePHI in them included, or put false ones among them.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Kinesis::ResourcePolicy'],

  check: policy => mustNotAllowEveryone(policy.property('ResourcePolicy')),

  fix: {
    how: 'Name the principals in `stream.grantRead(...)` or in `resourcePolicy` of `kinesis.CfnResourcePolicy`, or limit the statement by `aws:PrincipalOrgID` (`ResourcePolicy`).',
  },
  config: { none: 'AWS Config does not record policies of Kinesis streams.' },

  examples: {
    compliant: [
      {
        when: 'it allows one account',
        resources: `
      Policy:
        Type: AWS::Kinesis::ResourcePolicy
        Properties: { ResourceArn: arn:aws:kinesis:us-east-1:111122223333:stream/vitals, ResourcePolicy: { Statement: [{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: kinesis:GetRecords, Resource: arn:aws:kinesis:us-east-1:111122223333:stream/vitals }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everyone',
        resources: `
      Policy:
        Type: AWS::Kinesis::ResourcePolicy
        Properties: { ResourceArn: arn:aws:kinesis:us-east-1:111122223333:stream/vitals, ResourcePolicy: { Statement: [{ Effect: Allow, Principal: '*', Action: kinesis:GetRecords, Resource: arn:aws:kinesis:us-east-1:111122223333:stream/vitals }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Policy:
        Type: AWS::Kinesis::ResourcePolicy
        Properties: { ResourceArn: arn:aws:kinesis:us-east-1:111122223333:stream/vitals, ResourcePolicy: !ImportValue policy }`,
      },
    ],
  },
});
