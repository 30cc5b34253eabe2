import { rule } from '../../rule';

export default rule({
  id: 'cassandra-table-point-in-time-recovery',
  title: 'Keyspaces tables can be restored to any second of the last 35 days',
  why: 'Records that a faulty program or an attacker overwrites cannot be restored without point-in-time recovery.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::Cassandra::Table'],

  check: table => table.property('PointInTimeRecoveryEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `pointInTimeRecoveryEnabled: true` on `cassandra.CfnTable` (`PointInTimeRecoveryEnabled`).',
    set: { 'Properties.PointInTimeRecoveryEnabled': true },
  },
  config: { none: 'AWS Config does not record tables of Keyspaces.' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Vitals:
        Type: AWS::Cassandra::Table
        Properties: { KeyspaceName: clinic, PartitionKeyColumns: [{ ColumnName: id, ColumnType: text }], PointInTimeRecoveryEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing says that it is on',
        resources: `
      Vitals:
        Type: AWS::Cassandra::Table
        Properties: { KeyspaceName: clinic, PartitionKeyColumns: [{ ColumnName: id, ColumnType: text }] }`,
      },
      {
        when: 'it is off',
        resources: `
      Vitals:
        Type: AWS::Cassandra::Table
        Properties: { KeyspaceName: clinic, PartitionKeyColumns: [{ ColumnName: id, ColumnType: text }], PointInTimeRecoveryEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether it is on',
        resources: `
      Vitals:
        Type: AWS::Cassandra::Table
        Properties: { KeyspaceName: clinic, PartitionKeyColumns: [{ ColumnName: id, ColumnType: text }], PointInTimeRecoveryEnabled: !ImportValue pitr }`,
      },
    ],
  },
});
