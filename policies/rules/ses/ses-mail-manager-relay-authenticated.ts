import { rule } from '../../rule';

export default rule({
  id: 'ses-mail-manager-relay-authenticated',
  title: 'Mail Manager signs in to the servers that it relays to',
  why: 'A server that takes relayed mail without a password takes it from others too, and sends their phishing in the clinic’s name.',
  severity: 'medium',
  controls: { hicp: ['1.M.A'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::SES::MailManagerRelay'],

  check: relay => relay.property('Authentication.SecretArn').mustBePresent(),

  fix: {
    how: 'Set `authentication: { secretArn }` on `ses.CfnMailManagerRelay`. In CloudFormation: `Authentication.SecretArn`.',
  },
  config: { none: 'AWS Config does not record relays of Mail Manager.' },

  examples: {
    compliant: [
      {
        when: 'a secret holds the login',
        resources: `
      Gateway:
        Type: AWS::SES::MailManagerRelay
        Properties: { ServerName: mail.clinic.example, ServerPort: 587, Authentication: { SecretArn: !Ref Login } }
      Login:
        Type: AWS::SecretsManager::Secret`,
      },
    ],
    nonCompliant: [
      {
        when: 'it does not sign in',
        resources: `
      Gateway:
        Type: AWS::SES::MailManagerRelay
        Properties: { ServerName: mail.clinic.example, ServerPort: 25, Authentication: { NoAuthentication: {} } }`,
      },
    ],
    undetermined: [
      {
        when: 'the login comes from another stack',
        resources: `
      Gateway:
        Type: AWS::SES::MailManagerRelay
        Properties: { ServerName: mail.clinic.example, ServerPort: 587, Authentication: !ImportValue Login }`,
      },
    ],
  },
});
