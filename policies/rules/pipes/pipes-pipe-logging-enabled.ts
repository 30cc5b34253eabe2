import { rule } from '../../rule';

export default rule({
  id: 'pipes-pipe-logging-enabled',
  title: 'EventBridge pipes log what they cannot deliver',
  why: 'Results that a pipe drops or that a target refuses go missing in silence.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  from: 'large',
  appliesTo: ['AWS::Pipes::Pipe'],

  check: pipe => pipe.property('LogConfiguration.Level').mustBe('ERROR', 'INFO', 'TRACE'),

  fix: {
    how: 'Set `logLevel: pipes_alpha.LogLevel.ERROR` and `logDestinations` on `pipes_alpha.Pipe`, without `logIncludeExecutionData` where events hold ePHI (`LogConfiguration`).',
  },
  config: { none: 'AWS Config does not record pipes.' },

  examples: {
    compliant: [
      {
        when: 'it logs errors',
        resources: `
      Results:
        Type: AWS::Pipes::Pipe
        Properties: { RoleArn: arn:aws:iam::111122223333:role/pipe, Source: arn:aws:sqs:us-east-1:111122223333:results, Target: arn:aws:lambda:us-east-1:111122223333:function:chart, LogConfiguration: { Level: ERROR, CloudwatchLogsLogDestination: { LogGroupArn: arn:aws:logs:us-east-1:111122223333:log-group:pipes } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS logs nothing',
        resources: `
      Results:
        Type: AWS::Pipes::Pipe
        Properties: { RoleArn: arn:aws:iam::111122223333:role/pipe, Source: arn:aws:sqs:us-east-1:111122223333:results, Target: arn:aws:lambda:us-east-1:111122223333:function:chart }`,
      },
      {
        when: 'it is off',
        resources: `
      Results:
        Type: AWS::Pipes::Pipe
        Properties: { RoleArn: arn:aws:iam::111122223333:role/pipe, Source: arn:aws:sqs:us-east-1:111122223333:results, Target: arn:aws:lambda:us-east-1:111122223333:function:chart, LogConfiguration: { Level: 'OFF' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the level is imported',
        resources: `
      Results:
        Type: AWS::Pipes::Pipe
        Properties: { RoleArn: arn:aws:iam::111122223333:role/pipe, Source: arn:aws:sqs:us-east-1:111122223333:results, Target: arn:aws:lambda:us-east-1:111122223333:function:chart, LogConfiguration: { Level: !ImportValue level } }`,
      },
    ],
  },
});
