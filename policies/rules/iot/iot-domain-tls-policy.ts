import { rule } from '../../rule';

/** `IoTSecurityPolicy_TLS13_1_2_2022_10`: the newest version first, then the lowest that is accepted. https://docs.aws.amazon.com/iot/latest/developerguide/transport-security.html */
const atLeast12 = /^IoTSecurityPolicy_TLS\d+_1_[23]_/;

export default rule({
  id: 'iot-domain-tls-policy',
  title: 'IoT endpoints require TLS 1.2 or later',
  why: 'Older versions can be broken, and readings of patients and commands to devices read or changed on the way.',
  severity: 'high',
  controls: { hicp: ['9.M.E', '4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::IoT::DomainConfiguration'],

  check: domain =>
    domain
      .property('TlsConfig.SecurityPolicy')
      .orDefault('IoTSecurityPolicy_TLS13_1_2_2022_10')
      .mustMatch(atLeast12, 'a security policy of TLS 1.2 or later'),

  fix: {
    how: 'Set `tlsConfig: { securityPolicy: "IoTSecurityPolicy_TLS13_1_2_2022_10" }` on `iot.CfnDomainConfiguration`. In CloudFormation: `TlsConfig.SecurityPolicy`.',
    set: { 'Properties.TlsConfig.SecurityPolicy': 'IoTSecurityPolicy_TLS13_1_2_2022_10' },
  },
  config: { none: 'No schema of the item of an IoT endpoint is published, so nothing tells what it shows.' },

  examples: {
    compliant: [
      {
        when: 'it requires TLS 1.3',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, TlsConfig: { SecurityPolicy: IoTSecurityPolicy_TLS13_1_3_2022_10 } }`,
      },
      {
        when: 'it leaves the policy to IoT Core',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it accepts TLS 1.0',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, TlsConfig: { SecurityPolicy: IoTSecurityPolicy_TLS12_1_0_2016_01 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Devices:
        Type: AWS::IoT::DomainConfiguration
        Properties: { DomainName: devices.clinic.example, TlsConfig: { SecurityPolicy: !ImportValue Tls } }`,
      },
    ],
  },
});
