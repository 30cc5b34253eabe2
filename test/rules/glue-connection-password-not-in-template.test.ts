import rule from '../../policies/rules/glue/glue-connection-password-not-in-template';
import { resources, ruleCases } from '../support/rule-cases';
import type { Case } from '../support/rule-cases';

const withUrl = (url: string, name = 'JDBC_CONNECTION_URL'): Case =>
  resources(`
    Records:
      Type: AWS::Glue::Connection
      Properties: { CatalogId: clinic, ConnectionInput: { ConnectionType: JDBC, ConnectionProperties: { ${name}: ${url} } } }`);

ruleCases(rule, [
  ['non-compliant', 'the URL of Oracle holds a password', withUrl("'jdbc:oracle:thin:etl/not-a-real-one@//records:1521/x'")],
  [
    'non-compliant',
    'the URL holds a password before the host',
    withUrl("'mongodb://etl:not-a-real-one@records/x'", 'CONNECTION_URL'),
  ],
  ['compliant', 'the URL of Oracle holds none', withUrl("'jdbc:oracle:thin:@//records:1521/x'")],
  ['compliant', 'the URL has a port', withUrl("'jdbc:postgresql://records:5432/x'")],
  [
    'compliant',
    'the password in the URL is a parameter',
    withUrl("!Sub 'mongodb://etl:${Password}@records/x'", 'CONNECTION_URL'),
  ],
]);
