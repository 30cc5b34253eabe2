import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'logs-destination-policy-not-public',
  title: 'Log destinations take events of named accounts only',
  why: 'Anyone with an AWS account may then flood the security team’s log archive with invented events, in which an attack goes under.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Logs::Destination'],
  where: resource => resource.property('DestinationPolicy').mustBePresent(),

  check: resource => mustNotAllowEveryone(resource.property('DestinationPolicy')),

  fix: {
    how: 'Name the accounts in `destinationPolicy` of `logs.CrossAccountDestination`, or limit it by `aws:PrincipalOrgID`. In CloudFormation: `DestinationPolicy`.',
  },
  config: { none: 'The item of a log destination does not show its policy.' },

  examples: {
    compliant: [
      {
        when: 'it is for the organization',
        resources: `
      Policy:
        Type: AWS::Logs::Destination
        Properties: 
          DestinationName: archive
          RoleArn: write
          TargetArn: archive
          DestinationPolicy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}]}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may',
        resources: `
      Policy:
        Type: AWS::Logs::Destination
        Properties: 
          DestinationName: archive
          RoleArn: write
          TargetArn: archive
          DestinationPolicy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"logs:PutSubscriptionFilter","Resource":"*"}]}'`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Policy:
        Type: AWS::Logs::Destination
        Properties: { DestinationName: archive, RoleArn: write, TargetArn: archive, DestinationPolicy: !ImportValue policy }`,
      },
    ],
  },
});
