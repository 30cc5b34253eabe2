import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'scheduler-schedule-customer-key',
  title: 'Schedules are encrypted with a customer managed key',
  why: 'The input of a schedule for one patient names that patient; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Scheduler::Schedule'],

  check: resource => mustBeCustomerKey(resource.property('KmsKeyArn')),

  fix: { how: 'Set `key` on `scheduler.Schedule` (`KmsKeyArn`).' },
  config: { none: 'AWS Config does not record schedules.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Remind:
        Type: AWS::Scheduler::Schedule
        Properties: { ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn:aws:lambda:us-east-1:111122223333:function:remind, RoleArn: arn:aws:iam::111122223333:role/remind }, KmsKeyArn: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Remind:
        Type: AWS::Scheduler::Schedule
        Properties: { ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn:aws:lambda:us-east-1:111122223333:function:remind, RoleArn: arn:aws:iam::111122223333:role/remind } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Remind:
        Type: AWS::Scheduler::Schedule
        Properties: { ScheduleExpression: rate(1 hour), FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn:aws:lambda:us-east-1:111122223333:function:remind, RoleArn: arn:aws:iam::111122223333:role/remind }, KmsKeyArn: !ImportValue key }`,
      },
    ],
  },
});
