import { rule } from '../../rule';

export default rule({
  id: 'dms-replication-instance-multi-az-enabled',
  title: 'DMS replication instances stand by in a second Availability Zone',
  why: 'When a lone instance fails, the copy of records on which a failover or a report relies falls behind and may have to begin anew.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)'] },
  from: 'large',
  appliesTo: ['AWS::DMS::ReplicationInstance'],

  check: instance => instance.property('MultiAZ').mustBe(true),

  fix: { how: 'Set `multiAz: true` on `dms.CfnReplicationInstance` (`MultiAZ`).', set: { 'Properties.MultiAZ': true } },
  config: { managedRule: 'DMS_REPLICATION_INSTANCE_MULTI_AZ_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has a standby',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, MultiAZ: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is alone',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, MultiAZ: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, MultiAZ: !ImportValue zones }`,
      },
    ],
  },
});
