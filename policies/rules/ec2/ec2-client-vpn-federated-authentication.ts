import { anyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ec2-client-vpn-federated-authentication',
  title: 'Client VPN signs people in through the identity provider',
  why: 'A certificate on a laptop is all that a thief of the laptop needs; the identity provider asks for a second factor and knows who left.',
  severity: 'medium',
  controls: { hicp: ['3.M.D', '6.L.A'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::EC2::ClientVpnEndpoint'],

  check: endpoint => {
    const options = endpoint.property('AuthenticationOptions');
    const isOfType = (type: string) => () =>
      someOf(options.items(), 'federated authentication', option => option.get('Type').mustBe(type));
    return anyOf(isOfType('federated-authentication')(), () => {
      const byDirectory = isOfType('directory-service-authentication')();
      return byDirectory.status === 'compliant'
        ? undetermined(
            () => `${options.path} signs people in with a directory, and whether that asks for a second factor is not known here`,
            options,
          )
        : nonCompliant(() => `${options.path} has no federated authentication; it must have it`, options);
    });
  },

  fix: {
    how: 'Set `userBasedAuthentication: ec2.ClientVpnUserBasedAuthentication.federated(provider)` on `ec2.ClientVpnEndpoint` (`AuthenticationOptions` with federated-authentication), and ask for a second factor in the identity provider.',
  },
  config: {
    none: 'One of several ways to sign in is enough for the rule, and a policy here can only demand each of them. The item does not show whether a directory asks for a second factor.',
  },

  examples: {
    compliant: [
      {
        when: 'people sign in with SAML',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties:
          ClientCidrBlock: 10.100.0.0/22
          AuthenticationOptions:
            - { Type: federated-authentication, FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/clinic' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'certificates are enough',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties:
          ClientCidrBlock: 10.100.0.0/22
          AuthenticationOptions:
            - { Type: certificate-authentication, MutualAuthentication: { ClientRootCertificateChainArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1234' } }`,
      },
    ],
    undetermined: [
      {
        when: 'they sign in with a directory',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties:
          ClientCidrBlock: 10.100.0.0/22
          AuthenticationOptions: [{ Type: directory-service-authentication, ActiveDirectory: { DirectoryId: d-1234 } }]`,
      },
      {
        when: 'the type is a parameter without a default',
        resources: `
      Clinicians:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties: { ClientCidrBlock: 10.100.0.0/22, AuthenticationOptions: [{ Type: !Ref SignIn }] }`,
      },
    ],
  },
});
