import { everyOf } from '../../../lib/core';
import type { Property } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { isSecretName } from '../secretsmanager/_names';

/** Secrets whose names do not say so: of Datadog, Infor Nexus and OAuth. */
const others = new Set(['ApplicationKey', 'Datakey', 'AuthCode']);
/** The key that goes with a secret one. It names and does not sign in. */
const names = new Set(['AccessKeyId']);

/** Each connector has credentials of its own shape; what a custom one asks for has any name. */
function secretsIn(credentials: Property, isCustom = false): readonly Property[] {
  return credentials.entries().flatMap(([name, value]) => {
    const inside = secretsIn(value, isCustom || name === 'CredentialsMap');
    if (inside.length > 0 || value.entries().length > 0) return inside;
    return !names.has(name) && (isCustom || others.has(name) || isSecretName(name)) ? [value] : [];
  });
}

export default rule({
  id: 'appflow-connector-profile-credentials-not-in-template',
  title: 'Credentials of AppFlow connectors are not in the template',
  why: 'Everyone who reads the template, its repository or the events of the stack reads what the connector reads: records of patients in Salesforce, ServiceNow or Veeva.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::AppFlow::ConnectorProfile'],

  check: profile =>
    everyOf(secretsIn(profile.property('ConnectorProfileConfig.ConnectorProfileCredentials')), mustNotBeWrittenOut),

  fix: {
    how: 'Write `{{resolve:secretsmanager:…}}` in `ConnectorProfileConfig.ConnectorProfileCredentials`, which `SecretValue.secretsManager(…)` does in CDK, or name the secret in `ClientCredentialsArn` where the connector has it. Revoke what was exposed.',
  },
  config: { none: 'AWS Config does not see credentials, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'they are read from a secret',
        resources: `
      Crm:
        Type: AWS::AppFlow::ConnectorProfile
        Properties:
          ConnectorProfileConfig:
            ConnectorProfileCredentials:
              Salesforce: { AccessToken: '{{resolve:secretsmanager:crm:SecretString:access}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a password is written in plain',
        resources: `
      Desk:
        Type: AWS::AppFlow::ConnectorProfile
        Properties:
          ConnectorProfileConfig:
            ConnectorProfileCredentials: { ServiceNow: { Username: sync, Password: not-a-real-one } }`,
      },
      {
        when: 'one further in is, of whichever name a custom connector asks for',
        resources: `
      Desk:
        Type: AWS::AppFlow::ConnectorProfile
        Properties:
          ConnectorProfileConfig:
            ConnectorProfileCredentials:
              CustomConnector: { AuthenticationType: CUSTOM, Custom: { CustomAuthenticationType: pin, CredentialsMap: { pin: not-a-real-one } } }
      Erp:
        Type: AWS::AppFlow::ConnectorProfile
        Properties:
          ConnectorProfileConfig:
            ConnectorProfileCredentials: { SAPOData: { BasicAuthCredentials: { Username: sync, Password: not-a-real-one } } }
      Monitoring:
        Type: AWS::AppFlow::ConnectorProfile
        Properties:
          ConnectorProfileConfig:
            ConnectorProfileCredentials: { Datadog: { ApiKey: !Ref Token, ApplicationKey: not-a-real-one } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Desk:
        Type: AWS::AppFlow::ConnectorProfile
        Properties:
          ConnectorProfileConfig:
            ConnectorProfileCredentials: { ServiceNow: { Username: sync, Password: !ImportValue password } }`,
      },
    ],
  },
});
