import { compliant, nonCompliant } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'autoscaling-multiple-az',
  title: 'Auto Scaling group runs in two zones or more',
  why: 'When the only zone of a group fails, the application is gone until somebody moves it, while care goes on.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::AutoScaling::AutoScalingGroup'],

  // Each subnet stands for a zone: a template rarely says which zone it is in, and two subnets of one zone are rarer still.
  check: group => {
    const list =
      ['VPCZoneIdentifier', 'AvailabilityZones', 'AvailabilityZoneIds']
        .map(name => group.property(name))
        .find(property => property.isUnresolved() || property.items().length > 0) ?? group.property('VPCZoneIdentifier');
    if (
      list.isUnresolved() ||
      list.items().some(item => item.isUnresolved() && item.target() === undefined && list.items().length === 1)
    )
      return list.mustBe('two zones or more');
    const zones = list.items().length;
    return zones > 1 ? compliant : nonCompliant(`${list.path} names ${String(zones)} zone; it must name two or more`, list.path);
  },

  fix: { how: 'Give `vpcSubnets` of `autoscaling.AutoScalingGroup` subnets in several zones (`VPCZoneIdentifier`).' },
  config: { managedRule: 'AUTOSCALING_MULTIPLE_AZ' },

  examples: {
    compliant: [
      {
        when: 'it has two subnets',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '2', MaxSize: '4', VPCZoneIdentifier: [subnet-1, subnet-2] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one subnet',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '4', VPCZoneIdentifier: [subnet-1] }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnets are a parameter without a default',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '4', VPCZoneIdentifier: !Ref Subnets }`,
      },
    ],
  },
});
