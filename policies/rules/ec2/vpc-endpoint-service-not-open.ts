import { everyOf, when } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'vpc-endpoint-service-not-open',
  title: 'An endpoint service that everyone may ask for admits nobody without being asked',
  why: 'Every customer of AWS can connect to the service behind it from a network of their own, past firewalls and gateways, and try what it lets in.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::VPCEndpointServicePermissions'],

  check: permissions =>
    everyOf(permissions.property('AllowedPrincipals').items(), principal =>
      when(principal.mustBe('*'), () =>
        permissions.property('ServiceId').leadsTo(service => service.property('AcceptanceRequired').mustBe(true)),
      ),
    ),

  fix: {
    how: 'Name the accounts in `allowedPrincipals` of `ec2.VpcEndpointService`, or leave `acceptanceRequired` at true (`AWS::EC2::VPCEndpointServicePermissions.AllowedPrincipals`, `AWS::EC2::VPCEndpointService.AcceptanceRequired`).',
  },
  config: { none: 'The recorded item of an endpoint service does not show who may connect.' },

  examples: {
    compliant: [
      {
        when: 'accounts are named, or somebody accepts each connection',
        resources: `
      Partners:
        Type: AWS::EC2::VPCEndpointServicePermissions
        Properties: { ServiceId: vpce-svc-0123, AllowedPrincipals: [arn:aws:iam::111122223333:root] }
      Open:
        Type: AWS::EC2::VPCEndpointService
        Properties: { AcceptanceRequired: true }
      Everyone:
        Type: AWS::EC2::VPCEndpointServicePermissions
        Properties: { ServiceId: !Ref Open, AllowedPrincipals: ['*'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may connect at once',
        resources: `
      Portal:
        Type: AWS::EC2::VPCEndpointService
        Properties: { AcceptanceRequired: false }
      Everyone:
        Type: AWS::EC2::VPCEndpointServicePermissions
        Properties: { ServiceId: !Ref Portal, AllowedPrincipals: [arn:aws:iam::111122223333:root, '*'] }`,
      },
    ],
    undetermined: [
      {
        when: 'the service is in another stack',
        resources: `
      Everyone:
        Type: AWS::EC2::VPCEndpointServicePermissions
        Properties: { ServiceId: !ImportValue portal, AllowedPrincipals: ['*'] }`,
      },
    ],
  },
});
