import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'autoscaling-group-elb-healthcheck-required',
  title: 'Auto Scaling group behind a load balancer replaces what fails its health check',
  why: 'With EC2 checks alone, a server whose clinical application has stopped answering stays in the group and care waits for it.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::AutoScaling::AutoScalingGroup'],
  where: group =>
    anyOf(...['TargetGroupARNs', 'LoadBalancerNames', 'TrafficSources'].map(name => () => group.property(name).mustBePresent())),

  // Several types may be listed: "ELB,EBS".
  check: group =>
    group
      .property('HealthCheckType')
      .orDefault('EC2')
      .mustMatch(/(?:^|,)\s*(?:ELB|VPC_LATTICE)\s*(?:,|$)/, 'ELB'),

  fix: {
    how: 'Set `healthChecks: HealthChecks.withAdditionalChecks({ additionalTypes: [AdditionalHealthCheckType.ELB] })` on `AutoScalingGroup`, in CloudFormation `HealthCheckType: ELB`.',
    set: { 'Properties.HealthCheckType': 'ELB' },
  },
  config: { managedRule: 'AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED' },

  examples: {
    compliant: [
      {
        when: 'it uses the health check of its target group',
        resources: `
      Portal:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '2', MaxSize: '4', TargetGroupARNs: [!Ref Targets], HealthCheckType: ELB, HealthCheckGracePeriod: 60 }
      Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Portal:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '2', MaxSize: '4', TargetGroupARNs: [!Ref Targets] }
      Targets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
      {
        when: 'it is behind a classic load balancer and checks EC2 alone',
        resources: `
      Portal:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '2', MaxSize: '4', LoadBalancerNames: [portal], HealthCheckType: EC2 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '2', MaxSize: '4', LoadBalancerNames: [portal], HealthCheckType: !Ref HealthCheck }`,
      },
    ],
  },
});
