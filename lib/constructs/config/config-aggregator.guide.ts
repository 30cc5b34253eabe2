import { guide } from '../guide';
import { ConfigAggregator, aggregatorAcknowledgement } from './config-aggregator';

export default guide({
  construct: 'ConfigAggregator',
  example: scope => {
    new ConfigAggregator(scope, 'Organization');
  },
  defaults: [
    {
      prop: 'accountAggregationSources',
      holds: 'all Regions are gathered',
      weakened: scope =>
        new ConfigAggregator(scope, 'Organization', {
          accountAggregationSources: [{ accountIds: ['111122223333'], awsRegions: ['us-east-1'] }],
        }),
      reportedBy: ['config-aggregator-all-regions'],
    },
  ],
  acknowledged: [aggregatorAcknowledgement],
  cost: { monthly: 'nothing by itself', drivers: [] },
});
