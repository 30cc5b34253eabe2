import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ecs-container-insights-enabled',
  title: 'ECS cluster has Container Insights',
  why: 'Without metrics of tasks and containers, failing clinical services and the load of cryptominers show late.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::ECS::Cluster'],

  // An account setting can switch it on; a template cannot know, and AWS's default is off.
  check: cluster =>
    someOf(cluster.property('ClusterSettings').items(), 'setting that switches Container Insights on', setting =>
      allOf(setting.get('Name').mustBe('containerInsights'), () => setting.get('Value').mustBe('enabled', 'enhanced')),
    ),

  fix: {
    how: 'Set `containerInsightsV2: ecs.ContainerInsights.ENHANCED` on `ecs.Cluster`, in CloudFormation `ClusterSettings`.',
    set: { 'Properties.ClusterSettings': [{ Name: 'containerInsights', Value: 'enhanced' }] },
  },
  config: { managedRule: 'ECS_CONTAINER_INSIGHTS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { ClusterSettings: [{ Name: containerInsights, Value: enabled }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { ClusterSettings: [{ Name: containerInsights, Value: disabled }] }`,
      },
      {
        when: 'nothing is set',
        resources: `
      Clinic: { Type: AWS::ECS::Cluster }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Clinic:
        Type: AWS::ECS::Cluster
        Properties: { ClusterSettings: [{ Name: containerInsights, Value: !Ref Insights }] }`,
      },
    ],
  },
});
