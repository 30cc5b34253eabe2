import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'opensearch-primary-node-fault-tolerance',
  title: 'OpenSearch domains have three dedicated primary nodes',
  why: 'A domain without a quorum of primary nodes stops, or splits in two, when one of them fails.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  from: 'large',
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => {
    const cluster = domain.property(
      domain.type === 'AWS::Elasticsearch::Domain' ? 'ElasticsearchClusterConfig' : 'ClusterConfig',
    );
    return allOf(
      cluster.get('DedicatedMasterEnabled').orDefault(false).mustBe(true),
      cluster.get('DedicatedMasterCount').mustBeAtLeast(3),
    );
  },

  fix: {
    how: 'Set `capacity: { masterNodes: 3 }` on `opensearch.Domain` (`ClusterConfig: { DedicatedMasterEnabled: true, DedicatedMasterCount: 3 }`).',
  },
  config: { managedRule: 'OPENSEARCH_PRIMARY_NODE_FAULT_TOLERANCE' },

  examples: {
    compliant: [
      {
        when: 'it has three',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          ClusterConfig: { DedicatedMasterEnabled: true, DedicatedMasterCount: 3 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS makes none',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'it has two',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          ClusterConfig: { DedicatedMasterEnabled: true, DedicatedMasterCount: 2 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          ClusterConfig: { DedicatedMasterEnabled: true, DedicatedMasterCount: !Ref Primaries }`,
      },
    ],
  },
});
