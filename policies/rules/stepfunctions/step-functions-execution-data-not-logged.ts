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
  config: {
    guard: {
      type: 'AWS::StepFunctions::StateMachine',
      all: [
        {
          unless: 'LoggingConfiguration.Level',
          is: 'OFF',
          all: [{ path: 'LoggingConfiguration.IncludeExecutionData', mustBe: [false], orAbsent: true }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::StepFunctions::StateMachine.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false } },
          configuration: { StateMachineName: 'intake', LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false } },
          verdict: 'compliant',
        },
        {
          properties: { LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: true } },
          configuration: { StateMachineName: 'intake', LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: true } },
          verdict: 'non-compliant',
        },
        {
          properties: { LoggingConfiguration: { Level: 'OFF', IncludeExecutionData: true } },
          configuration: { StateMachineName: 'intake', LoggingConfiguration: { Level: 'OFF', IncludeExecutionData: true } },
          verdict: 'not concerned',
        },
        {
          properties: {},
          configuration: { StateMachineName: 'intake' },
          verdict: 'not concerned',
        },
      ],
    },
  },

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
