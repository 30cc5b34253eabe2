import { isNoCdkHelper } from '../../cdk-helper';
import { rule } from '../../rule';

export default rule({
  id: 'cloudwatch-log-group-encrypted',
  title: 'Log group is encrypted with a KMS key',
  why: 'Logs of clinical systems often hold identifiers of patients; without a KMS key, every permission to read logs is one to read those.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '8.M.A'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Logs::LogGroup'],
  where: isNoCdkHelper,

  check: group => group.property('KmsKeyId').mustBePresent(),

  fix: { how: 'Set `encryptionKey` on `logs.LogGroup` to a `kms.Key` that CloudWatch Logs may use (`KmsKeyId`).' },
  config: { managedRule: 'CLOUDWATCH_LOG_GROUP_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      AuditLog:
        Type: AWS::Logs::LogGroup
        Properties: { KmsKeyId: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [{ when: 'it names no key', resources: 'AuditLog: { Type: AWS::Logs::LogGroup }' }],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      AuditLog:
        Type: AWS::Logs::LogGroup
        Properties: { KmsKeyId: !ImportValue log-key }`,
      },
    ],
  },
});
