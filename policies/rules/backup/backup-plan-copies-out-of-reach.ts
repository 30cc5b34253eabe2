import { anyOf, compliant, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { pseudoParameter } from '../../../lib/core/parameters';

export default rule({
  id: 'backup-plan-copies-out-of-reach',
  title: 'Backup plan copies backups to another account or Region',
  why: 'Whoever takes over an account deletes its backups with it, and a Region that is down takes the backups in it along.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Backup::BackupPlan'],

  check: plan =>
    someOf(plan.property('BackupPlan.BackupPlanRule').items(), 'rule that copies to another account or Region', backup =>
      anyOf(
        someOf(backup.get('CopyActions').items(), 'copy to another account or Region', copy =>
          mustLeave(copy.get('DestinationBackupVaultArn')),
        ),
        () => backup.get('TargetLogicallyAirGappedBackupVaultArn').mustBePresent(),
      ),
    ),

  fix: {
    how: 'Set `copyActions` in a `backup.BackupPlanRule` with a vault of another account or Region as `destinationBackupVault` (`CopyActions`), or copy to a logically air-gapped vault.',
  },
  config: {
    none: 'AWS Config looks at the copies of one resource at a time: the rules …-resources-protected-by-backup-plan take lists of accounts and Regions. A Guard policy cannot compare the vault of a copy with the account of the plan.',
  },

  examples: {
    compliant: [
      {
        when: 'it copies to a logically air-gapped vault',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records, CopyActions: [{ DestinationBackupVaultArn: !GetAtt Safe.BackupVaultArn }] }]
      Safe:
        Type: AWS::Backup::LogicallyAirGappedBackupVault
        Properties: { BackupVaultName: safe, MinRetentionDays: 35, MaxRetentionDays: 365 }`,
      },
      {
        when: 'backups go to a logically air-gapped vault at once',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records, TargetLogicallyAirGappedBackupVaultArn: arn:aws:backup:us-east-1:111122223333:backup-vault:safe }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it copies nothing',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records }]`,
      },
      {
        when: 'it copies to a vault beside',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records, CopyActions: [{ DestinationBackupVaultArn: !GetAtt Second.BackupVaultArn }] }]
      Second:
        Type: AWS::Backup::BackupVault
        Properties: { BackupVaultName: second }`,
      },
      {
        when: 'it copies to a vault of its own account and Region by name',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records, CopyActions: [{ DestinationBackupVaultArn: !Sub 'arn:aws:backup:\${AWS::Region}:\${AWS::AccountId}:backup-vault:second' }] }]`,
      },
    ],
    undetermined: [
      {
        when: 'the vault of the copy is imported',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records, CopyActions: [{ DestinationBackupVaultArn: !ImportValue vault }] }]`,
      },
      {
        when: 'the account of the plan is not known',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records, CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:us-west-2:111122223333:backup-vault:records' }] }]`,
      },
    ],
  },
});

function mustLeave(arn: Property): Verdict {
  const { template } = arn.resource;
  const near = (): Verdict =>
    nonCompliant(
      () => `${arn.state()}, a vault of the same account and Region; it must be one of another account or Region`,
      arn,
    );
  const target = arn.target();
  if (target?.type === 'AWS::Backup::LogicallyAirGappedBackupVault') return compliant;
  if (target?.template === template) return near();
  const [, , , region = '', account = ''] = (arn.canonicalText() ?? '').split(':');
  const own = { region: pseudoParameter(template, 'AWS::Region'), account: pseudoParameter(template, 'AWS::AccountId') };
  if (region !== '' && region === own.region && account === own.account) return near();
  const { symbols } = template.evaluation;
  const differ = (one: string, other: string): boolean =>
    one !== '' && one !== other && !symbols.hasUnresolved(one) && !symbols.hasUnresolved(other);
  return differ(region, own.region) || differ(account, own.account)
    ? compliant
    : undetermined(() => `${arn.state()}; it must be a vault of another account or Region than the plan has`, arn);
}
