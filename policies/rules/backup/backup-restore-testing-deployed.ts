import { allOf } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'backup-restore-testing-deployed',
  title: 'A restore testing plan proves that backups can be restored',
  why: 'Ransomware finds out whether backups work. A backup that was never restored may not bring ePHI back, and care stops for as long.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(D)', '164.308(a)(7)(ii)(B)'] },
  scope: 'environment',
  appliesTo: ['AWS::Backup::RestoreTestingPlan'],
  // Without a plan or vault here, backups are made and tested somewhere else, or by a policy of the organization.
  where: environment =>
    allOf(setsUpAccount(environment), () =>
      environment.mustDeclare(['AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault', 'AWS::Backup::RestoreTestingPlan']),
    ),

  check: environment => environment.mustHave('restore testing plan', ['AWS::Backup::RestoreTestingPlan']),

  fix: {
    how: 'Add a `backup.CfnRestoreTestingPlan` with a `backup.CfnRestoreTestingSelection` for each kind of store that holds ePHI.',
  },
  config: {
    none: 'AWS Config has rules about the restore time of single resources, which need such a plan and do not show that there is one, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'it has one',
        resources: `
      Recorder: { Type: AWS::Config::ConfigurationRecorder, Properties: { RoleARN: !GetAtt RecorderRole.Arn } }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties: { BackupPlan: { BackupPlanName: records, BackupPlanRule: [{ RuleName: daily, TargetBackupVault: records }] } }
      Test:
        Type: AWS::Backup::RestoreTestingPlan
        Properties:
          RestoreTestingPlanName: monthly
          ScheduleExpression: cron(0 5 1 * ? *)
          RecoveryPointSelection: { Algorithm: LATEST_WITHIN_WINDOW, IncludeVaults: ['*'], RecoveryPointTypes: [SNAPSHOT] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has a backup plan that nobody tests',
        resources: `
      Recorder: { Type: AWS::Config::ConfigurationRecorder, Properties: { RoleARN: !GetAtt RecorderRole.Arn } }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties: { BackupPlan: { BackupPlanName: records, BackupPlanRule: [{ RuleName: daily, TargetBackupVault: records }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold the plan',
        resources: `
      Recorder: { Type: AWS::Config::ConfigurationRecorder, Properties: { RoleARN: !GetAtt RecorderRole.Arn } }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties: { BackupPlan: { BackupPlanName: records, BackupPlanRule: [{ RuleName: daily, TargetBackupVault: records }] } }
      Security: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/security.yaml } }`,
      },
    ],
  },
});
