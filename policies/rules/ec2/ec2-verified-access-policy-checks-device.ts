import { allOf, anyOf, compliant, decide, everyOf, nonCompliant } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { trustProvidersOf } from './_verified-access';

const instance = 'AWS::EC2::VerifiedAccessInstance';

export default rule({
  id: 'ec2-verified-access-policy-checks-device',
  title: 'Verified Access group admits devices by their state',
  why: 'A device provider that no policy asks changes nothing; people still reach ePHI from a device that is infected or out of date.',
  severity: 'low',
  controls: { hicp: ['6.L.E', '2.L.B', '5.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::VerifiedAccessGroup'],

  // Policies of a group and of its endpoints both have to admit a request, so one of them that asks is enough.
  check: group =>
    group
      .property('VerifiedAccessInstanceId')
      .leadsTo(target =>
        target.type === instance
          ? mustAsk(group, trustProvidersOf(target))
          : nonCompliant('it belongs to no Verified Access instance', 'Properties.VerifiedAccessInstanceId'),
      ),

  fix: {
    how: 'Let `policyDocument` of `ec2.CfnVerifiedAccessGroup` permit only when the context of the device provider says that the device is in order (`PolicyDocument`).',
  },
  config: { none: 'AWS Config does not record Verified Access groups.' },

  examples: {
    compliant: [
      {
        when: 'its policy asks for the state of the device',
        resources: `
      Portal:
        Type: AWS::EC2::VerifiedAccessGroup
        Properties:
          VerifiedAccessInstanceId: !Ref Applications
          PolicyEnabled: true
          PolicyDocument: 'permit(principal, action, resource) when { context.devices.risk == "LOW" };'
      Applications: { Type: AWS::EC2::VerifiedAccessInstance, Properties: { VerifiedAccessTrustProviderIds: [!Ref Devices] } }
      Devices:
        Type: AWS::EC2::VerifiedAccessTrustProvider
        Properties: { PolicyReferenceName: devices, TrustProviderType: device, DeviceTrustProviderType: jamf }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its policy asks who the person is, and no more',
        resources: `
      Portal:
        Type: AWS::EC2::VerifiedAccessGroup
        Properties:
          VerifiedAccessInstanceId: !Ref Applications
          PolicyEnabled: true
          PolicyDocument: 'permit(principal, action, resource) when { context.people.groups has "clinicians" };'
      Applications: { Type: AWS::EC2::VerifiedAccessInstance, Properties: { VerifiedAccessTrustProviderIds: [!Ref People, !Ref Devices] } }
      People:
        Type: AWS::EC2::VerifiedAccessTrustProvider
        Properties: { PolicyReferenceName: people, TrustProviderType: user, UserTrustProviderType: iam-identity-center }
      Devices:
        Type: AWS::EC2::VerifiedAccessTrustProvider
        Properties: { PolicyReferenceName: devices, TrustProviderType: device, DeviceTrustProviderType: jamf }`,
      },
      {
        when: 'no provider knows devices',
        resources: `
      Portal: { Type: AWS::EC2::VerifiedAccessGroup, Properties: { VerifiedAccessInstanceId: !Ref Applications } }
      Applications: { Type: AWS::EC2::VerifiedAccessInstance, Properties: { Description: applications } }`,
      },
    ],
    undetermined: [
      {
        when: 'the instance is of another stack',
        resources: `
      Portal: { Type: AWS::EC2::VerifiedAccessGroup, Properties: { VerifiedAccessInstanceId: vai-1234 } }`,
      },
    ],
  },
});

function mustAsk(group: Resource, providers: readonly Property[]): Verdict {
  const endpoints = group.referredToBy('AWS::EC2::VerifiedAccessEndpoint', 'VerifiedAccessGroupId');
  const own = mustMention(group.property('PolicyDocument'), providers);
  return endpoints.length === 0
    ? own
    : anyOf(own, () => everyOf(endpoints, endpoint => mustMention(endpoint.property('PolicyDocument'), providers)));
}

/** The policy asks a provider of type device, by the name under which policies know it. */
function mustMention(policy: Property, providers: readonly Property[]): Verdict {
  return allOf(policy.mustBePresent(), () =>
    anyOf(
      ...providers.map(
        provider => () =>
          provider.leadsTo(one =>
            allOf(one.property('TrustProviderType').mustBe('device'), () =>
              decide([policy, one.property('PolicyReferenceName')], (text, name) =>
                String(text).includes(`context.${String(name)}`)
                  ? compliant
                  : nonCompliant(
                      () => `${policy.path} does not ask context.${String(name)}; it must ask a device provider`,
                      policy,
                    ),
              ),
            ),
          ),
      ),
      () => nonCompliant(() => `${policy.path} asks no trust provider of type device; it must ask one`, policy),
    ),
  );
}
