import { rule } from '../../rule';

export default rule({
  id: 'scheduler-schedule-dead-letter-queue',
  title: 'Schedules keep invocations that they cannot deliver',
  why: 'A backup, an import of results or a reminder that could not be started is dropped after a day in silence.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Scheduler::Schedule'],

  check: schedule => schedule.property('Target.DeadLetterConfig.Arn').mustBePresent(),

  fix: { how: 'Set `deadLetterQueue` on the target of `scheduler.Schedule` (`Target.DeadLetterConfig.Arn`).' },
  config: { none: 'AWS Config does not record schedules.' },

  examples: {
    compliant: [
      {
        when: 'its target has a queue for them',
        resources: `
      Remind:
        Type: AWS::Scheduler::Schedule
        Properties: { ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn:aws:lambda:us-east-1:111122223333:function:remind, RoleArn: arn:aws:iam::111122223333:role/remind, DeadLetterConfig: { Arn: !GetAtt Missed.Arn } } }
      Missed: { Type: AWS::SQS::Queue }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its target has none',
        resources: `
      Remind:
        Type: AWS::Scheduler::Schedule
        Properties: { ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn:aws:lambda:us-east-1:111122223333:function:remind, RoleArn: arn:aws:iam::111122223333:role/remind } }`,
      },
    ],
    undetermined: [
      {
        when: 'the queue is imported and may be empty',
        resources: `
      Remind:
        Type: AWS::Scheduler::Schedule
        Properties: { ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn:aws:lambda:us-east-1:111122223333:function:remind, RoleArn: arn:aws:iam::111122223333:role/remind, DeadLetterConfig: { Arn: !ImportValue missed } } }`,
      },
    ],
  },
});
