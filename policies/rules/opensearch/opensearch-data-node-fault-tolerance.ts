import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'opensearch-data-node-fault-tolerance',
  title: 'OpenSearch domains survive the loss of a zone',
  why: 'With fewer than three data nodes or one zone, a failure makes the records unsearchable and can lose the index.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => {
    const cluster = domain.property(
      domain.type === 'AWS::Elasticsearch::Domain' ? 'ElasticsearchClusterConfig' : 'ClusterConfig',
    );
    return allOf(
      cluster.get('InstanceCount').orDefault(1).mustBeAtLeast(3),
      cluster.get('ZoneAwarenessEnabled').orDefault(false).mustBe(true),
    );
  },

  fix: {
    how: 'Set `capacity: { dataNodes: 3 }` and `zoneAwareness: { enabled: true, availabilityZoneCount: 3 }` on `opensearch.Domain` (`ClusterConfig`).',
  },
  config: { managedRule: 'OPENSEARCH_DATA_NODE_FAULT_TOLERANCE' },

  examples: {
    compliant: [
      {
        when: 'three nodes stand in several zones',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          ClusterConfig: { InstanceCount: 3, ZoneAwarenessEnabled: true, ZoneAwarenessConfig: { AvailabilityZoneCount: 3 } }`,
      },
      {
        when: 'an Elasticsearch domain has them',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          ElasticsearchClusterConfig: { InstanceCount: 4, ZoneAwarenessEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS makes one node',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'three nodes stand in one zone',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          ClusterConfig: { InstanceCount: 3 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          ClusterConfig: { InstanceCount: !Ref Nodes, ZoneAwarenessEnabled: true }`,
      },
    ],
  },
});
