import { guide } from '../guide';
import { HicpConformancePack } from './hicp-conformance-pack';

export default guide({
  construct: 'HicpConformancePack',
  example: scope => {
    new HicpConformancePack(scope, 'Watch');
  },
  defaults: [],
  cost: {
    monthly:
      'about 40 USD for evaluations where each type has ten resources that change four times; `hicp conformance-pack` estimates yours',
    drivers: [
      'resources and how often they change',
      'rules in the packs',
      'Regions',
      'what AWS Config records, with or without packs',
    ],
  },
});
