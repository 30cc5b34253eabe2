import { mustNotAllowEveryone } from '../s3/_resource-policy';
import { rule } from '../../rule';

export default rule({
  id: 'msk-cluster-policy-not-public',
  title: 'The policy of an MSK cluster allows nothing to everyone',
  why: 'With a policy for everyone any account can ask for a connection to the cluster and, where clients sign in by IAM, read and write the messages with ePHI.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::MSK::ClusterPolicy'],

  check: policy => mustNotAllowEveryone(policy.property('Policy')),

  fix: {
    how: 'Name the accounts or roles in `policy` of `msk.CfnClusterPolicy`, or limit the statement by `aws:PrincipalOrgID` (`Policy`).',
  },
  config: {
    none: 'No managed rule of AWS Config judges the policies of MSK clusters, and Guard 2 cannot read policy documents.',
  },

  examples: {
    compliant: [
      {
        when: 'it allows one account',
        resources: `
      Policy:
        Type: AWS::MSK::ClusterPolicy
        Properties: { ClusterArn: arn:aws:kafka:us-east-1:111122223333:cluster/vitals/1, Policy: { Statement: [{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: kafka:CreateVpcConnection, Resource: arn:aws:kafka:us-east-1:111122223333:cluster/vitals/1 }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everyone',
        resources: `
      Policy:
        Type: AWS::MSK::ClusterPolicy
        Properties: { ClusterArn: arn:aws:kafka:us-east-1:111122223333:cluster/vitals/1, Policy: { Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: ['kafka:CreateVpcConnection', 'kafka-cluster:*'], Resource: '*' }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Policy:
        Type: AWS::MSK::ClusterPolicy
        Properties: { ClusterArn: arn:aws:kafka:us-east-1:111122223333:cluster/vitals/1, Policy: !ImportValue policy }`,
      },
    ],
  },
});
