import { allOf, compliant, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { keepsZone, nameOf, recordsOfRun } from '../route53/_records';

/** CDK refers to the identity; what was copied by hand names the domain of SES or the label of DKIM. */
function isDkim(record: Property, identity: Resource): boolean {
  const name = record.get('Name');
  const values = record.get('ResourceRecords').items();
  if (name.target() === identity || values.some(value => value.target() === identity)) return true;
  return (
    (name.isUnresolved() || nameOf(record).endsWith(`.${domainOf(identity)}`)) &&
    (nameOf(record).includes('._domainkey') ||
      values.some(value => value.canonicalText()?.includes('.dkim.amazonses.com') === true))
  );
}

const domainOf = (identity: Resource): string => identity.property('EmailIdentity').canonicalText()?.toLowerCase() ?? '';

function isOfDomain(record: Property, identity: Resource): Verdict {
  const domain = domainOf(identity);
  const name = nameOf(record);
  return isDkim(record, identity) || name === domain || name.endsWith(`.${domain}`)
    ? compliant
    : nonCompliant(`${name} is no name of ${domain}`);
}

export default rule({
  id: 'ses-identity-dkim-records-published',
  title: 'The DKIM keys of mail domains are published',
  why: 'Without its three records SES does not verify the domain or sign its mail, and receivers cannot tell it from a forgery.',
  severity: 'medium',
  controls: { hicp: ['1.M.A', '1.L.B'], hipaa: ['164.312(c)(2)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::SES::EmailIdentity'],
  where: identity =>
    allOf(
      identity.property('EmailIdentity').mustMatch(/^[^@]+$/, 'a domain'),
      () => identity.property('DkimAttributes.SigningEnabled').orDefault(true).mustBe(true),
      () => identity.property('DkimSigningAttributes.DomainSigningPrivateKey').mustBeAbsent(),
      // Where the run has no record of the domain, its DNS is kept elsewhere.
      () => someOf(recordsOfRun(identity), 'record of the domain', record => isOfDomain(record, identity)),
    ),

  check: identity => {
    const records = recordsOfRun(identity).filter(record => record.get('Type').value() === 'CNAME' && isDkim(record, identity));
    if (records.length >= 3) return compliant;
    const message = `${String(records.length)} of 3 DKIM records are in the templates of this run`;
    // Records of the same zone may lie beside it.
    return recordsOfRun(identity).some(record => isOfDomain(record, identity).status === 'compliant' && keepsZone(record))
      ? nonCompliant(message, 'Properties.EmailIdentity')
      : undetermined(`${message}, which has no hosted zone for them; records elsewhere settle it`, 'Properties.EmailIdentity');
  },

  fix: {
    how: 'Create the identity with `ses.Identity.publicHostedZone(zone)`. In CloudFormation: three CNAME records with `!GetAtt <identity>.DkimDNSTokenName1` and `DkimDNSTokenValue1` to 3.',
  },
  config: { none: 'AWS Config does not record what DNS records say.' },

  examples: {
    compliant: [
      {
        when: 'the records are published',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example }
      Dkim1:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: CNAME, TTL: '300', Name: !GetAtt Domain.DkimDNSTokenName1, ResourceRecords: [!GetAtt Domain.DkimDNSTokenValue1] }
      Dkim2:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: CNAME, TTL: '300', Name: !GetAtt Domain.DkimDNSTokenName2, ResourceRecords: [!GetAtt Domain.DkimDNSTokenValue2] }
      Dkim3:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: CNAME, TTL: '300', Name: !GetAtt Domain.DkimDNSTokenName3, ResourceRecords: [!GetAtt Domain.DkimDNSTokenValue3] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the zone has other records of the domain only',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example }
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneName: clinic.example., Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the zone is kept elsewhere',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example }
      Mail:
        Type: AWS::Route53::RecordSet
        Properties: { HostedZoneId: Z0123456789ABCDEFGHIJ, Type: MX, TTL: '300', Name: clinic.example, ResourceRecords: ['10 inbound-smtp.us-east-1.amazonaws.com'] }`,
      },
    ],
  },
});
