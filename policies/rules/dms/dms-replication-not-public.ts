import { undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'dms-replication-not-public',
  title: 'DMS replication instances have no public address',
  why: 'A replication instance holds the credentials of two databases and the records on their way between them; a public one can be tried by anyone.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::DMS::ReplicationInstance', 'AWS::DMS::InstanceProfile'],

  check: instance => {
    const access = instance.property('PubliclyAccessible');
    if (instance.type === 'AWS::DMS::ReplicationInstance') return access.orDefault(true).mustBe(false);
    return access.mustBeAbsent().status === 'compliant'
      ? undetermined(() => `${access.state()}, and AWS documents both true and false as the default; it must be false`, access)
      : access.mustBe(false);
  },

  fix: {
    how: 'Set `publiclyAccessible: false` on `dms.CfnReplicationInstance` or `dms.CfnInstanceProfile` (`PubliclyAccessible`). It takes a new instance.',
    set: { 'Properties.PubliclyAccessible': false },
  },
  config: { managedRule: 'DMS_REPLICATION_NOT_PUBLIC' },

  examples: {
    compliant: [
      {
        when: 'it is private',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, PubliclyAccessible: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS makes it public',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large }`,
      },
      {
        when: 'it is public',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, PubliclyAccessible: true }`,
      },
      {
        when: 'the profile of migrations without an instance of their own makes them public',
        resources: `
      Copy:
        Type: AWS::DMS::InstanceProfile
        Properties: { PubliclyAccessible: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a profile says nothing, and neither does AWS for certain',
        resources: `
      Copy: { Type: AWS::DMS::InstanceProfile }`,
      },
      {
        when: 'another stack decides',
        resources: `
      Copy:
        Type: AWS::DMS::ReplicationInstance
        Properties: { ReplicationInstanceClass: dms.r6i.large, PubliclyAccessible: !ImportValue public }`,
      },
    ],
  },
});
