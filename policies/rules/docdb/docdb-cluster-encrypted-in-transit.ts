import { compliant, decide } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'docdb-cluster-encrypted-in-transit',
  title: 'DocumentDB clusters refuse connections without TLS',
  why: 'A client that connects without TLS sends passwords and ePHI over the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: cluster => {
    const group = cluster.property('DBClusterParameterGroupName');
    const mustKeepTls = (custom: Resource): Verdict =>
      custom.property('Parameters.tls').orDefault('enabled').mustNotBe('disabled');
    const target = group.target();
    if (target !== undefined) return mustKeepTls(target);
    // The default groups of AWS require TLS.
    return decide([group], name =>
      name === undefined || String(name).startsWith('default.') ? compliant : group.leadsTo(mustKeepTls),
    );
  },

  fix: { how: 'Leave `tls` out of the `docdb.ClusterParameterGroup` of the cluster, or set it to `enabled` (`Parameters.tls`).' },
  config: { managedRule: 'DOCDB_CLUSTER_ENCRYPTED_IN_TRANSIT' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS requires TLS',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster`,
      },
      {
        when: 'its parameter group says nothing else',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          DBClusterParameterGroupName: !Ref Legacy
      Legacy:
        Type: AWS::DocDB::DBClusterParameterGroup
        Properties: { Description: charts, Family: docdb5.0, Parameters: { audit_logs: enabled } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its parameter group switches TLS off',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          DBClusterParameterGroupName: !Ref Legacy
      Legacy:
        Type: AWS::DocDB::DBClusterParameterGroup
        Properties: { Description: charts, Family: docdb5.0, Parameters: { tls: disabled } }`,
      },
    ],
    undetermined: [
      {
        when: 'its parameter group is not in the templates of the run',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          DBClusterParameterGroupName: hospital-docdb`,
      },
    ],
  },
});
