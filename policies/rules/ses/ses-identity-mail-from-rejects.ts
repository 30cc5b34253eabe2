import { rule } from '../../rule';

export default rule({
  id: 'ses-identity-mail-from-rejects',
  title: 'SES does not fall back to another MAIL FROM domain',
  why: 'When the MX record is missing, SES otherwise sends from a domain of its own, SPF no longer aligns, and receivers cannot tell mail of the clinic from a forgery.',
  severity: 'low',
  controls: { hicp: ['1.M.A'], hipaa: ['164.312(c)(2)'] },
  from: 'large',
  appliesTo: ['AWS::SES::EmailIdentity'],
  where: identity => identity.property('MailFromAttributes.MailFromDomain').mustBePresent(),

  check: identity =>
    identity.property('MailFromAttributes.BehaviorOnMxFailure').orDefault('USE_DEFAULT_VALUE').mustBe('REJECT_MESSAGE'),

  fix: {
    how: 'Set `mailFromBehaviorOnMxFailure: ses.MailFromBehaviorOnMxFailure.REJECT_MESSAGE` on `ses.EmailIdentity`. In CloudFormation: `MailFromAttributes.BehaviorOnMxFailure`.',
    set: { 'Properties.MailFromAttributes.BehaviorOnMxFailure': 'REJECT_MESSAGE' },
  },
  config: { none: 'AWS Config does not record identities of SES.' },

  examples: {
    compliant: [
      {
        when: 'a missing MX record stops the mail',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: 
          EmailIdentity: clinic.example
          MailFromAttributes: { MailFromDomain: bounce.clinic.example, BehaviorOnMxFailure: REJECT_MESSAGE }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, MailFromAttributes: { MailFromDomain: bounce.clinic.example } }`,
      },
      {
        when: 'it falls back',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: 
          EmailIdentity: clinic.example
          MailFromAttributes: { MailFromDomain: bounce.clinic.example, BehaviorOnMxFailure: USE_DEFAULT_VALUE }`,
      },
    ],
    undetermined: [
      {
        when: 'the behavior comes from another stack',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: 
          EmailIdentity: clinic.example
          MailFromAttributes: { MailFromDomain: bounce.clinic.example, BehaviorOnMxFailure: !ImportValue OnFailure }`,
      },
    ],
  },
});
