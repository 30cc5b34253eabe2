import { rule } from '../../rule';

export default rule({
  id: 'storagegateway-nfs-share-squashes-root',
  title: 'NFS shares trust no root user of a client',
  why: 'Without squashing, whoever is root on any machine that mounts the share is root on the files and reads every record.',
  severity: 'medium',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::StorageGateway::NFSFileShare'],

  check: share => share.property('Squash').mustNotBe('NoSquash'),

  fix: {
    how: 'Set `squash` of `storagegateway.CfnNFSFileShare` to `RootSquash` or `AllSquash` (`Squash`).',
    set: { 'Properties.Squash': 'RootSquash' },
  },
  config: { none: 'AWS Config does not record file shares.' },

  examples: {
    compliant: [
      {
        when: 'it squashes root',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, Squash: RootSquash }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it squashes nobody',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, Squash: NoSquash }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whom it squashes',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, Squash: !ImportValue squash }`,
      },
    ],
  },
});
