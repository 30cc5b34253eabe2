import type { GuardrailOptions } from '../../lib/guardrails';
import { eligibleServices, withoutPhi } from '../../policies/eligible-services';

/** The organization that docs/guardrails.md and the samples of guardrails are about. */
export const sampleOrganization: GuardrailOptions = {
  organizationId: 'o-a1b2c3d4e5',
  exemptRoles: ['OrganizationAdmin', 'stacksets-exec-*'],
  trustedAccounts: ['999988887777'],
  allowedServices: [...eligibleServices, ...withoutPhi].flatMap(({ actions }) => actions),
  logBuckets: ['clinic-logs'],
  logKeys: ['arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  logGroups: ['/clinic/audit/*'],
  backup: { regions: ['us-east-1'], vaultName: 'phi', roleName: 'service-role/Backup' },
};
