import { rule } from '../../rule';

export default rule({
  id: 'iot-resource-specific-logging-enabled',
  title: 'No group of devices is left out of the logs of IoT',
  why: 'Refused connections and failed messages of that group leave no trace, whatever the account logs otherwise.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.L.B', '8.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::IoT::ResourceSpecificLogging'],

  check: logging => logging.property('LogLevel').mustBe('ERROR', 'WARN', 'INFO', 'DEBUG'),

  fix: {
    how: 'Set `logLevel: "WARN"` on `iot.CfnResourceSpecificLogging`. In CloudFormation: `LogLevel`.',
    set: { 'Properties.LogLevel': 'WARN' },
  },
  config: { none: 'AWS Config does not record the logging settings of groups of devices.' },

  examples: {
    compliant: [
      {
        when: 'warnings are logged',
        resources: `
      Pumps:
        Type: AWS::IoT::ResourceSpecificLogging
        Properties: { TargetType: THING_GROUP, TargetName: pumps, LogLevel: WARN }`,
      },
    ],
    nonCompliant: [
      {
        when: 'logging is disabled',
        resources: `
      Pumps:
        Type: AWS::IoT::ResourceSpecificLogging
        Properties: { TargetType: THING_GROUP, TargetName: pumps, LogLevel: DISABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'the level comes from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::ResourceSpecificLogging
        Properties: { TargetType: THING_GROUP, TargetName: pumps, LogLevel: !ImportValue Level }`,
      },
    ],
  },
});
