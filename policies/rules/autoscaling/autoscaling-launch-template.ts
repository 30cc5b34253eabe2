import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'autoscaling-launch-template',
  title: 'Auto Scaling group starts servers from a launch template',
  why: 'Launch configurations cannot hold what was added since, and cannot be changed or versioned, so their servers fall behind on hardening and patches.',
  severity: 'low',
  controls: { hicp: ['2.L.A'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  from: 'large',
  appliesTo: ['AWS::AutoScaling::AutoScalingGroup'],

  check: group =>
    anyOf(group.property('LaunchTemplate').mustBePresent(), () =>
      group.property('MixedInstancesPolicy.LaunchTemplate').mustBePresent(),
    ),

  fix: {
    how: 'Pass `launchTemplate` to `autoscaling.AutoScalingGroup` (`LaunchTemplate` or `MixedInstancesPolicy`) in place of a launch configuration.',
  },
  config: { managedRule: 'AUTOSCALING_LAUNCH_TEMPLATE' },

  examples: {
    compliant: [
      {
        when: 'it names a launch template',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '2', LaunchTemplate: { LaunchTemplateId: lt-1234, Version: '1' } }`,
      },
      {
        when: 'its policy of mixed instances does',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties:
          MinSize: '1'
          MaxSize: '2'
          MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: lt-1234, Version: '1' } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names a launch configuration',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '2', LaunchConfigurationName: servers }`,
      },
    ],
    undetermined: [
      {
        when: 'the launch template is imported',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '2', LaunchTemplate: !ImportValue template }`,
      },
    ],
  },
});
