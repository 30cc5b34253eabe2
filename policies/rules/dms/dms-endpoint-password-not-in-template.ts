import { allOf, compliant, everyOf, nonCompliant } from '../../../lib/core';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

const passwords = [
  'Password',
  'GcpMySQLSettings.Password',
  'KafkaSettings.SaslPassword',
  'KafkaSettings.SslClientKeyPassword',
  'MicrosoftSqlServerSettings.Password',
  'MongoDbSettings.Password',
  'OracleSettings.AsmPassword',
  'OracleSettings.SecurityDbEncryption',
  'RedisSettings.AuthPassword',
];

export default rule({
  id: 'dms-endpoint-password-not-in-template',
  title: 'The password of a DMS endpoint is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the records.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::DMS::Endpoint'],

  check: endpoint => {
    const further = endpoint.property('ExtraConnectionAttributes');
    return allOf(
      everyOf(passwords, path => mustNotBeWrittenOut(endpoint.property(path))),
      /password\s*=\s*[^;\s{]/i.test(further.canonicalText() ?? '')
        ? nonCompliant(`${further.path} holds a password; it must stand in a secret`, further.path)
        : compliant,
    );
  },

  fix: {
    how: 'Give the endpoint `secretsManagerSecretId` and `secretsManagerAccessRoleArn` in the settings of its engine, or a `{{resolve:secretsmanager:…}}` as `Password`. Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'a secret holds it',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: postgres, PostgreSqlSettings: { SecretsManagerSecretId: records, SecretsManagerAccessRoleArn: arn:aws:iam::111122223333:role/dms } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it stands among the further attributes',
        resources: `
      Records:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: oracle, ServerName: db.clinic.example, ExtraConnectionAttributes: 'useLogminerReader=N;asm_password=not-a-real-password;' }`,
      },
      {
        when: 'it is written in plain',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: postgres, Username: dms, Password: not-a-real-password }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: postgres, Username: dms, Password: !ImportValue password }`,
      },
    ],
  },
});
