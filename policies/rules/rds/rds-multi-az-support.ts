import { rule } from '../../rule';
import { mustStandAlone } from './_membership';

export default rule({
  id: 'rds-multi-az-support',
  title: 'RDS instances have a standby in a second Availability Zone',
  why: 'When the one zone of a database fails, records are out of reach for care until it is restored by hand.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::RDS::DBInstance'],
  where: mustStandAlone,

  check: instance => instance.property('MultiAZ').orDefault(false).mustBe(true),

  fix: { how: 'Set `multiAz: true` on `rds.DatabaseInstance` (`MultiAZ: true`).', set: { 'Properties.MultiAZ': true } },
  config: { managedRule: 'RDS_MULTI_AZ_SUPPORT' },

  examples: {
    compliant: [
      {
        when: 'it has a standby',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, MultiAZ: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it stands in one zone, as AWS does by default',
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
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, MultiAZ: !Ref HighlyAvailable }`,
      },
    ],
  },
});
