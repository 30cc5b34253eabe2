import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cmk-backing-key-rotation-enabled',
  title: 'KMS key rotates its key material every year',
  why: 'All ePHI that was ever encrypted under one material is open to whoever obtains it; rotation limits that to a period.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::KMS::Key'],
  // KMS rotates symmetric encryption keys whose material it made itself, and no others.
  where: key =>
    allOf(
      key.property('KeySpec').orDefault('SYMMETRIC_DEFAULT').mustBe('SYMMETRIC_DEFAULT'),
      key.property('Origin').orDefault('AWS_KMS').mustBe('AWS_KMS'),
    ),

  check: key => key.property('EnableKeyRotation').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `enableKeyRotation: true` on `kms.Key` (`EnableKeyRotation: true`).',
    set: { 'Properties.EnableKeyRotation': true },
  },
  config: { managedRule: 'CMK_BACKING_KEY_ROTATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'rotation is on',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { EnableKeyRotation: true }`,
      },
    ],
    nonCompliant: [
      { when: 'rotation was never switched on', resources: 'RecordsKey: { Type: AWS::KMS::Key }' },
      {
        when: 'rotation is off',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { KeySpec: SYMMETRIC_DEFAULT, EnableKeyRotation: 'false' }`,
      },
    ],
    undetermined: [
      {
        when: 'rotation is imported',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { EnableKeyRotation: !ImportValue rotate }`,
      },
      {
        when: 'it is not known whether KMS can rotate it',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { KeySpec: !ImportValue key-spec }`,
      },
    ],
  },
});
