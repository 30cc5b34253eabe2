import { rule } from '../../rule';

export default rule({
  id: 'iot-logging-enabled',
  title: 'IoT Core logs at least errors',
  why: 'Refused connections and failed messages are the first sign of a device under attack or out of service; without logs nobody sees them.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.L.B', '8.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::IoT::Logging'],

  check: logging => logging.property('DefaultLogLevel').mustBe('ERROR', 'WARN', 'INFO', 'DEBUG'),

  fix: {
    how: 'Set `defaultLogLevel: "INFO"` on `iot.CfnLogging`. In CloudFormation: `DefaultLogLevel`.',
    set: { 'Properties.DefaultLogLevel': 'INFO' },
  },
  config: { none: 'AWS Config does not record the logging settings of IoT Core; the audit of IoT Device Defender judges them.' },

  examples: {
    compliant: [
      {
        when: 'it logs warnings',
        resources: `
      Devices:
        Type: AWS::IoT::Logging
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: log, DefaultLogLevel: WARN }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is disabled',
        resources: `
      Devices:
        Type: AWS::IoT::Logging
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: log, DefaultLogLevel: DISABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'the level comes from another stack',
        resources: `
      Devices:
        Type: AWS::IoT::Logging
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: log, DefaultLogLevel: !ImportValue Level }`,
      },
    ],
  },
});
