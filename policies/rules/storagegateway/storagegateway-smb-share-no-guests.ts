import { rule } from '../../rule';

export default rule({
  id: 'storagegateway-smb-share-no-guests',
  title: 'SMB shares ask clients to sign in',
  why: 'With guest access one password that all share opens every file, and nobody can say who read which record.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.A'], hipaa: ['164.312(d)', '164.312(a)(2)(i)'] },
  appliesTo: ['AWS::StorageGateway::SMBFileShare'],

  check: share => share.property('Authentication').mustNotBe('GuestAccess'),

  fix: {
    how: 'Set `authentication: "ActiveDirectory"` on `storagegateway.CfnSMBFileShare` (`Authentication`); that replaces the share.',
    set: { 'Properties.Authentication': 'ActiveDirectory' },
  },
  config: { none: 'AWS Config does not record file shares.' },

  examples: {
    compliant: [
      {
        when: 'users sign in to the directory',
        resources: `
      Scans:
        Type: AWS::StorageGateway::SMBFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, Authentication: ActiveDirectory }`,
      },
    ],
    nonCompliant: [
      {
        when: 'guests are let in',
        resources: `
      Scans:
        Type: AWS::StorageGateway::SMBFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, Authentication: GuestAccess }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported how clients sign in',
        resources: `
      Scans:
        Type: AWS::StorageGateway::SMBFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, Authentication: !ImportValue authentication }`,
      },
    ],
  },
});
