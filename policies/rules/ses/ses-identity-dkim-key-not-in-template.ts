import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'ses-identity-dkim-key-not-in-template',
  title: 'The DKIM key of a mail domain is not in the template',
  why: 'Whoever reads the private key in the repository or the console signs mail that every receiver takes for the clinic’s.',
  severity: 'high',
  controls: { hicp: ['1.M.A', '1.L.B'], hipaa: ['164.312(c)(2)', '164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::SES::EmailIdentity'],
  from: 'small',
  where: identity => identity.property('DkimSigningAttributes.DomainSigningPrivateKey').mustBePresent(),

  check: identity => mustNotBeWrittenOut(identity.property('DkimSigningAttributes.DomainSigningPrivateKey')),

  fix: {
    how: 'Use Easy DKIM, the default of `ses.EmailIdentity`, or `DkimIdentity.byoDkim` with `SecretValue.secretsManager(...)`. In CloudFormation: `{{resolve:secretsmanager:…}}` in `DkimSigningAttributes.DomainSigningPrivateKey`. Replace the key that was exposed.',
  },
  config: { none: 'AWS Config does not see the private key, and cannot tell where one came from.' },

  examples: {
    compliant: [
      {
        when: 'the key is read from a secret at deployment',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: 
          EmailIdentity: clinic.example
          DkimSigningAttributes: { DomainSigningSelector: first, DomainSigningPrivateKey: '{{resolve:secretsmanager:dkim}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the key is written in plain',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: 
          EmailIdentity: clinic.example
          DkimSigningAttributes: { DomainSigningSelector: first, DomainSigningPrivateKey: not-a-real-key }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports the key',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: 
          EmailIdentity: clinic.example
          DkimSigningAttributes: { DomainSigningSelector: first, DomainSigningPrivateKey: !ImportValue Key }`,
      },
    ],
  },
});
