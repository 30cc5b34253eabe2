import rule from '../../policies/rules/route53/route53-dmarc-policy-enforced';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const record = compliantExample(rule);
const text = (value: string): ReturnType<typeof record.with> => record.with('Dmarc.Properties.ResourceRecords', [value]);

ruleCases(rule, [
  ['compliant', 'the policy follows other tags', text('"v=DMARC1;rua=mailto:d@clinic.example;p=quarantine"')],
  ['non-compliant', 'only subdomains are rejected', text('"v=DMARC1; sp=reject"')],
  ['non-compliant', 'the record is of another kind', text('"v=spf1 -all; p=reject"')],
  [
    'non-compliant',
    'the domain is a parameter',
    text('"v=DMARC1; p=none"').with('Dmarc.Properties.Name', { 'Fn::Sub': '_dmarc.${Domain}' }),
  ],
]);

test('says nothing about other records', () => {
  expect(assessed(record.with('Dmarc.Properties.Name', 'clinic.example').body, [rule]).findings).toEqual([]);
  expect(assessed(record.with('Dmarc.Properties.Type', 'CNAME').body, [rule]).findings).toEqual([]);
});
