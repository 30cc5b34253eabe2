import { rule } from '../../rule';
import { environment, mustSetOption } from './_options';

export default rule({
  id: 'beanstalk-enhanced-health-reporting-enabled',
  title: 'Elastic Beanstalk environment reports enhanced health',
  why: 'Basic health looks at the load balancer alone; a portal that fails on some servers, or is under attack, is noticed by its patients first.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: [environment],

  check: one => mustSetOption(one, 'aws:elasticbeanstalk:healthreporting:system', 'SystemType', 'enhanced'),

  fix: {
    how: 'Add the option `SystemType: enhanced` of `aws:elasticbeanstalk:healthreporting:system` to `optionSettings` of `elasticbeanstalk.CfnEnvironment` (`OptionSettings`).',
  },
  config: { managedRule: 'BEANSTALK_ENHANCED_HEALTH_REPORTING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'health is enhanced',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:healthreporting:system', OptionName: SystemType, Value: enhanced }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'health is basic',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:healthreporting:system', OptionName: SystemType, Value: basic }]`,
      },
      {
        when: 'nothing is said about health',
        resources: `
      Portal: { Type: AWS::ElasticBeanstalk::Environment, Properties: { ApplicationName: portal } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:healthreporting:system', OptionName: SystemType, Value: !Ref Health }]`,
      },
    ],
  },
});
