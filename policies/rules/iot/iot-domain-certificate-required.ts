import { allOf, when } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-domain-certificate-required',
  title: 'IoT endpoints do not admit devices by a token alone',
  why: 'A token can be copied from one monitor to any computer; a certificate stays with its device, so readings and commands have a known sender.',
  severity: 'medium',
  controls: { hicp: ['9.M.C'], hipaa: ['164.312(d)'] },
  from: 'large',
  appliesTo: ['AWS::IoT::DomainConfiguration'],

  check: domain => {
    const type = domain.property('AuthenticationType');
    return allOf(type.mustNotBe('CUSTOM_AUTH'), () =>
      when(type.orDefault('DEFAULT').mustBe('DEFAULT'), () =>
        domain.property('AuthorizerConfig.DefaultAuthorizerName').mustBeAbsent(),
      ),
    );
  },

  fix: {
    how: 'Set `authenticationType: "AWS_X509"` on `iot.CfnDomainConfiguration`, or `CUSTOM_AUTH_X509` where an authorizer looks at devices too. In CloudFormation: `AuthenticationType`.',
    set: { 'Properties.AuthenticationType': 'CUSTOM_AUTH_X509' },
  },
  config: { none: 'No schema of the item of an IoT endpoint is published, so nothing tells what it shows.' },

  examples: {
    compliant: [
      {
        when: 'devices show their certificate',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, AuthenticationType: AWS_X509 }`,
      },
      {
        when: 'an authorizer looks at the certificate too',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, AuthenticationType: CUSTOM_AUTH_X509, AuthorizerConfig: { DefaultAuthorizerName: monitors } }`,
      },
      {
        when: 'nothing is set and no authorizer is named',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a token is enough',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, AuthenticationType: CUSTOM_AUTH, AuthorizerConfig: { DefaultAuthorizerName: monitors } }`,
      },
      {
        when: 'an authorizer may decide instead of the certificate',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, AuthorizerConfig: { DefaultAuthorizerName: monitors } }`,
      },
    ],
    undetermined: [
      {
        when: 'the type comes from another stack',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, AuthenticationType: !ImportValue Type }`,
      },
    ],
  },
});
