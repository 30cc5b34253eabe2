import { Duration } from 'aws-cdk-lib/core';
import { guide } from '../guide';
import { backupPolicyAcknowledgement, PhiBackup } from './phi-backup';

export default guide({
  construct: 'PhiBackup',
  example: scope => {
    new PhiBackup(scope, 'Backup');
  },
  defaults: [
    {
      prop: 'retention',
      holds: 'daily copies are kept for 35 days',
      weakened: scope => new PhiBackup(scope, 'Backup', { retention: Duration.days(7) }),
      reportedBy: ['backup-air-gapped-vault-min-retention', 'backup-plan-min-frequency-and-min-retention-check'],
    },
    {
      prop: 'airGapped',
      holds: 'copies lie out of reach of the account',
      weakened: scope => new PhiBackup(scope, 'Backup', { airGapped: false }),
      reportedBy: ['backup-plan-copies-out-of-reach'],
    },
  ],
  acknowledged: [backupPolicyAcknowledgement],
  cost: {
    monthly: '1 USD for the key, and about 0.05 to 0.10 USD a GB kept, twice because of the air-gapped vault',
    drivers: ['gigabytes that change', 'years that monthly copies are kept', 'restores that are tested'],
  },
});
