import { rule } from '../../rule';

export default rule({
  id: 'wafv2-rulegroup-logging-enabled',
  title: 'WAF rule group reports metrics',
  why: 'Without metrics nobody sees that a rule stopped matching, or that it started to block clinicians instead of attackers.',
  severity: 'low',
  controls: { hicp: ['8.M.A', '6.M.C'], hipaa: ['164.312(b)'] },
  from: 'large',
  appliesTo: ['AWS::WAFv2::RuleGroup'],

  check: group => group.property('VisibilityConfig.CloudWatchMetricsEnabled').mustBe(true),

  fix: {
    how: 'Set `visibilityConfig: { cloudWatchMetricsEnabled: true, … }` on `wafv2.CfnRuleGroup` (`VisibilityConfig.CloudWatchMetricsEnabled`).',
    set: { 'Properties.VisibilityConfig.CloudWatchMetricsEnabled': true },
  },
  config: { managedRule: 'WAFV2_RULEGROUP_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'metrics are on',
        resources: `
      Portal:
        Type: AWS::WAFv2::RuleGroup
        Properties:
          Scope: REGIONAL
          Capacity: 10
          VisibilityConfig: { CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true, MetricName: portal }`,
      },
    ],
    nonCompliant: [
      {
        when: 'metrics are off',
        resources: `
      Portal:
        Type: AWS::WAFv2::RuleGroup
        Properties:
          Scope: REGIONAL
          Capacity: 10
          VisibilityConfig: { CloudWatchMetricsEnabled: false, SampledRequestsEnabled: true, MetricName: portal }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::WAFv2::RuleGroup
        Properties:
          Scope: REGIONAL
          Capacity: 10
          VisibilityConfig: { CloudWatchMetricsEnabled: !Ref Metrics, SampledRequestsEnabled: true, MetricName: portal }`,
      },
    ],
  },
});
