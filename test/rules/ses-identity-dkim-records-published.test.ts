import rule from '../../policies/rules/ses/ses-identity-dkim-records-published';
import { verdictOn } from '../support/judge';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const zone = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'clinic.example' } };
const published = compliantExample(rule).with('Zone', zone);
const group = (value: string, domain = 'clinic.example'): string => `
  Domain:
    Type: AWS::SES::EmailIdentity
    Properties: { EmailIdentity: clinic.example }
  Records:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneName: clinic.example.
      RecordSets:
        - { Type: CNAME, TTL: '300', Name: a._domainkey.${domain}, ResourceRecords: [a.${value}] }
        - { Type: CNAME, TTL: '300', Name: b._domainkey.${domain}, ResourceRecords: [b.${value}] }
        - { Type: CNAME, TTL: '300', Name: c._domainkey.${domain}, ResourceRecords: [c.${value}] }`;

ruleCases(rule, [
  ['compliant', 'they were copied by hand into a group', resources(group('dkim.amazonses.com'))],
  [
    'non-compliant',
    'they are those of another domain',
    resources(group('dkim.amazonses.com', 'news.example'))
      .with('Zone', zone)
      .with('Mail', {
        Type: 'AWS::Route53::RecordSet',
        Properties: { HostedZoneId: { Ref: 'Zone' }, Type: 'A', Name: 'clinic.example', ResourceRecords: ['198.51.100.1'] },
      }),
  ],
  ['non-compliant', 'one of them is missing', published.without('Dkim2')],
  ['non-compliant', 'they are of another type', published.with('Dkim1.Properties.Type', 'TXT')],
]);

test.each([
  ['signs with a key of its own', { EmailIdentity: 'clinic.example', DkimSigningAttributes: { DomainSigningPrivateKey: 'key' } }],
  ['is an address', { EmailIdentity: 'desk@clinic.example' }],
])('an identity that %s is not judged', (_, properties) => {
  expect(() => verdictOn(rule, published.with('Domain.Properties', properties).body)).toThrow('says nothing about Domain');
});
