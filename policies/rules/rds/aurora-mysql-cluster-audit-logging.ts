import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHaveParameters } from './_parameters';

export default rule({
  id: 'aurora-mysql-cluster-audit-logging',
  title: 'Aurora MySQL clusters record who does what',
  why: 'Without the audit log nobody can say who read or changed which records; exporting a log that is switched off exports nothing.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::RDS::DBCluster'],
  where: cluster => cluster.property('Engine').mustMatch(/^aurora(-mysql)?$/i, 'Aurora MySQL'),

  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html: no events are recorded unless they are listed.
  check: cluster =>
    mustHaveParameters(
      cluster.property('DBClusterParameterGroupName'),
      parameters =>
        allOf(parameters.at('server_audit_logging').mustBe(1, true, 'ON', 'on'), () =>
          parameters.at('server_audit_events').mustBePresent(),
        ),
      'server_audit_logging must be 1',
    ),

  fix: {
    how: 'Give the cluster an `rds.ParameterGroup` with `server_audit_logging: "1"` and `server_audit_events: "CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML"` (`DBClusterParameterGroupName`), and export the log `audit`.',
  },
  config: { managedRule: 'AURORA_MYSQL_CLUSTER_AUDIT_LOGGING' },

  examples: {
    compliant: [
      {
        when: 'its parameter group switches the audit log on',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-mysql
          DBClusterParameterGroupName: !Ref Settings
      Settings:
        Type: AWS::RDS::DBClusterParameterGroup
        Properties:
          Description: records
          Family: aurora-mysql8.0
          Parameters: { server_audit_logging: 1, server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has the default parameter group',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-mysql`,
      },
      {
        when: 'the audit log records no events',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-mysql
          DBClusterParameterGroupName: !Ref Settings
      Settings:
        Type: AWS::RDS::DBClusterParameterGroup
        Properties:
          Description: records
          Family: aurora-mysql8.0
          Parameters: { server_audit_logging: 1 }`,
      },
      {
        when: 'the audit log is off',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-mysql
          DBClusterParameterGroupName: !Ref Settings
      Settings:
        Type: AWS::RDS::DBClusterParameterGroup
        Properties:
          Description: records
          Family: aurora-mysql8.0
          Parameters: { server_audit_logging: 0, server_audit_events: CONNECT }`,
      },
    ],
    undetermined: [
      {
        when: 'the parameter group is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-mysql
          DBClusterParameterGroupName: !ImportValue settings`,
      },
    ],
  },
});
