import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

export default rule({
  id: 'datasync-location-password-not-in-template',
  title: 'The password of a DataSync location is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the file share.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::DataSync::LocationSMB', 'AWS::DataSync::LocationFSxWindows', 'AWS::DataSync::LocationObjectStorage'],

  check: location =>
    mustNotBeWrittenOut(location.property(location.type === 'AWS::DataSync::LocationObjectStorage' ? 'SecretKey' : 'Password')),

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
