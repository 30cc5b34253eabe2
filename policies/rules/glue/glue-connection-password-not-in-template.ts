import { mustNotBeWrittenOut } from '../rds/_secret';
import { rule } from '../../rule';

export default rule({
  id: 'glue-connection-password-not-in-template',
  title: 'The password of a Glue connection is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the records.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::Glue::Connection'],

  check: connection => mustNotBeWrittenOut(connection.property('ConnectionInput.ConnectionProperties.PASSWORD')),

  fix: {
    how: 'Name a secret in `SECRET_ID` of `connectionProperties`, in place of `USERNAME` and `PASSWORD` (`ConnectionInput.ConnectionProperties`). Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'a secret holds it',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', SECRET_ID: records } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', USERNAME: glue, PASSWORD: not-a-real-password } } }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported',
        resources: `
      Records:
        Type: AWS::Glue::Connection
        Properties: { CatalogId: '111122223333', ConnectionInput: { Name: records, ConnectionType: JDBC, ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:postgresql://db.clinic.example/records', USERNAME: glue, PASSWORD: !ImportValue password } } }`,
      },
    ],
  },
});
