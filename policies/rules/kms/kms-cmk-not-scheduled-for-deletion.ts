import { rule } from '../../rule';

export default rule({
  id: 'kms-cmk-not-scheduled-for-deletion',
  title: 'KMS keys outlive their stack',
  why: 'A stack that is deleted schedules its keys for deletion, and with them goes all ePHI that they encrypt, backups included.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '4.M.C'], hipaa: ['164.312(a)(2)(iv)', '164.308(a)(7)(ii)(A)'] },
  appliesTo: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],

  // An update that would replace the key fails, so `UpdateReplacePolicy` is not needed:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
  check: key => key.attribute('DeletionPolicy').orDefault('Delete').mustBe('Retain', 'RetainExceptOnCreate'),

  fix: {
    how: 'Leave `removalPolicy` of `kms.Key` at `RemovalPolicy.RETAIN` (`DeletionPolicy: Retain`).',
    set: { DeletionPolicy: 'Retain' },
  },
  config: { managedRule: 'KMS_CMK_NOT_SCHEDULED_FOR_DELETION' },

  examples: {
    compliant: [
      {
        when: 'it is retained',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        DeletionPolicy: Retain
        Properties: { EnableKeyRotation: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: CloudFormation schedules its deletion',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties: { EnableKeyRotation: true }`,
      },
      {
        when: 'it goes with its stack',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        DeletionPolicy: Delete
        Properties: { EnableKeyRotation: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        DeletionPolicy: !Ref Policy
        Properties: { EnableKeyRotation: true }`,
      },
    ],
  },
});
