import { rule } from '../../rule';

export default rule({
  id: 'kms-key-rotation-period',
  title: 'KMS keys that rotate do so at least once a year',
  why: 'All ePHI that was ever encrypted under one material is open to whoever obtains it; a long period makes that more.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::KMS::Key'],
  where: key => key.property('EnableKeyRotation').orDefault(false).mustBe(true),

  check: key => key.property('RotationPeriodInDays').orDefault(365).mustBeAtMost(365),

  fix: {
    how: 'Leave out `rotationPeriod` of `kms.Key`, or set it to a year or less (`RotationPeriodInDays`).',
    set: { 'Properties.RotationPeriodInDays': 365 },
  },
  config: {
    none: 'CMK_BACKING_KEY_ROTATION_ENABLED sees whether a key rotates, not how often, and the item of a key does not show its rotation period.',
  },

  examples: {
    compliant: [
      {
        when: 'it leaves the year of KMS',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { EnableKeyRotation: true }`,
      },
      {
        when: 'it rotates every quarter',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { EnableKeyRotation: true, RotationPeriodInDays: 90 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it rotates every five years',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { EnableKeyRotation: true, RotationPeriodInDays: 1825 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { EnableKeyRotation: true, RotationPeriodInDays: !Ref Days }`,
      },
    ],
  },
});
