import { mustNotAllowEveryone } from '../s3/_resource-policy';
import { rule } from '../../rule';

const documents: Readonly<Record<string, string>> = {
  'AWS::Logs::Destination': 'DestinationPolicy',
  'AWS::Logs::LogGroup': 'ResourcePolicyDocument',
};

export default rule({
  id: 'log-group-policy-not-public',
  title: 'Policies of CloudWatch Logs allow nothing to everyone',
  why: 'Whoever may write can flood or forge the evidence; whoever may subscribe receives logs that name patients.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '8.M.A'], hipaa: ['164.312(a)(1)', '164.312(b)'] },
  appliesTo: ['AWS::Logs::ResourcePolicy', 'AWS::Logs::Destination', 'AWS::Logs::LogGroup'],
  where: resource => resource.property(documents[resource.type] ?? 'PolicyDocument').mustBePresent(),

  check: resource => mustNotAllowEveryone(resource.property(documents[resource.type] ?? 'PolicyDocument')),

  fix: {
    how: 'Name accounts or services in the policy, or limit the statement by `aws:SourceAccount` or `aws:PrincipalOrgID`. In CloudFormation: `PolicyDocument` of `AWS::Logs::ResourcePolicy`, `DestinationPolicy`, `ResourcePolicyDocument` of a log group.',
  },
  config: { none: 'AWS Config has no managed rule for policies of CloudWatch Logs.' },

  examples: {
    compliant: [
      {
        when: 'it names a service',
        resources: `
      Delivery:
        Type: AWS::Logs::ResourcePolicy
        Properties: { PolicyName: delivery, PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"delivery.logs.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it lets everyone write',
        resources: `
      Delivery:
        Type: AWS::Logs::ResourcePolicy
        Properties: { PolicyName: delivery, PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"*"}]}' }`,
      },
      {
        when: 'a destination lets everyone subscribe',
        resources: `
      Central:
        Type: AWS::Logs::Destination
        Properties: { DestinationName: central, TargetArn: arn:aws:kinesis:us-east-1:111122223333:stream/logs, RoleArn: arn:aws:iam::111122223333:role/logs, DestinationPolicy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"*"}]}' }`,
      },
    ],
    undetermined: [
      {
        when: 'the document is imported',
        resources: `
      Delivery:
        Type: AWS::Logs::ResourcePolicy
        Properties: { PolicyName: delivery, PolicyDocument: !ImportValue policy }`,
      },
    ],
  },
});
