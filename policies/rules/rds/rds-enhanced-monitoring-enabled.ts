import { anyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'rds-enhanced-monitoring-enabled',
  title: 'RDS instances have Enhanced Monitoring',
  why: 'The operating system metrics of a database show misuse and failure that the hypervisor does not see, while it can still be acted on.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  from: 'large',
  appliesTo: ['AWS::RDS::DBInstance'],
  where: instance =>
    mustNotHold(
      instance.property('Engine').mustMatch(/^custom-/i, 'an engine of RDS Custom'),
      'RDS Custom has no Enhanced Monitoring',
    ),

  check: instance => {
    const own = instance.property('MonitoringInterval').orDefault(0).mustBeAtLeast(1);
    const cluster = instance.property('DBClusterIdentifier');
    // A cluster can switch it on for all its instances.
    return cluster.mustBeAbsent().status === 'compliant'
      ? own
      : anyOf(own, () => cluster.leadsTo(target => target.property('MonitoringInterval').orDefault(0).mustBeAtLeast(1)));
  },

  fix: {
    how: 'Set `monitoringInterval: Duration.seconds(60)` on `rds.DatabaseInstance` or `rds.DatabaseCluster` (`MonitoringInterval: 60` and `MonitoringRoleArn`).',
    set: { 'Properties.MonitoringInterval': 60 },
  },
  config: { managedRule: 'RDS_ENHANCED_MONITORING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'metrics are taken each minute',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, MonitoringInterval: 60, MonitoringRoleArn: !GetAtt Monitoring.Arn }
      Monitoring:
        Type: AWS::IAM::Role
        Properties: { AssumeRolePolicyDocument: {} }`,
      },
      {
        when: 'its cluster has it',
        resources: `
      Writer:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: aurora-mysql, DBInstanceClass: db.r7g.large, DBClusterIdentifier: !Ref Records }
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-mysql, MonitoringInterval: 30 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, MonitoringInterval: !Ref Seconds }`,
      },
    ],
  },
});
