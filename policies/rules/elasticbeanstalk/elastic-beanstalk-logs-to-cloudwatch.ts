import { rule } from '../../rule';
import { environment, mustSetOption } from './_options';

export default rule({
  id: 'elastic-beanstalk-logs-to-cloudwatch',
  title: 'Elastic Beanstalk environment sends its logs to CloudWatch',
  why: 'Logs that stay on a server go with it when it is replaced, and an intruder on the server can rewrite them.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: [environment],

  check: one => mustSetOption(one, 'aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs', true),

  fix: {
    how: 'Add the option `StreamLogs: true` of `aws:elasticbeanstalk:cloudwatch:logs` to `optionSettings` of `elasticbeanstalk.CfnEnvironment` (`OptionSettings`).',
  },
  config: { managedRule: 'ELASTIC_BEANSTALK_LOGS_TO_CLOUDWATCH' },

  examples: {
    compliant: [
      {
        when: 'logs are streamed',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: StreamLogs, Value: 'true' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'logs stay on the servers',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:cloudwatch:logs', OptionName: StreamLogs, Value: 'false' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the options are imported',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties: { ApplicationName: portal, OptionSettings: !ImportValue options }`,
      },
    ],
  },
});
