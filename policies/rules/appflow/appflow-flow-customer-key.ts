import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'appflow-flow-customer-key',
  title: 'AppFlow flows use a customer managed key',
  why: 'A flow copies records of patients out of a service of somebody else; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::AppFlow::Flow'],

  check: resource => mustBeCustomerKey(resource.property('KMSArn')),

  fix: { how: 'Set `kmsArn` on `appflow.CfnFlow` to the ARN of a `kms.Key` (`KMSArn`). It takes a new flow.' },
  config: {
    none: 'AWS Config has no managed rule for the keys of AppFlow, and the item of a flow does not show its key.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Contacts:
        Type: AWS::AppFlow::Flow
        Properties: { FlowName: contacts, KMSArn: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key that it manages',
        resources: `
      Contacts:
        Type: AWS::AppFlow::Flow
        Properties: { FlowName: contacts }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Contacts:
        Type: AWS::AppFlow::Flow
        Properties: { FlowName: contacts, KMSArn: !ImportValue flow-key }`,
      },
    ],
  },
});
