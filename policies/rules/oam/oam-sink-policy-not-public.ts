import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'oam-sink-policy-not-public',
  title: 'Monitoring accounts take links from named accounts only',
  why: 'Any account may then link itself in, and its invented metrics and logs stand beside those of the clinic’s systems.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Oam::Sink'],
  where: resource => resource.property('Policy').mustBePresent(),

  check: resource => mustNotAllowEveryone(resource.property('Policy')),

  fix: {
    how: 'Name the accounts in `policy` of `oam.CfnSink`, or limit it by `aws:PrincipalOrgID`. In CloudFormation: `Policy`.',
  },
  config: { none: 'AWS Config does not record sinks of CloudWatch.' },

  examples: {
    compliant: [
      {
        when: 'it is for the organization',
        resources: `
      Policy:
        Type: AWS::Oam::Sink
        Properties: 
          Name: monitoring
          Policy:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: [oam:CreateLink, oam:UpdateLink]
                Resource: '*'
                Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may',
        resources: `
      Policy:
        Type: AWS::Oam::Sink
        Properties: 
          Name: monitoring
          Policy:
            Statement: [{ Effect: Allow, Principal: '*', Action: [oam:CreateLink, oam:UpdateLink], Resource: '*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Policy:
        Type: AWS::Oam::Sink
        Properties: { Name: monitoring, Policy: !ImportValue policy }`,
      },
    ],
  },
});
