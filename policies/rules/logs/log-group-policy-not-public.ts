import { mustNotAllowEveryone } from '../s3/_resource-policy';
import { rule } from '../../rule';

export default rule({
  id: 'log-group-policy-not-public',
  title: 'The policy of a log group allows nothing to everyone',
  why: 'Whoever may write can flood or forge the evidence of who touched which records; whoever may read sees what logs say about patients.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '8.M.A'], hipaa: ['164.312(a)(1)', '164.312(b)'] },
  from: 'small',
  appliesTo: ['AWS::Logs::LogGroup'],
  where: group => group.property('ResourcePolicyDocument').mustBePresent(),

  check: group => mustNotAllowEveryone(group.property('ResourcePolicyDocument')),

  fix: {
    how: 'Name accounts or services in `resourcePolicyDocument` of `logs.CfnLogGroup`, or limit the statement by `aws:SourceAccount` or `aws:PrincipalOrgID` (`ResourcePolicyDocument`).',
  },
  config: { none: 'AWS Config does not record log groups.' },

  examples: {
    compliant: [
      {
        when: 'it names a service',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup
        Properties: { ResourcePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: delivery.logs.amazonaws.com }, Action: logs:PutLogEvents, Resource: '*' }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it lets everyone write',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup
        Properties: { ResourcePolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: logs:PutLogEvents, Resource: '*' }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the document is imported',
        resources: `
      Audit:
        Type: AWS::Logs::LogGroup
        Properties: { ResourcePolicyDocument: !ImportValue policy }`,
      },
    ],
  },
});
