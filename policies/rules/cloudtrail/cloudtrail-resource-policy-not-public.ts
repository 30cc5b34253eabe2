import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'cloudtrail-resource-policy-not-public',
  title: 'Policies of CloudTrail allow nothing to everyone',
  why: 'Anyone with an AWS account may then read who works with which records, or write invented events among the real ones.',
  severity: 'high',
  controls: { hicp: ['8.M.A', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  from: 'small',
  appliesTo: ['AWS::CloudTrail::ResourcePolicy'],

  check: policy => mustNotAllowEveryone(policy.property('ResourcePolicy')),

  fix: {
    how: 'Name the accounts in `resourcePolicy` of `cloudtrail.CfnResourcePolicy`, or limit the statement by `aws:PrincipalOrgID`. In CloudFormation: `ResourcePolicy`.',
  },
  config: { none: "AWS Config does not record policies of CloudTrail's resources." },

  examples: {
    compliant: [
      {
        when: 'one account may query',
        resources: `
      Policy:
        Type: AWS::CloudTrail::ResourcePolicy
        Properties: 
          ResourceArn: store
          ResourcePolicy:
            Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: cloudtrail:StartQuery, Resource: store }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may query',
        resources: `
      Policy:
        Type: AWS::CloudTrail::ResourcePolicy
        Properties: 
          ResourceArn: store
          ResourcePolicy:
            Statement: [{ Effect: Allow, Principal: '*', Action: cloudtrail:StartQuery, Resource: store }]`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      Policy:
        Type: AWS::CloudTrail::ResourcePolicy
        Properties: 
          ResourceArn: store
          ResourcePolicy:
            Statement: [{ Effect: Allow, Principal: { AWS: !ImportValue auditor }, Action: cloudtrail:StartQuery, Resource: store }]`,
      },
    ],
  },
});
