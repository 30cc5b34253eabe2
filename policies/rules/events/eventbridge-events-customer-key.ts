import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'eventbridge-events-customer-key',
  title: 'Event buses and archives are encrypted with a customer managed key',
  why: 'An archive keeps every event about patients, for ever if nothing else is said; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Events::EventBus', 'AWS::Events::Archive'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyIdentifier')),

  fix: { how: 'Set `kmsKey` on `events.EventBus` or `events.Archive` (`KmsKeyIdentifier`).' },
  config: { none: 'The items of event buses and archives do not show the key.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Results:
        Type: AWS::Events::EventBus
        Properties: { Name: results, KmsKeyIdentifier: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Results:
        Type: AWS::Events::Archive
        Properties: { SourceArn: arn:aws:events:us-east-1:111122223333:event-bus/results }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Results:
        Type: AWS::Events::EventBus
        Properties: { Name: results, KmsKeyIdentifier: !ImportValue events-key }`,
      },
    ],
  },
});
