import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

export default rule({
  id: 'route53-dmarc-policy-enforced',
  title: 'DMARC records tell receivers to quarantine or reject forgeries',
  why: 'With `p=none`, receivers deliver mail that forges the clinic’s address, and phishing of patients and staff arrives under its name.',
  severity: 'medium',
  controls: { hicp: ['1.S.A', '1.M.A'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(2)'] },
  appliesTo: ['AWS::Route53::RecordSet'],
  from: 'small',
  where: record =>
    allOf(record.property('Type').mustBe('TXT'), () =>
      mustRead(record.property('Name'), 'the name of a DMARC record', name => name.toLowerCase().startsWith('_dmarc.')),
    ),

  check: record =>
    someOf(record.property('ResourceRecords').items(), 'DMARC policy of quarantine or reject', text =>
      text.mustMatch(
        /^["\s]*v=DMARC1\s*;(?:.*[;\s"])?p\s*=\s*(?:quarantine|reject)\b/i,
        'v=DMARC1 with p=quarantine or p=reject',
      ),
    ),

  fix: {
    how: 'Publish `v=DMARC1; p=reject` with `route53.TxtRecord`. In CloudFormation: `ResourceRecords` of the `_dmarc` record.',
  },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'it asks to reject',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { Type: TXT, Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=reject; rua=mailto:dmarc@clinic.example"'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it only watches',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { Type: TXT, Name: _dmarc.clinic.example, ResourceRecords: ['"v=DMARC1; p=none; sp=reject"'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the record comes from another stack',
        resources: `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { Type: TXT, Name: _dmarc.clinic.example, ResourceRecords: [!ImportValue Dmarc] }`,
      },
    ],
  },
});
