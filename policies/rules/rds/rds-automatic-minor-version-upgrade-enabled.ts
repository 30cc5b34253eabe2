import { rule } from '../../rule';

export default rule({
  id: 'rds-automatic-minor-version-upgrade-enabled',
  title: 'RDS instances install minor versions by themselves',
  why: 'Minor versions carry the security fixes of the engine; an instance that misses them stays open to known attacks.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBInstance'],

  check: instance => {
    const upgrade = instance.property('AutoMinorVersionUpgrade');
    const source = instance.property('SourceDBInstanceIdentifier');
    // A replica takes the setting of its source.
    return upgrade.mustBeAbsent().status === 'compliant' && source.mustBeAbsent().status !== 'compliant'
      ? source.leadsTo(original => original.property('AutoMinorVersionUpgrade').orDefault(true).mustBe(true))
      : upgrade.orDefault(true).mustBe(true);
  },

  fix: {
    how: 'Leave `autoMinorVersionUpgrade` of `rds.DatabaseInstance` or `rds.ClusterInstance` at its default, or set it to true (`AutoMinorVersionUpgrade: true`).',
    set: { 'Properties.AutoMinorVersionUpgrade': true },
  },
  config: { managedRule: 'RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS installs them',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is switched off',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, AutoMinorVersionUpgrade: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a source outside the run decides',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { DBInstanceClass: db.m7g.large, SourceDBInstanceIdentifier: records-primary }`,
      },
    ],
  },
});
