import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { association } from './_association';
import { installsPatches, maintenanceWindowTask, parametersOf } from './_patching';

export default rule({
  id: 'ssm-patch-install-restarts',
  title: 'Servers restart where a patch asks for it',
  why: 'A patched kernel that is not running protects nobody: until somebody restarts the server, which may be months later, the hole is open.',
  severity: 'low',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  from: 'large',
  appliesTo: [association, maintenanceWindowTask],
  where: installsPatches,

  // https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-aws-runpatchbaseline.html: the default is RebootIfNeeded.
  check: one => everyOf(parametersOf(one).get('RebootOption').items(), option => option.mustNotBe('NoReboot')),

  fix: {
    how: "Leave out `RebootOption`, or set it to `['RebootIfNeeded']`, in the `parameters` of `ssm.CfnMaintenanceWindowTask` or `ssm.CfnAssociation`; the window says when servers may restart (`Parameters.RebootOption`).",
  },
  config: {
    none: 'AWS Config judges whether instances are patched; one that waits for a restart is not. It records neither associations nor tasks of maintenance windows.',
  },

  examples: {
    compliant: [
      {
        when: 'servers restart in the window',
        resources: `
      Install:
        Type: AWS::SSM::MaintenanceWindowTask
        Properties:
          WindowId: mw-0123456789abcdef0
          TaskType: RUN_COMMAND
          TaskArn: AWS-RunPatchBaseline
          Priority: 1
          TaskInvocationParameters:
            MaintenanceWindowRunCommandParameters:
              Parameters: { Operation: [Install], RebootOption: [RebootIfNeeded] }`,
      },
      {
        when: 'it says nothing, and AWS restarts them',
        resources: `
      Install:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-RunPatchBaseline
          ScheduleExpression: cron(0 3 ? * SUN *)
          Parameters: { Operation: [Install] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'servers do not restart',
        resources: `
      Install:
        Type: AWS::SSM::MaintenanceWindowTask
        Properties:
          WindowId: mw-0123456789abcdef0
          TaskType: RUN_COMMAND
          TaskArn: AWS-RunPatchBaseline
          Priority: 1
          TaskInvocationParameters:
            MaintenanceWindowRunCommandParameters:
              Parameters: { Operation: [Install], RebootOption: [NoReboot] }`,
      },
    ],
    undetermined: [
      {
        when: 'it is a parameter',
        resources: `
      Install:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-RunPatchBaseline
          Parameters: { Operation: [Install], RebootOption: [!Ref Restart] }`,
      },
    ],
  },
});
