import { rule } from '../../rule';

export default rule({
  id: 'glue-ml-transform-encrypted-at-rest',
  title: 'Glue machine learning transforms encrypt what they learned from',
  why: 'To match patients, a transform keeps labels and samples of their records; without a key they are protected by access to the bucket alone.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Glue::MLTransform'],

  // The API has `SSE-KMS`, the template reference `SSEKMS`.
  check: transform =>
    transform.property('TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode').mustBe('SSE-KMS', 'SSEKMS'),

  fix: {
    how: 'Set `transformEncryption` with `mlUserDataEncryptionMode: "SSE-KMS"` and `kmsKeyId` on `glue.CfnMLTransform` (`TransformEncryption.MLUserDataEncryption`).',
  },
  config: { managedRule: 'GLUE_ML_TRANSFORM_ENCRYPTED_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Match:
        Type: AWS::Glue::MLTransform
        Properties: { Role: arn:aws:iam::111122223333:role/glue, InputRecordTables: { GlueTables: [{ DatabaseName: claims, TableName: patients }] }, TransformParameters: { TransformType: FIND_MATCHES }, TransformEncryption: { MLUserDataEncryption: { MLUserDataEncryptionMode: SSE-KMS, KmsKeyId: !GetAtt Key.Arn } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said',
        resources: `
      Match:
        Type: AWS::Glue::MLTransform
        Properties: { Role: arn:aws:iam::111122223333:role/glue, InputRecordTables: { GlueTables: [{ DatabaseName: claims, TableName: patients }] }, TransformParameters: { TransformType: FIND_MATCHES } }`,
      },
      {
        when: 'it is disabled',
        resources: `
      Match:
        Type: AWS::Glue::MLTransform
        Properties: { Role: arn:aws:iam::111122223333:role/glue, InputRecordTables: { GlueTables: [{ DatabaseName: claims, TableName: patients }] }, TransformParameters: { TransformType: FIND_MATCHES }, TransformEncryption: { MLUserDataEncryption: { MLUserDataEncryptionMode: DISABLED } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Match:
        Type: AWS::Glue::MLTransform
        Properties: { Role: arn:aws:iam::111122223333:role/glue, InputRecordTables: { GlueTables: [{ DatabaseName: claims, TableName: patients }] }, TransformParameters: { TransformType: FIND_MATCHES }, TransformEncryption: !ImportValue encryption }`,
      },
    ],
  },
});
