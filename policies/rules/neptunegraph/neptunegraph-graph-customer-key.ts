import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'neptunegraph-graph-customer-key',
  title: 'Neptune Analytics graphs with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::NeptuneGraph::Graph'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyIdentifier')),

  fix: { how: 'Set `kmsKeyIdentifier` on `neptunegraph.CfnGraph` (`KmsKeyIdentifier`); that replaces the graph.' },
  config: { none: 'AWS Config does not record graphs of Neptune Analytics.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Referrals:
        Type: AWS::NeptuneGraph::Graph
        Properties:
          ProvisionedMemory: 16
          KmsKeyIdentifier: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Referrals:
        Type: AWS::NeptuneGraph::Graph
        Properties:
          ProvisionedMemory: 16`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Referrals:
        Type: AWS::NeptuneGraph::Graph
        Properties:
          ProvisionedMemory: 16
          KmsKeyIdentifier: !ImportValue records-key`,
      },
    ],
  },
});
