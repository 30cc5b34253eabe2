import { allOf, everyOf } from '../../../lib/core';
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
        client.must('an address or a range of clients', range => !String(range).endsWith('/0')),
      ),
    ),

  fix: { how: 'Name the networks of the clients in `clientList` of `storagegateway.CfnNFSFileShare` (`ClientList`).' },
  config: { none: 'AWS Config has no managed rule for file shares.' },

  examples: {
    compliant: [
      {
        when: 'it names a network',
        resources: `
      Scans:
        Type: AWS::StorageGateway::NFSFileShare
        Properties: { GatewayARN: arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1, LocationARN: arn:aws:s3:::scans, Role: arn:aws:iam::111122223333:role/gateway, ClientList: [10.20.0.0/16] }`,
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
