import { compliant, nonCompliant, someOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'backup-plan-has-selection',
  title: 'Backup plan backs up something',
  why: 'A plan without a selection runs every night, backs up nothing and looks like a backup.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::Backup::BackupPlan'],

  check: plan => {
    const selections = plan.template.run.templates.flatMap(template => template.ofType('AWS::Backup::BackupSelection'));
    return selections.length === 0
      ? undetermined('no backup selection is in the templates of this run; where one is in another stack, check both together')
      : someOf(selections, 'backup selection of this plan', selection => {
          const named = selection.property('BackupPlanId');
          return named.target() === plan
            ? compliant
            : named.target() === undefined && named.isUnresolved()
              ? undetermined(() => `${named.state()}; it must be ${plan.logicalId}`, named)
              : nonCompliant(() => `${named.state()}; it must be ${plan.logicalId}`, named);
        });
  },

  fix: { how: 'Call `addSelection` on `backup.BackupPlan` with tags or resources (`AWS::Backup::BackupSelection`).' },
  config: { none: 'It judges a plan together with its selections, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'a selection belongs to it',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records }]
      Everything:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !Ref Nightly
          BackupSelection: { SelectionName: all, IamRoleArn: arn:aws:iam::111122223333:role/backup, ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the only selection is of another plan',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records }]
      Everything:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !Ref Weekly
          BackupSelection: { SelectionName: all, IamRoleArn: arn:aws:iam::111122223333:role/backup, ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }] }
      Weekly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: weekly
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: weekly }]`,
      },
    ],
    undetermined: [
      {
        when: 'no selection is in the run',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records }]`,
      },
      {
        when: 'the plan of the selection is imported',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records }]
      Everything:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !ImportValue plan
          BackupSelection: { SelectionName: all, IamRoleArn: arn:aws:iam::111122223333:role/backup, ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }] }`,
      },
    ],
  },
});
