import { Duration } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { PhiBackup } from '../../../lib/constructs/data/phi-backup';
import guide from '../../../lib/constructs/data/phi-backup.guide';
import { guideCases, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);
test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

test('monthly copies that end soon do not move to cold storage, and the lock takes the shorter of both', () => {
  const template = Template.fromStack(
    stackWith(scope => new PhiBackup(scope, 'Copies', { retention: Duration.days(150), monthlyRetention: Duration.days(120) })),
  );
  expect(JSON.stringify(template.findResources('AWS::Backup::BackupPlan'))).not.toContain('MoveToColdStorageAfterDays');
  template.hasResourceProperties('AWS::Backup::BackupVault', {
    LockConfiguration: { MinRetentionDays: 120, MaxRetentionDays: 150 },
  });
});
