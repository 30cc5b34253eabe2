import { rule } from '../../rule';

export default rule({
  id: 'securityhub-finding-aggregator-new-regions',
  title: 'Security Hub gathers findings of new Regions too',
  why: 'An intruder works where nobody looks: in a Region that is not on the list.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: ['AWS::SecurityHub::FindingAggregator'],

  check: aggregator => aggregator.property('RegionLinkingMode').mustBe('ALL_REGIONS', 'ALL_REGIONS_EXCEPT_SPECIFIED'),

  fix: {
    how: 'Set `regionLinkingMode: "ALL_REGIONS"` on `securityhub.CfnFindingAggregator` (`RegionLinkingMode`).',
    set: { 'Properties.RegionLinkingMode': 'ALL_REGIONS' },
  },
  config: { none: 'AWS Config does not record the aggregation of findings.' },

  examples: {
    compliant: [
      {
        when: 'it takes all',
        resources: `
      All:
        Type: AWS::SecurityHub::FindingAggregator
        Properties: { RegionLinkingMode: ALL_REGIONS }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes a list',
        resources: `
      Some:
        Type: AWS::SecurityHub::FindingAggregator
        Properties: { RegionLinkingMode: SPECIFIED_REGIONS, Regions: [us-east-1] }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Some:
        Type: AWS::SecurityHub::FindingAggregator
        Properties: { RegionLinkingMode: !ImportValue mode }`,
      },
    ],
  },
});
