import { rule } from '../../rule';

export default rule({
  id: 'storagegateway-smb-share-audited',
  title: 'SMB shares record who opens files',
  why: 'Without an audit log nobody can say who read, changed or deleted which records on the share.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.L.E'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::StorageGateway::SMBFileShare'],

  check: share => share.property('AuditDestinationARN').mustBePresent(),

  fix: {
    how: 'Set `auditDestinationArn` of `storagegateway.CfnSMBFileShare` to the ARN of a `logs.LogGroup` (`AuditDestinationARN`).',
  },
  config: { none: 'AWS Config does not record file shares.' },

  examples: {
    compliant: [
      {
        when: 'it logs to a log group',
        resources: `
      Scans:
        Type: AWS::StorageGateway::SMBFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, AuditDestinationARN: !GetAtt Audit.Arn }
      Audit: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no audit log',
        resources: `
      Scans:
        Type: AWS::StorageGateway::SMBFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway }`,
      },
    ],
    undetermined: [
      {
        when: 'the properties come from a macro',
        resources: `
      Scans:
        Type: AWS::StorageGateway::SMBFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, 'Fn::Transform': { Name: Defaults } }`,
      },
    ],
  },
});
