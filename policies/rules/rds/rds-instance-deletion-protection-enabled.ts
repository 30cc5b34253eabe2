import { rule } from '../../rule';
import { mustStandAlone } from './_membership';

export default rule({
  id: 'rds-instance-deletion-protection-enabled',
  title: 'RDS instances are protected from deletion',
  why: 'One wrong click, script or stack deletion removes the database and its automated backups, and with them the records.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::RDS::DBInstance'],
  where: mustStandAlone,

  check: instance => instance.property('DeletionProtection').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `deletionProtection: true` on `rds.DatabaseInstance` (`DeletionProtection: true`).',
    set: { 'Properties.DeletionProtection': true },
  },
  config: { managedRule: 'RDS_INSTANCE_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is protected',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, DeletionProtection: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS does not protect it',
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
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, DeletionProtection: !Ref Protect }`,
      },
    ],
  },
});
