import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustStandAlone } from './_membership';
import { mustHaveParameters } from './_parameters';

export default rule({
  id: 'rds-postgresql-pgaudit-enabled',
  title: 'PostgreSQL databases record who reads and changes records',
  why: 'The log of PostgreSQL shows logins and errors; who read which table stands only in what pgAudit writes.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.L.E'], hipaa: ['164.312(b)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: database =>
    allOf(mustStandAlone(database), () => database.property('Engine').mustMatch(/^(aurora-postgresql|postgres)$/i, 'PostgreSQL')),

  check: database =>
    mustHaveParameters(
      database.property(database.type === 'AWS::RDS::DBCluster' ? 'DBClusterParameterGroupName' : 'DBParameterGroupName'),
      parameters =>
        allOf(parameters.at('shared_preload_libraries').mustMatch(/(^|,)\s*pgaudit\s*(,|$)/, 'a list with pgaudit'), () =>
          parameters
            .at('pgaudit.log')
            .mustMatch(/(^|,)\s*(all|read|write)\s*(,|$)/i, 'a list of classes with read or write, or all'),
        ),
      'shared_preload_libraries must hold pgaudit',
    ),

  fix: {
    how: 'Give the database an `rds.ParameterGroup` with `shared_preload_libraries: "pgaudit"` and `pgaudit.log: "read,write,role,ddl"` (`DBParameterGroupName`, `DBClusterParameterGroupName`), and create the extension in each database.',
  },
  config: {
    none: 'AWS Config looks at which logs are exported, not at what they hold. It does not record parameter groups, which have the setting.',
  },

  examples: {
    compliant: [
      {
        when: 'its parameter group loads pgAudit and says what it records',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBParameterGroupName: !Ref Settings
      Settings:
        Type: AWS::RDS::DBParameterGroup
        Properties:
          Description: records
          Family: postgres16
          Parameters: { shared_preload_libraries: 'pg_stat_statements,pgaudit', pgaudit.log: 'read,write,role,ddl' }`,
      },
      {
        when: 'the parameter group of a cluster does',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-postgresql
          DBClusterParameterGroupName: !Ref Settings
      Settings:
        Type: AWS::RDS::DBClusterParameterGroup
        Properties:
          Description: records
          Family: aurora-postgresql16
          Parameters: { shared_preload_libraries: pgaudit, pgaudit.log: all }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has the default parameter group',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres`,
      },
      {
        when: 'pgAudit is loaded and records nothing',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBParameterGroupName: !Ref Settings
      Settings:
        Type: AWS::RDS::DBParameterGroup
        Properties:
          Description: records
          Family: postgres16
          Parameters: { shared_preload_libraries: pgaudit, pgaudit.log: none }`,
      },
      {
        when: 'pgAudit is not loaded',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBParameterGroupName: !Ref Settings
      Settings:
        Type: AWS::RDS::DBParameterGroup
        Properties:
          Description: records
          Family: postgres16
          Parameters: { shared_preload_libraries: pg_stat_statements, pgaudit.log: all }`,
      },
    ],
    undetermined: [
      {
        when: 'the parameter group is imported',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DBParameterGroupName: !ImportValue settings`,
      },
    ],
  },
});
