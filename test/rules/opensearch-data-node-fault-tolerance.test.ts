import rule from '../../policies/rules/opensearch/opensearch-data-node-fault-tolerance';
import { compliantExample, ruleCases } from '../support/rule-cases';

const tolerant = compliantExample(rule);

ruleCases(rule, [
  ['non-compliant', 'two nodes stand in two zones', tolerant.with('Notes.Properties.ClusterConfig.InstanceCount', 2)],
  [
    'non-compliant',
    'the settings stand where those of Elasticsearch do',
    tolerant.with('Notes.Type', 'AWS::Elasticsearch::Domain'),
  ],
]);
