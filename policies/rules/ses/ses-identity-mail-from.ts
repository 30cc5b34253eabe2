import { rule } from '../../rule';

export default rule({
  id: 'ses-identity-mail-from',
  title: 'SES domains send from their own MAIL FROM domain',
  why: 'With the MAIL FROM domain of SES, SPF says nothing about the sender that readers see, and receivers are less able to reject forgeries of the clinic’s mail.',
  severity: 'low',
  controls: { hicp: ['1.M.A'], hipaa: ['164.312(c)(2)'] },
  appliesTo: ['AWS::SES::EmailIdentity'],
  // An address takes what its domain has.
  where: identity => identity.property('EmailIdentity').mustMatch(/^[^@]+$/, 'a domain'),

  check: identity => identity.property('MailFromAttributes.MailFromDomain').mustBePresent(),

  fix: {
    how: 'Set `mailFromDomain` on `ses.EmailIdentity`. In CloudFormation: `MailFromAttributes.MailFromDomain`.',
  },
  config: { none: 'AWS Config does not record identities of SES.' },

  examples: {
    compliant: [
      {
        when: 'it has a MAIL FROM domain',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, MailFromAttributes: { MailFromDomain: bounce.clinic.example } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example }`,
      },
    ],
    undetermined: [
      {
        when: 'the MAIL FROM domain comes from another stack',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, MailFromAttributes: { MailFromDomain: !ImportValue Bounce } }`,
      },
    ],
  },
});
