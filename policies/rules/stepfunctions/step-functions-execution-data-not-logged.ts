import { rule } from '../../rule';

export default rule({
  id: 'step-functions-execution-data-not-logged',
  title: 'Step Functions keep the data of executions out of their logs',
  why: 'Input and output of each step go to the log, where more people read ePHI than may see records.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::StepFunctions::StateMachine'],
  where: machine => machine.property('LoggingConfiguration.Destinations').mustBePresent(),

  check: machine => machine.property('LoggingConfiguration.IncludeExecutionData').mustNotBe(true),

  fix: {
    how: 'Leave `includeExecutionData` of `logs` on `sfn.StateMachine` off (`LoggingConfiguration.IncludeExecutionData: false`).',
    set: { 'Properties.LoggingConfiguration.IncludeExecutionData': false },
  },
  config: { none: 'AWS Config has no managed rule for the data in logs of executions.' },

  examples: {
    compliant: [
      {
        when: 'it logs steps without data',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, LoggingConfiguration: { Level: ERROR, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Executions.Arn } }] } }
      Executions: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it logs data',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, LoggingConfiguration: { Level: ALL, IncludeExecutionData: true, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Executions.Arn } }] } }
      Executions: { Type: AWS::Logs::LogGroup }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, LoggingConfiguration: { Level: ALL, IncludeExecutionData: !ImportValue data, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Executions.Arn } }] } }
      Executions: { Type: AWS::Logs::LogGroup }`,
      },
    ],
  },
});
