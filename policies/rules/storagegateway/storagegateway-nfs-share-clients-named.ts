import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import { isWide } from '../ec2/_traffic';
import { rule } from '../../rule';

export default rule({
  id: 'storagegateway-nfs-share-clients-named',
  title: 'NFS shares are open to named clients only',
  why: 'NFS asks for no password: whoever reaches the gateway over the network mounts the share and reads every record.',
  severity: 'high',
  controls: { hicp: ['6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::StorageGateway::NFSFileShare'],

  check: share =>
    allOf(share.property('ClientList').mustBePresent(), () =>
      everyOf(share.property('ClientList').items(), client =>
        // An address alone is one client.
        mustNotHold(
          allOf(client.mustMatch(/\//, 'a range'), () => isWide(client)),
          () => `${client.path} is ${client.shownValue()}, the internet or a large part of it; it must be a range of clients`,
          client,
        ),
      ),
    ),

  fix: { how: 'Name the networks of the clients in `clientList` of `storagegateway.CfnNFSFileShare` (`ClientList`).' },
  config: { none: 'AWS Config does not record file shares.' },

  examples: {
    compliant: [
      {
        when: 'it names a network',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, ClientList: [10.20.0.0/16, 10.30.0.5] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'every client may mount it',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, ClientList: [0.0.0.0/0] }`,
      },
      {
        when: 'two halves of the internet may mount it',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, ClientList: [0.0.0.0/1, 128.0.0.0/1] }`,
      },
      {
        when: 'it names no clients',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway }`,
      },
    ],
    undetermined: [
      {
        when: 'the networks are imported',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, ClientList: !ImportValue clients }`,
      },
    ],
  },
});
