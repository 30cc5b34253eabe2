import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'logs-delivery-destination-policy-not-public',
  title: 'Destinations of log delivery take logs of named accounts only',
  why: 'Anyone with an AWS account may then deliver invented logs into the archive, in which an attack goes under.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Logs::DeliveryDestination'],
  where: resource => resource.property('DeliveryDestinationPolicy.DeliveryDestinationPolicy').mustBePresent(),

  check: resource => mustNotAllowEveryone(resource.property('DeliveryDestinationPolicy.DeliveryDestinationPolicy')),

  fix: {
    how: 'Name the accounts in `deliveryDestinationPolicy` of `logs.CfnDeliveryDestination`. In CloudFormation: `DeliveryDestinationPolicy.DeliveryDestinationPolicy`.',
  },
  config: { none: 'AWS Config does not record destinations of log delivery.' },

  examples: {
    compliant: [
      {
        when: 'it names who may',
        resources: `
      Policy:
        Type: AWS::Logs::DeliveryDestination
        Properties: 
          Name: archive
          DeliveryDestinationPolicy:
            DeliveryDestinationPolicy:
              Statement: [{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: logs:CreateDelivery, Resource: '*' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may',
        resources: `
      Policy:
        Type: AWS::Logs::DeliveryDestination
        Properties: 
          Name: archive
          DeliveryDestinationPolicy:
            DeliveryDestinationPolicy:
              Statement: [{ Effect: Allow, Principal: '*', Action: logs:CreateDelivery, Resource: '*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Policy:
        Type: AWS::Logs::DeliveryDestination
        Properties: { Name: archive, DeliveryDestinationPolicy: { DeliveryDestinationPolicy: !ImportValue policy } }`,
      },
    ],
  },
});
