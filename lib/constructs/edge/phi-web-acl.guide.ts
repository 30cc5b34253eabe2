import { guide } from '../guide';
import { PhiWebAcl } from './phi-web-acl';

export default guide({
  construct: 'PhiWebAcl',
  example: scope => {
    new PhiWebAcl(scope, 'Filter');
  },
  defaults: [
    {
      prop: 'managedRuleGroups',
      holds: 'requests are filtered by rules that AWS keeps',
      weakened: scope => {
        new PhiWebAcl(scope, 'Filter').webAcl.rules = [];
      },
      reportedBy: ['wafv2-webacl-managed-rules-block', 'wafv2-webacl-not-empty'],
    },
  ],
  cost: { monthly: '10 USD, and 0.60 USD a million requests', drivers: ['rule groups', 'requests', 'logs'] },
});
