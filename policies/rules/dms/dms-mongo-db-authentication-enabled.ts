import { rule } from '../../rule';

export default rule({
  id: 'dms-mongo-db-authentication-enabled',
  title: 'DMS signs in to MongoDB',
  why: 'An endpoint without sign-in works only against a database that gives its documents to anyone on the network.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::DMS::Endpoint'],
  where: endpoint => endpoint.property('EngineName').mustBe('mongodb'),

  check: endpoint => endpoint.property('MongoDbSettings.AuthType').mustBe('password'),

  fix: {
    how: 'Set `mongoDbSettings: { authType: "password", secretsManagerSecretId, secretsManagerAccessRoleArn }` on `dms.CfnEndpoint` (`MongoDbSettings.AuthType`).',
    set: { 'Properties.MongoDbSettings.AuthType': 'password' },
  },
  config: { managedRule: 'DMS_MONGO_DB_AUTHENTICATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it uses a password',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: mongodb, MongoDbSettings: { AuthType: password, SecretsManagerSecretId: charts } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it uses none',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: mongodb, MongoDbSettings: { AuthType: 'no' } }`,
      },
      {
        when: 'it names no way to sign in',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: mongodb }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Source:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: source, EngineName: mongodb, MongoDbSettings: { AuthType: !ImportValue auth } }`,
      },
    ],
  },
});
