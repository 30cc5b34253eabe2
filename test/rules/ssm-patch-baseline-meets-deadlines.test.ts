import type { Json } from '../../lib/core';
import rule from '../../policies/rules/ssm/ssm-patch-baseline-meets-deadlines';
import { compliantExample, ruleCases } from '../support/rule-cases';

const baseline = compliantExample(rule);
const withRules = (...rules: readonly Json[]) => baseline.with('Servers.Properties.ApprovalRules.PatchRules', rules);
const one = (days: Json, filters: Readonly<Record<string, readonly Json[]>>): Json => ({
  ApproveAfterDays: days,
  PatchFilterGroup: { PatchFilters: Object.entries(filters).map(([Key, Values]) => ({ Key, Values })) },
});
const security = one(7, { CLASSIFICATION: ['Security'] });

ruleCases(rule, [
  ['compliant', 'bug fixes take longer than security patches', withRules(security, one(90, { CLASSIFICATION: ['Bugfix'] }))],
  ['non-compliant', 'it approves bug fixes and nothing else', withRules(one(0, { CLASSIFICATION: ['Bugfix'] }))],
  ['non-compliant', 'it leaves critical patches out', withRules(one(3, { MSRC_SEVERITY: ['Low'] }))],
  ['compliant', 'all severities are meant by a star', withRules(one(10, { SEVERITY: ['*'] }))],
  ['non-compliant', 'a star holds critical patches, and waits', withRules(one(45, { SEVERITY: ['*'] }))],
  [
    'undetermined',
    'important patches wait two months, critical ones three days',
    withRules(one(3, { SEVERITY: ['Critical'] }), one(60, { SEVERITY: ['Important'] })),
  ],
  [
    'non-compliant',
    'important patches wait four months',
    withRules(one(3, { SEVERITY: ['Critical'] }), one(120, { SEVERITY: ['Important'] })),
  ],
  [
    'compliant',
    'patches of Ubuntu are approved at once, without days',
    withRules({ PatchFilterGroup: { PatchFilters: [{ Key: 'PRODUCT', Values: ['*'] }] } }),
  ],
  ['undetermined', 'the class is a parameter', withRules(one(7, { CLASSIFICATION: [{ Ref: 'Class' }] }))],
  ['compliant', 'the days are text', withRules(one('7', { CLASSIFICATION: ['Security', 'Bugfix'] }))],
]);
