import rule from '../../policies/rules/opensearch/opensearch-primary-node-fault-tolerance';
import { compliantExample, ruleCases } from '../support/rule-cases';

const three = compliantExample(rule);

ruleCases(rule, [
  [
    'non-compliant',
    'a count is given and nothing is switched on',
    three.without('Notes.Properties.ClusterConfig.DedicatedMasterEnabled'),
  ],
]);
