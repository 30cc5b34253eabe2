import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'route53-hosted-zone-dnssec-enabled',
  title: 'Public hosted zone is signed with DNSSEC',
  why: 'Without signatures, a forged answer sends patients and partner systems to an impostor that asks for their data.',
  severity: 'low',
  controls: { hicp: ['6.L.B'], hipaa: ['164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::Route53::HostedZone'],
  where: zone => zone.property('VPCs').mustBeAbsent(),

  check: zone =>
    someOf(zone.referredToBy('AWS::Route53::DNSSEC', 'HostedZoneId'), 'DNSSEC signing of the zone', signing =>
      signing.property('HostedZoneId').mustReferTo(zone),
    ),

  fix: {
    how: 'Call `enableDnssec` on `route53.PublicHostedZone`, in CloudFormation add an AWS::Route53::KeySigningKey and an AWS::Route53::DNSSEC, and give the DS record to the parent zone.',
  },
  config: { none: 'AWS Config does not record the signing of hosted zones.' },

  examples: {
    compliant: [
      {
        when: 'signing is enabled',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Signing: { Type: AWS::Route53::DNSSEC, Properties: { HostedZoneId: !Ref Zone } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is not signed',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }`,
      },
    ],
    undetermined: [
      {
        when: 'which zone is signed is computed by a macro',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }
      Signing: { Type: AWS::Route53::DNSSEC, Properties: { HostedZoneId: { 'Fn::Transform': { Name: Zones } } } }`,
      },
    ],
  },
});
