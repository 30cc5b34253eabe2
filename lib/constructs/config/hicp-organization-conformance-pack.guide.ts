import { guide } from '../guide';
import { HicpOrganizationConformancePack } from './hicp-organization-conformance-pack';

export default guide({
  construct: 'HicpOrganizationConformancePack',
  example: scope => {
    new HicpOrganizationConformancePack(scope, 'Watch');
  },
  defaults: [],
  cost: {
    monthly:
      'about 40 USD in each account for evaluations where each type has ten resources that change four times; `hicp conformance-pack` estimates yours',
    drivers: [
      'resources and how often they change',
      'rules in the packs',
      'Regions',
      'what AWS Config records, with or without packs',
    ],
  },
});
