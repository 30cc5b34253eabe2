import { allOf, compliant, decide, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'redshift-require-tls-ssl',
  title: 'Redshift clusters refuse connections without TLS',
  why: 'A client that connects without TLS sends passwords and ePHI over the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => {
    const group = cluster.property('ClusterParameterGroupName');
    const target = group.target();
    if (target !== undefined) return mustRequireTls(target);
    return decide([group], name => {
      if (name === undefined)
        return undetermined(
          `${group.path} is not set: clusters made since January 2025 require TLS by default, and none before`,
          group.path,
        );
      if (name === 'default.redshift-1.0') return nonCompliant(`${group.state()}, which does not require TLS`, group.path);
      return name === 'default.redshift-2.0' ? compliant : group.leadsTo(mustRequireTls);
    });
  },

  fix: {
    how: 'Give the cluster a `redshift.CfnClusterParameterGroup` with `require_ssl: "true"` (`ClusterParameterGroupName`).',
  },
  config: { managedRule: 'REDSHIFT_REQUIRE_TLS_SSL' },

  examples: {
    compliant: [
      {
        when: 'its parameter group requires TLS',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          ClusterParameterGroupName: !Ref Secure
      Secure:
        Type: AWS::Redshift::ClusterParameterGroup
        Properties:
          Description: TLS only
          ParameterGroupFamily: redshift-1.0
          Parameters: [{ ParameterName: require_ssl, ParameterValue: "true" }]`,
      },
      {
        when: 'it has the default group that requires TLS',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          ClusterParameterGroupName: default.redshift-2.0`,
      },
    ],
    nonCompliant: [
      {
        when: 'its parameter group does not',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          ClusterParameterGroupName: !Ref Secure
      Secure:
        Type: AWS::Redshift::ClusterParameterGroup
        Properties:
          Description: TLS only
          ParameterGroupFamily: redshift-1.0
          Parameters: [{ ParameterName: enable_user_activity_logging, ParameterValue: "true" }]`,
      },
      {
        when: 'its parameter group switches TLS off',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          ClusterParameterGroupName: !Ref Secure
      Secure:
        Type: AWS::Redshift::ClusterParameterGroup
        Properties:
          Description: TLS only
          ParameterGroupFamily: redshift-1.0
          Parameters: [{ ParameterName: require_ssl, ParameterValue: "false" }]`,
      },
      {
        when: 'it has the old default group',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          ClusterParameterGroupName: default.redshift-1.0`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said and its age decides',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims`,
      },
      {
        when: 'its parameter group is not in the templates of the run',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          ClusterParameterGroupName: hospital-warehouse`,
      },
    ],
  },
});

/** A group of one's own has `require_ssl` off in the family redshift-1.0 unless it is set. */
function mustRequireTls(group: Resource): Verdict {
  const explicit = someOf(group.property('Parameters').items(), 'parameter require_ssl with the value true', parameter =>
    allOf(parameter.get('ParameterName').mustBe('require_ssl'), parameter.get('ParameterValue').mustBe(true)),
  );
  if (explicit.status !== 'non-compliant') return explicit;
  const isSet = someOf(group.property('Parameters').items(), 'parameter require_ssl', parameter =>
    parameter.get('ParameterName').mustBe('require_ssl'),
  );
  const family = group.property('ParameterGroupFamily');
  return isSet.status === 'compliant' || family.mustBe('redshift-1.0').status === 'compliant'
    ? explicit
    : undetermined(`require_ssl is not set, and ${family.state()}, whose default is not known here`, family.path);
}
