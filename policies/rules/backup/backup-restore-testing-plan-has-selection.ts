import { compliant, decide, nonCompliant, someOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'backup-restore-testing-plan-has-selection',
  title: 'Restore testing plan tests something',
  why: 'A plan without a selection runs on schedule, restores nothing and looks like proof that restores work.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(D)', '164.308(a)(7)(ii)(B)'] },
  appliesTo: ['AWS::Backup::RestoreTestingPlan'],

  check: plan => {
    const selections = plan.template.run.templates.flatMap(template => template.ofType('AWS::Backup::RestoreTestingSelection'));
    const name = plan.property('RestoreTestingPlanName');
    return selections.length === 0
      ? undetermined(
          'no restore testing selection is in the templates of this run; where one is in another stack, check both together',
        )
      : someOf(selections, 'restore testing selection of this plan', selection => {
          const named = selection.property('RestoreTestingPlanName');
          return named.target() === plan || (name.canonicalText() !== undefined && named.canonicalText() === name.canonicalText())
            ? compliant
            : decide([named, name], () => nonCompliant(() => `${named.state()}; it must be ${plan.logicalId}`, named));
        });
  },

  fix: {
    how: 'Add a `backup.CfnRestoreTestingSelection` for each kind of store with `restoreTestingPlanName` of the plan (`AWS::Backup::RestoreTestingSelection`).',
  },
  config: { none: 'It judges a plan together with its selections, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'a selection refers to it',
        resources: `
      Drill:
        Type: AWS::Backup::RestoreTestingPlan
        Properties:
          RestoreTestingPlanName: drill
          ScheduleExpression: cron(0 5 1 * ? *)
          RecoveryPointSelection: { Algorithm: LATEST_WITHIN_WINDOW, IncludeVaults: ['*'], RecoveryPointTypes: [SNAPSHOT] }
      Databases:
        Type: AWS::Backup::RestoreTestingSelection
        Properties:
          RestoreTestingPlanName: !Ref Drill
          RestoreTestingSelectionName: databases
          IamRoleArn: arn:aws:iam::111122223333:role/restore
          ProtectedResourceType: RDS
          ProtectedResourceArns: ['*']`,
      },
      {
        when: 'a selection names it',
        resources: `
      Drill:
        Type: AWS::Backup::RestoreTestingPlan
        Properties:
          RestoreTestingPlanName: drill
          ScheduleExpression: cron(0 5 1 * ? *)
          RecoveryPointSelection: { Algorithm: LATEST_WITHIN_WINDOW, IncludeVaults: ['*'], RecoveryPointTypes: [SNAPSHOT] }
      Databases:
        Type: AWS::Backup::RestoreTestingSelection
        Properties:
          RestoreTestingPlanName: drill
          RestoreTestingSelectionName: databases
          IamRoleArn: arn:aws:iam::111122223333:role/restore
          ProtectedResourceType: RDS
          ProtectedResourceArns: ['*']`,
      },
    ],
    nonCompliant: [
      {
        when: 'the only selection is of another plan',
        resources: `
      Drill:
        Type: AWS::Backup::RestoreTestingPlan
        Properties:
          RestoreTestingPlanName: drill
          ScheduleExpression: cron(0 5 1 * ? *)
          RecoveryPointSelection: { Algorithm: LATEST_WITHIN_WINDOW, IncludeVaults: ['*'], RecoveryPointTypes: [SNAPSHOT] }
      Databases:
        Type: AWS::Backup::RestoreTestingSelection
        Properties:
          RestoreTestingPlanName: quarterly
          RestoreTestingSelectionName: databases
          IamRoleArn: arn:aws:iam::111122223333:role/restore
          ProtectedResourceType: RDS
          ProtectedResourceArns: ['*']`,
      },
    ],
    undetermined: [
      {
        when: 'no selection is in the run',
        resources: `
      Drill:
        Type: AWS::Backup::RestoreTestingPlan
        Properties:
          RestoreTestingPlanName: drill
          ScheduleExpression: cron(0 5 1 * ? *)
          RecoveryPointSelection: { Algorithm: LATEST_WITHIN_WINDOW, IncludeVaults: ['*'], RecoveryPointTypes: [SNAPSHOT] }`,
      },
      {
        when: 'the plan of the selection is imported',
        resources: `
      Drill:
        Type: AWS::Backup::RestoreTestingPlan
        Properties:
          RestoreTestingPlanName: drill
          ScheduleExpression: cron(0 5 1 * ? *)
          RecoveryPointSelection: { Algorithm: LATEST_WITHIN_WINDOW, IncludeVaults: ['*'], RecoveryPointTypes: [SNAPSHOT] }
      Databases:
        Type: AWS::Backup::RestoreTestingSelection
        Properties:
          RestoreTestingPlanName: !ImportValue plan
          RestoreTestingSelectionName: databases
          IamRoleArn: arn:aws:iam::111122223333:role/restore
          ProtectedResourceType: RDS
          ProtectedResourceArns: ['*']`,
      },
    ],
  },
});
