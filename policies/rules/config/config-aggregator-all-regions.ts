import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'config-aggregator-all-regions',
  title: 'AWS Config gathers what it records from all Regions',
  why: 'Resources in a Region that is not on the list are in nobody’s inventory.',
  severity: 'low',
  controls: { hicp: ['5.L.A', '5.M.A'], hipaa: ['164.308(a)(1)(ii)(A)'] },
  from: 'large',
  appliesTo: ['AWS::Config::ConfigurationAggregator'],

  check: aggregator =>
    everyOf(
      [
        ...aggregator.property('AccountAggregationSources').items(),
        ...aggregator.property('OrganizationAggregationSource').items(),
      ],
      source => source.get('AllAwsRegions').mustBe(true),
    ),

  fix: {
    how: 'Set `allAwsRegions: true` in `organizationAggregationSource` of `config.CfnConfigurationAggregator` (`AllAwsRegions`).',
  },
  config: { none: 'AWS Config does not record aggregators.' },

  examples: {
    compliant: [
      {
        when: 'it takes all',
        resources: `
      Inventory:
        Type: AWS::Config::ConfigurationAggregator
        Properties: { OrganizationAggregationSource: { RoleArn: arn:aws:iam::111122223333:role/aggregator, AllAwsRegions: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes a list',
        resources: `
      Inventory:
        Type: AWS::Config::ConfigurationAggregator
        Properties: { AccountAggregationSources: [{ AccountIds: ['111122223333'], AwsRegions: [us-east-1] }] }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Inventory:
        Type: AWS::Config::ConfigurationAggregator
        Properties: { OrganizationAggregationSource: !ImportValue source }`,
      },
    ],
  },
});
