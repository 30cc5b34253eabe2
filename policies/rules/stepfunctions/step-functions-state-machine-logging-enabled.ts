import { allOf } from '../../../lib/core';
import { isNoCdkHelper } from '../../cdk-helper';
import { rule } from '../../rule';

export default rule({
  id: 'step-functions-state-machine-logging-enabled',
  title: 'Step Functions state machines log their executions',
  why: 'A workflow on ePHI that fails or is misused leaves no trace of its steps without logs: the history of an express workflow is nowhere else, that of a standard one goes after 90 days.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::StepFunctions::StateMachine'],
  where: isNoCdkHelper,

  check: machine =>
    allOf(
      machine.property('LoggingConfiguration.Level').orDefault('OFF').mustBe('ALL', 'ERROR', 'FATAL'),
      machine.property('LoggingConfiguration.Destinations').mustBePresent(),
    ),

  fix: {
    how: 'Set `logs: { destination: logGroup, level: sfn.LogLevel.ERROR }` on `sfn.StateMachine`, without `includeExecutionData` where states hold ePHI. In CloudFormation: `LoggingConfiguration` with `Destinations` and `Level`.',
  },
  config: { managedRule: 'STEP_FUNCTIONS_STATE_MACHINE_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it logs errors to a log group',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/claims
          LoggingConfiguration:
            Level: ERROR
            Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Executions.Arn } }]
      Executions: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS logs nothing',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims }`,
      },
      {
        when: 'it has a level and nowhere to log',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, LoggingConfiguration: { Level: ERROR } }`,
      },
    ],
    undetermined: [
      {
        when: 'its logging comes from another stack',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, LoggingConfiguration: !ImportValue Logging }`,
      },
    ],
  },
});
