import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'xray-resource-policy-not-public',
  title: 'Resource policies of X-Ray allow nothing to everyone',
  why: 'Anyone may then send invented traces, and the real path of an incident is hidden among them.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::XRay::ResourcePolicy'],

  check: resource => mustNotAllowEveryone(resource.property('PolicyDocument')),

  fix: {
    how: 'Name the service in `policyDocument` of `xray.CfnResourcePolicy`, and limit it by `aws:SourceAccount`. In CloudFormation: `PolicyDocument`.',
  },
  config: { none: 'AWS Config does not record resource policies of X-Ray.' },

  examples: {
    compliant: [
      {
        when: 'it names who may',
        resources: `
      Policy:
        Type: AWS::XRay::ResourcePolicy
        Properties: 
          PolicyName: topics
          PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"xray:PutTraceSegments","Resource":"*"}]}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may',
        resources: `
      Policy:
        Type: AWS::XRay::ResourcePolicy
        Properties: 
          PolicyName: topics
          PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"xray:PutTraceSegments","Resource":"*"}]}'`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Policy:
        Type: AWS::XRay::ResourcePolicy
        Properties: { PolicyName: topics, PolicyDocument: !ImportValue policy }`,
      },
    ],
  },
});
