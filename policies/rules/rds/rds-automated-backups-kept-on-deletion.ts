import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeReplica, mustStandAlone } from './_membership';

export default rule({
  id: 'rds-automated-backups-kept-on-deletion',
  title: 'Automated backups outlive the database',
  why: 'By default RDS deletes the automated backups with the database: who can delete the database deletes its restore points too.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: database => allOf(mustStandAlone(database), () => mustNotBeReplica(database)),

  check: database => database.property('DeleteAutomatedBackups').orDefault(true).mustBe(false),

  fix: {
    how: 'Set `deleteAutomatedBackups: false` on `rds.DatabaseInstance` or `rds.DatabaseCluster` (`DeleteAutomatedBackups`).',
    set: { 'Properties.DeleteAutomatedBackups': false },
  },
  config: { none: 'The item of a database does not show what becomes of its automated backups when it is deleted.' },

  examples: {
    compliant: [
      {
        when: 'they are kept',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DeleteAutomatedBackups: false`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing says that they are kept',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres`,
      },
      {
        when: 'they are deleted',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties:
          Engine: aurora-postgresql
          DeleteAutomatedBackups: true`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether they are kept',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties:
          Engine: postgres
          DeleteAutomatedBackups: !ImportValue delete`,
      },
    ],
  },
});
