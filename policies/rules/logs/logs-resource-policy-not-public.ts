import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'logs-resource-policy-not-public',
  title: 'Resource policies of CloudWatch Logs allow nothing to everyone',
  why: 'Anyone may then write invented events among the real ones, and nobody can tell who touched the records.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Logs::ResourcePolicy'],

  check: resource => mustNotAllowEveryone(resource.property('PolicyDocument')),

  fix: {
    how: 'Name the service in `policyDocument` of `logs.ResourcePolicy`, and limit it by `aws:SourceArn`. In CloudFormation: `PolicyDocument`.',
  },
  config: { none: 'AWS Config does not record resource policies of CloudWatch Logs.' },

  examples: {
    compliant: [
      {
        when: 'it names who may',
        resources: `
      Policy:
        Type: AWS::Logs::ResourcePolicy
        Properties: 
          PolicyName: search
          PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"es.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*"}]}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may',
        resources: `
      Policy:
        Type: AWS::Logs::ResourcePolicy
        Properties: 
          PolicyName: search
          PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutLogEvents","Resource":"*"}]}'`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Policy:
        Type: AWS::Logs::ResourcePolicy
        Properties: { PolicyName: search, PolicyDocument: !ImportValue policy }`,
      },
    ],
  },
});
