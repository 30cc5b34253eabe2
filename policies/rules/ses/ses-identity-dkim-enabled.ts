import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ses-identity-dkim-enabled',
  title: 'SES signs mail with DKIM',
  why: 'Patients and partners cannot tell unsigned mail of the clinic from a forgery that asks for passwords or payments.',
  severity: 'medium',
  controls: { hicp: ['1.S.A', '1.M.A', '1.L.B'], hipaa: ['164.312(c)(2)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::SES::EmailIdentity'],
  from: 'small',

  // SES starts Easy DKIM with 2048-bit keys for a new identity unless told otherwise.
  check: identity =>
    allOf(
      identity.property('DkimAttributes.SigningEnabled').orDefault(true).mustBe(true),
      identity.property('DkimSigningAttributes.NextSigningKeyLength').mustNotBe('RSA_1024_BIT'),
    ),

  fix: {
    how: 'Set `dkimSigning: true` on `ses.EmailIdentity` and leave the key length at 2048 bits. In CloudFormation: `DkimAttributes.SigningEnabled: true`.',
  },
  config: { none: 'AWS Config does not record identities of SES.' },

  examples: {
    compliant: [
      {
        when: 'SES signs, as it does unless told otherwise',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example }`,
      },
    ],
    nonCompliant: [
      {
        when: 'signing is off',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, DkimAttributes: { SigningEnabled: false } }`,
      },
      {
        when: 'the key is short',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, DkimSigningAttributes: { NextSigningKeyLength: RSA_1024_BIT } }`,
      },
    ],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, DkimAttributes: { SigningEnabled: !ImportValue Signing } }`,
      },
    ],
  },
});
