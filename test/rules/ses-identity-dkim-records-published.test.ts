import rule from '../../policies/rules/ses/ses-identity-dkim-records-published';
import { verdictOn } from '../support/judge';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const published = compliantExample(rule);
const group = (value: string): string => `
  Domain:
    Type: AWS::SES::EmailIdentity
    Properties: { EmailIdentity: clinic.example }
  Records:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneName: clinic.example.
      RecordSets:
        - { Type: CNAME, TTL: '300', Name: a._domainkey.clinic.example, ResourceRecords: [a.${value}] }
        - { Type: CNAME, TTL: '300', Name: b._domainkey.clinic.example, ResourceRecords: [b.${value}] }
        - { Type: CNAME, TTL: '300', Name: c._domainkey.clinic.example, ResourceRecords: [c.${value}] }`;

ruleCases(rule, [
  ['compliant', 'they were copied by hand into a group', resources(group('dkim.amazonses.com'))],
  ['non-compliant', 'one of them is missing', published.without('Dkim2')],
  ['non-compliant', 'they are of another type', published.with('Dkim1.Properties.Type', 'TXT')],
]);

test.each([
  ['signs with a key of its own', { EmailIdentity: 'clinic.example', DkimSigningAttributes: { DomainSigningPrivateKey: 'key' } }],
  ['is an address', { EmailIdentity: 'desk@clinic.example' }],
])('an identity that %s is not judged', (_, properties) => {
  expect(() => verdictOn(rule, published.with('Domain.Properties', properties).body)).toThrow('says nothing about Domain');
});
