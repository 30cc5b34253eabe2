import { rule } from '../../rule';

export default rule({
  id: 'dms-auto-minor-version-upgrade-check',
  title: 'DMS replication instances get patches by themselves',
  why: 'An engine with a known flaw stays in use beside the records that it copies until somebody remembers the patch.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::DMS::ReplicationInstance'],

  check: instance => instance.property('AutoMinorVersionUpgrade').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `autoMinorVersionUpgrade` of `dms.CfnReplicationInstance` on (`AutoMinorVersionUpgrade: true`).',
    set: { 'Properties.AutoMinorVersionUpgrade': true },
  },
  config: { managedRule: 'DMS_AUTO_MINOR_VERSION_UPGRADE_CHECK' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS turns it on',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, AutoMinorVersionUpgrade: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, AutoMinorVersionUpgrade: !ImportValue upgrade }`,
      },
    ],
  },
});
