import { rule } from '../../rule';
import { association, isUpkeep } from './_association';

export default rule({
  id: 'ssm-association-scheduled',
  title: 'Inventory and patching of servers run on a schedule',
  why: 'Without a schedule an association runs once for each server; what is missing a month later, nobody learns.',
  severity: 'low',
  controls: { hicp: ['7.M.D', '5.L.A', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.310(d)(2)(iii)'] },
  appliesTo: [association],
  where: isUpkeep,

  check: one => one.property('ScheduleExpression').mustBePresent(),

  fix: {
    how: 'Set `scheduleExpression` on `ssm.CfnAssociation`, such as `rate(1 day)` (`ScheduleExpression`).',
    set: { 'Properties.ScheduleExpression': 'rate(1 day)' },
  },
  config: {
    none: 'AWS Config judges whether associations succeed, not how often they run. It does not record associations, only how instances comply with them.',
  },

  examples: {
    compliant: [
      {
        when: 'it runs every day',
        resources: `
      Inventory:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-GatherSoftwareInventory
          ScheduleExpression: rate(1 day)
          Targets: [{ Key: InstanceIds, Values: ['*'] }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it runs once',
        resources: `
      Patches:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-RunPatchBaseline
          Targets: [{ Key: 'tag:PatchGroup', Values: [clinical] }]`,
      },
    ],
    undetermined: [
      {
        when: 'the schedule is a parameter that may be empty',
        resources: `
      Patches:
        Type: AWS::SSM::Association
        Properties: { Name: AWS-RunPatchBaseline, ScheduleExpression: !Ref Schedule }`,
      },
    ],
  },
});
