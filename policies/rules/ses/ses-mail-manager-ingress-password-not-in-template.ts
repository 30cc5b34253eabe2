import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'ses-mail-manager-ingress-password-not-in-template',
  title: 'The password of a mail endpoint is not in the template',
  why: 'Whoever reads it in the repository or the console sends mail through the clinic’s own endpoint, which receivers trust.',
  severity: 'high',
  controls: { hicp: ['1.M.A', '3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  appliesTo: ['AWS::SES::MailManagerIngressPoint'],
  from: 'small',
  where: point => point.property('IngressPointConfiguration').mustBePresent(),

  check: point => mustNotBeWrittenOut(point.property('IngressPointConfiguration.SmtpPassword')),

  fix: {
    how: 'Set `secretArn` instead of `smtpPassword` in `ingressPointConfiguration` of `ses.CfnMailManagerIngressPoint`. In CloudFormation: `IngressPointConfiguration.SecretArn`. Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see the password, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'a secret holds it',
        resources: `
      Outbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: rules, TrafficPolicyId: traffic, Type: AUTH, IngressPointConfiguration: { SecretArn: !Ref Login } }
      Login:
        Type: AWS::SecretsManager::Secret`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Outbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: rules, TrafficPolicyId: traffic, Type: AUTH, IngressPointConfiguration: { SmtpPassword: not-a-real-password } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Outbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: rules, TrafficPolicyId: traffic, Type: AUTH, IngressPointConfiguration: { SmtpPassword: !ImportValue Login } }`,
      },
    ],
  },
});
