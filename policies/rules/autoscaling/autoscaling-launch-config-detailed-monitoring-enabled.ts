import { rule } from '../../rule';

export default rule({
  id: 'autoscaling-launch-config-detailed-monitoring-enabled',
  title: 'Instances of a launch configuration report metrics every minute',
  why: 'With basic monitoring a group learns of load every five minutes, so a clinical system is slow, or an intruder busy, long before it scales or alarms.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: ['AWS::AutoScaling::LaunchConfiguration'],

  // Unlike an instance, a launch configuration made by CloudFormation has it on by default.
  check: configuration => configuration.property('InstanceMonitoring').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `instanceMonitoring` of `autoscaling.CfnLaunchConfiguration` at its default, true (`InstanceMonitoring: true`).',
    set: { 'Properties.InstanceMonitoring': true },
  },
  config: {
    guard: {
      type: 'AWS::AutoScaling::LaunchConfiguration',
      all: [{ path: 'instanceMonitoring.enabled', mustBe: [true] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::AutoScaling::LaunchConfiguration.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { InstanceMonitoring: true },
          configuration: { launchConfigurationName: 'web', instanceMonitoring: { enabled: true } },
          verdict: 'compliant',
        },
        {
          properties: { InstanceMonitoring: false },
          configuration: { launchConfigurationName: 'web', instanceMonitoring: { enabled: false } },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'nothing is said: CloudFormation switches it on',
        resources: `
      Fleet:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: m6i.large }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it switches it off',
        resources: `
      Fleet:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: m6i.large, InstanceMonitoring: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Fleet:
        Type: AWS::AutoScaling::LaunchConfiguration
        Properties: { ImageId: ami-1234, InstanceType: m6i.large, InstanceMonitoring: !Ref Detailed }`,
      },
    ],
  },
});
