import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'route53-hosted-zone-dnssec-enabled',
  title: 'Public hosted zones are signed with DNSSEC',
  why: 'Forged answers of DNS lead patients to a copy of the portal, and mail to a server that reads it.',
  severity: 'low',
  controls: { hicp: ['1.M.A'], hipaa: ['164.312(c)(1)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::Route53::HostedZone'],
  from: 'large',
  where: zone => zone.property('VPCs').mustBeAbsent(),

  check: zone =>
    someOf(zone.referredToBy('AWS::Route53::DNSSEC', 'HostedZoneId'), 'AWS::Route53::DNSSEC for the zone', dnssec =>
      dnssec.property('HostedZoneId').mustReferTo(zone),
    ),

  fix: {
    how: 'Call `zone.enableDnssec({ kmsKey })` on `route53.PublicHostedZone`, and add the DS record at the registrar. In CloudFormation: `AWS::Route53::KeySigningKey` and `AWS::Route53::DNSSEC`.',
  },
  config: { none: 'No managed rule of AWS Config judges DNSSEC.' },

  examples: {
    compliant: [
      {
        when: 'it is signed',
        resources: `
      Zone:
        Type: AWS::Route53::HostedZone
        Properties: { Name: clinic.example }
      Signed:
        Type: AWS::Route53::DNSSEC
        Properties: { HostedZoneId: !Ref Zone }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is not signed',
        resources: `
      Zone:
        Type: AWS::Route53::HostedZone
        Properties: { Name: clinic.example }`,
      },
    ],
  },
});
