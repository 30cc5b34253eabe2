import { someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { trustProvidersOf } from './_verified-access';

export default rule({
  id: 'ec2-verified-access-device-trust',
  title: 'Verified Access knows the state of devices',
  why: 'A clinician who signs in from a device that is infected or unmanaged brings it to the ePHI; without a device provider nobody can tell.',
  severity: 'low',
  controls: { hicp: ['2.L.B', '5.L.B', '6.L.E'], hipaa: ['164.312(a)(1)', '164.312(d)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::VerifiedAccessInstance'],

  check: instance =>
    someOf(trustProvidersOf(instance), 'trust provider of type device', provider =>
      provider.leadsTo(one => one.property('TrustProviderType').mustBe('device')),
    ),

  fix: {
    how: "Add an `ec2.CfnVerifiedAccessTrustProvider` with `trustProviderType: 'device'` to `verifiedAccessTrustProviderIds` of `ec2.CfnVerifiedAccessInstance` (`VerifiedAccessTrustProviderIds`).",
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'it has a provider for people and one for devices',
        resources: `
      Applications:
        Type: AWS::EC2::VerifiedAccessInstance
        Properties: { VerifiedAccessTrustProviderIds: [!Ref People, !Ref Devices] }
      People:
        Type: AWS::EC2::VerifiedAccessTrustProvider
        Properties: { PolicyReferenceName: people, TrustProviderType: user, UserTrustProviderType: iam-identity-center }
      Devices:
        Type: AWS::EC2::VerifiedAccessTrustProvider
        Properties: { PolicyReferenceName: devices, TrustProviderType: device, DeviceTrustProviderType: jamf }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it knows people alone',
        resources: `
      Applications: { Type: AWS::EC2::VerifiedAccessInstance, Properties: { VerifiedAccessTrustProviderIds: [!Ref People] } }
      People:
        Type: AWS::EC2::VerifiedAccessTrustProvider
        Properties: { PolicyReferenceName: people, TrustProviderType: user, UserTrustProviderType: iam-identity-center }`,
      },
    ],
    undetermined: [
      {
        when: 'the provider is not in the templates',
        resources: `
      Applications: { Type: AWS::EC2::VerifiedAccessInstance, Properties: { VerifiedAccessTrustProviderIds: [vatp-1234] } }`,
      },
    ],
  },
});
