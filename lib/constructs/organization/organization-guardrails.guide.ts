import type { Construct } from 'constructs';
import { guide } from '../guide';
import { OrganizationGuardrails } from './organization-guardrails';
import type { OrganizationGuardrailsProps } from './organization-guardrails';

const weakened = (scope: Construct, props: Partial<OrganizationGuardrailsProps>): OrganizationGuardrails =>
  new OrganizationGuardrails(scope, 'Guardrails', {
    organizationId: 'o-a1b2c3d4e5',
    targets: ['ou-ab12-11111111'],
    exemptRoles: ['OrganizationAdmin'],
    backup: { regions: ['us-east-1'], vaultName: 'phi', roleName: 'Backup' },
    ...props,
  });

export default guide({
  construct: 'OrganizationGuardrails',
  example: scope => {
    new OrganizationGuardrails(scope, 'Guardrails', {
      organizationId: 'o-a1b2c3d4e5',
      targets: ['ou-ab12-11111111'],
      exemptRoles: ['OrganizationAdmin', 'stacksets-exec-*'],
      logBuckets: ['clinic-logs'],
      backup: { regions: ['us-east-1'], vaultName: 'phi', roleName: 'Backup' },
    });
  },
  defaults: [
    {
      prop: 'excluded',
      holds: 'AWS Config, CloudTrail, GuardDuty and the others that watch cannot be switched off',
      weakened: scope => weakened(scope, { excluded: ['config-recorder-kept'] }),
      reportedBy: ['organizations-detection-protected'],
    },
    {
      prop: 'backup',
      holds: 'what carries `DataClassification: PHI` is backed up in all accounts',
      weakened: scope => weakened(scope, { backup: undefined }),
      reportedBy: ['organizations-backup-policy-deployed'],
    },
    {
      prop: 'targets',
      holds: 'the policies are attached',
      weakened: scope => weakened(scope, { targets: [] }),
      reportedBy: [
        'organizations-backup-policy-deployed',
        'organizations-detection-protected',
        'organizations-tag-policy-deployed',
      ],
    },
  ],
  cost: {
    monthly:
      'nothing for policies; what the Inspector policy has scanned and the backup policy has copied is charged to the accounts',
    drivers: ['servers, images and functions that Inspector scans', 'what carries the tag and how long copies are kept'],
  },
});
