import { everyOf } from '../../../lib/core';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

/** A keytab signs in as its principal, and the token of a container as whoever made it. */
const secrets = [
  'Password',
  'SecretKey',
  'KerberosKeytab',
  'AzureBlobSasConfiguration.AzureBlobSasToken',
  'Protocol.SMB.Password',
];

export default rule({
  id: 'datasync-location-password-not-in-template',
  title: 'The password of a DataSync location is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the file share.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: [
    'AWS::DataSync::LocationSMB',
    'AWS::DataSync::LocationFSxWindows',
    'AWS::DataSync::LocationFSxONTAP',
    'AWS::DataSync::LocationFSxOpenZFS',
    'AWS::DataSync::LocationObjectStorage',
    'AWS::DataSync::LocationAzureBlob',
    'AWS::DataSync::LocationHDFS',
  ],

  check: location => everyOf(secrets, path => mustNotBeWrittenOut(location.property(path))),

  fix: {
    how: 'Keep the password in Secrets Manager and name the secret in `customSecretConfig` (`CustomSecretConfig`), or write `{{resolve:secretsmanager:…}}`. Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'a secret holds it',
        resources: `
      Share:
        Type: AWS::DataSync::LocationSMB
        Properties: { ServerHostname: nas.clinic.example, Subdirectory: /pacs, User: sync, CustomSecretConfig: { SecretArn: arn:aws:secretsmanager:us-east-1:111122223333:secret:nas, SecretAccessRoleArn: arn:aws:iam::111122223333:role/sync } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Share:
        Type: AWS::DataSync::LocationSMB
        Properties: { ServerHostname: nas.clinic.example, Subdirectory: /pacs, User: sync, Password: not-a-real-password }`,
      },
      {
        when: 'the secret key of a store is written in plain',
        resources: `
      Store:
        Type: AWS::DataSync::LocationObjectStorage
        Properties: { ServerHostname: store.clinic.example, BucketName: images, SecretKey: not-a-real-key }`,
      },
      {
        when: 'the password to a share of ONTAP is written in plain',
        resources: `
      Share:
        Type: AWS::DataSync::LocationFSxONTAP
        Properties:
          StorageVirtualMachineArn: arn:aws:fsx:us-east-1:111122223333:storage-virtual-machine/fs-1/svm-1
          Protocol: { SMB: { User: sync, Password: not-a-real-password, MountOptions: {} } }`,
      },
      {
        when: 'the token of a container is written in plain',
        resources: `
      Store:
        Type: AWS::DataSync::LocationAzureBlob
        Properties:
          AzureBlobAuthenticationType: SAS
          AzureBlobContainerUrl: https://clinic.blob.core.windows.net/images
          AzureBlobSasConfiguration: { AzureBlobSasToken: sv=2024-11-04&sig=not-a-real-one }`,
      },
      {
        when: 'the keytab of a cluster is written in plain',
        resources: `
      Cluster:
        Type: AWS::DataSync::LocationHDFS
        Properties: { AuthenticationType: KERBEROS, KerberosKeytab: bm90LWEtcmVhbC1rZXl0YWI= }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported',
        resources: `
      Share:
        Type: AWS::DataSync::LocationSMB
        Properties: { ServerHostname: nas.clinic.example, Subdirectory: /pacs, User: sync, Password: !ImportValue password }`,
      },
    ],
  },
});
