import { rule } from '../../rule';

export default rule({
  id: 'step-functions-execution-data-not-logged',
  title: 'Step Functions logs leave out what the states pass on',
  why: 'Input and output of states hold the ePHI of the workflow, which then lies where every reader of logs sees it.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::StepFunctions::StateMachine'],
  when: 'phi',
  where: machine => machine.property('LoggingConfiguration.Level').orDefault('OFF').mustNotBe('OFF'),

  check: machine => machine.property('LoggingConfiguration.IncludeExecutionData').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave out `includeExecutionData` of `logs` on `sfn.StateMachine` (`LoggingConfiguration.IncludeExecutionData: false`).',
    set: { 'Properties.LoggingConfiguration.IncludeExecutionData': false },
  },
  config: { none: 'STEP_FUNCTIONS_STATE_MACHINE_LOGGING_ENABLED looks at the level of logs, not at their content.' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that they do',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties: { RoleArn: arn:aws:iam::111122223333:role/claims, LoggingConfiguration: { Level: ERROR } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'data is included',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/claims
          LoggingConfiguration: { Level: ALL, IncludeExecutionData: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Claims:
        Type: AWS::StepFunctions::StateMachine
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/claims
          LoggingConfiguration: { Level: ERROR, IncludeExecutionData: !Ref Data }`,
      },
    ],
  },
});
