import { allOf, anyOf, compliant, nonCompliant, someOf, when } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { mustBeSelectedForBackup } from './_selection';
import type { Selectable } from './_selection';

const days = 35;

/** What AWS Config is told to ask of a plan. */
export const strictPlan = { minRetentionDays: String(days), backupVaultLockCheck: 'True' };

/** A plan of this run selects the resource, keeps its backups for 35 days and puts them into a locked vault. */
export function mustBeKeptInLockedVault(what: Selectable): Verdict {
  return mustBeSelectedForBackup(
    what,
    'backup selection in the templates of this run that covers it with such a plan',
    selection => selection.property('BackupPlanId').leadsTo(mustLock),
  );
}

/** For `where`: some plan is known to select the resource. Where none is, a rule of its own says so, and one finding is enough. */
export function mustBeInPlan(what: Selectable): Verdict {
  return mustBeSelectedForBackup(what).status === 'compliant' ? compliant : nonCompliant('no plan is known to select it');
}

function mustLock(plan: Resource): Verdict {
  return someOf(
    plan.property('BackupPlan.BackupPlanRule').items(),
    'rule that keeps backups for 35 days in a locked vault',
    rule =>
      allOf(mustKeep(rule.get('Lifecycle.DeleteAfterDays')), () =>
        anyOf(rule.get('TargetLogicallyAirGappedBackupVaultArn').mustBePresent(), () =>
          rule.get('TargetBackupVault').leadsTo(vault => vault.property('LockConfiguration.MinRetentionDays').mustBeAtLeast(1)),
        ),
      ),
  );
}

/** A backup without an end is kept. */
function mustKeep(expiry: Property): Verdict {
  return when(expiry.mustBePresent(), () => expiry.mustBeAtLeast(days));
}
