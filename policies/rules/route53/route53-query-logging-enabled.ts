import { rule } from '../../rule';

export default rule({
  id: 'route53-query-logging-enabled',
  title: 'Public hosted zone logs the queries that it answers',
  why: 'The log of queries shows who probes the names of clinical systems, and dangling names before somebody takes them over.',
  severity: 'low',
  controls: { hicp: ['6.L.B'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: ['AWS::Route53::HostedZone'],
  where: zone => zone.property('VPCs').mustBeAbsent(),

  check: zone => zone.property('QueryLoggingConfig.CloudWatchLogsLogGroupArn').mustBePresent(),

  fix: {
    how: 'Set `queryLogsLogGroupArn` on `route53.PublicHostedZone` (`QueryLoggingConfig.CloudWatchLogsLogGroupArn`); the log group has to be in us-east-1.',
  },
  config: { managedRule: 'ROUTE53_QUERY_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'queries are logged',
        resources: `
      Zone:
        Type: AWS::Route53::HostedZone
        Properties:
          Name: clinic.example
          QueryLoggingConfig: { CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/clinic.example' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'queries are not logged',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example } }`,
      },
    ],
    undetermined: [
      {
        when: 'the configuration is imported',
        resources: `
      Zone: { Type: AWS::Route53::HostedZone, Properties: { Name: clinic.example, QueryLoggingConfig: !ImportValue logging } }`,
      },
    ],
  },
});
