import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

const secrets = [
  'CredentialPair.Password',
  'KeyPairCredentials.PrivateKey',
  'KeyPairCredentials.PrivateKeyPassphrase',
  'OAuthClientCredentials.ClientSecret',
];

export default rule({
  id: 'quicksight-data-source-password-not-in-template',
  title: 'Passwords of QuickSight data sources are not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console can read the records behind the dashboards.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::QuickSight::DataSource'],

  check: source => everyOf(secrets, path => mustNotBeWrittenOut(source.property(`Credentials.${path}`))),

  fix: {
    how: 'Name a secret in `credentials: { secretArn }` of `quicksight.CfnDataSource` (`Credentials.SecretArn`) in place of a pair. Change what was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'it names a secret',
        resources: `
      Claims:
        Type: AWS::QuickSight::DataSource
        Properties:
          Name: claims
          Type: POSTGRESQL
          Credentials: { SecretArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:claims' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the passphrase of a key is',
        resources: `
      Claims:
        Type: AWS::QuickSight::DataSource
        Properties:
          Name: claims
          Type: SNOWFLAKE
          Credentials:
            KeyPairCredentials: { KeyPairUsername: reader, PrivateKey: '{{resolve:secretsmanager:claims:SecretString:key}}', PrivateKeyPassphrase: not-a-real-one }`,
      },
      {
        when: 'it is written in plain',
        resources: `
      Claims:
        Type: AWS::QuickSight::DataSource
        Properties:
          Name: claims
          Type: POSTGRESQL
          Credentials: { CredentialPair: { Username: reader, Password: not-a-real-password } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Claims:
        Type: AWS::QuickSight::DataSource
        Properties:
          Name: claims
          Type: POSTGRESQL
          Credentials: { CredentialPair: { Username: reader, Password: !ImportValue password } }`,
      },
    ],
  },
});
