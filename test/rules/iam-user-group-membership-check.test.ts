import rule from '../../policies/rules/iam/iam-user-group-membership-check';
import { compliantExample, ruleCases } from '../support/rule-cases';

const added = compliantExample(rule, 1);

ruleCases(rule, [
  ['compliant', 'it is added among others', added.with('Membership.Properties.Users', ['other', { Ref: 'Integration' }])],
  ['non-compliant', 'its list of groups is empty', compliantExample(rule).with('Integration.Properties.Groups', [])],
]);
