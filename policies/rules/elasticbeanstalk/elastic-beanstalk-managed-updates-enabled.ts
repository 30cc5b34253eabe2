import { rule } from '../../rule';
import { environment, mustSetOption } from './_options';

export default rule({
  id: 'elastic-beanstalk-managed-updates-enabled',
  title: 'Elastic Beanstalk environment updates its platform by itself',
  why: 'A platform that nobody updates keeps the holes of its operating system and runtime open to whoever reads the advisories.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: [environment],

  check: one => mustSetOption(one, 'aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', true),

  fix: {
    how: 'Add the option `ManagedActionsEnabled: true` of `aws:elasticbeanstalk:managedactions` to `optionSettings` of `elasticbeanstalk.CfnEnvironment` (`OptionSettings`), with `PreferredStartTime` and `UpdateLevel`.',
  },
  config: { managedRule: 'ELASTIC_BEANSTALK_MANAGED_UPDATES_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'managed updates are on',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          VersionLabel: !Ref Version
          OptionSettings:
            - { Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: ManagedActionsEnabled, Value: 'true' }
            - { Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: PreferredStartTime, Value: 'Sun:03:00' }
            - { Namespace: 'aws:elasticbeanstalk:managedactions:platformupdate', OptionName: UpdateLevel, Value: minor }`,
      },
      {
        when: 'its configuration template turns them on',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties: { ApplicationName: portal, TemplateName: !Ref Saved }
      Saved:
        Type: AWS::ElasticBeanstalk::ConfigurationTemplate
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: ManagedActionsEnabled, Value: 'true' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'they are off',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: ManagedActionsEnabled, Value: 'false' }]`,
      },
      {
        when: 'the environment turns off what its configuration template turns on',
        resources: `
      Portal:
        Type: AWS::ElasticBeanstalk::Environment
        Properties:
          ApplicationName: portal
          TemplateName: !Ref Saved
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: ManagedActionsEnabled, Value: 'false' }]
      Saved:
        Type: AWS::ElasticBeanstalk::ConfigurationTemplate
        Properties:
          ApplicationName: portal
          OptionSettings: [{ Namespace: 'aws:elasticbeanstalk:managedactions', OptionName: ManagedActionsEnabled, Value: 'true' }]`,
      },
      {
        when: 'nothing turns them on',
        resources: `
      Portal: { Type: AWS::ElasticBeanstalk::Environment, Properties: { ApplicationName: portal } }`,
      },
    ],
    undetermined: [
      {
        when: 'files in the source bundle may decide',
        resources: `
      Portal: { Type: AWS::ElasticBeanstalk::Environment, Properties: { ApplicationName: portal, VersionLabel: v1 } }`,
      },
      {
        when: 'the configuration template is not in the templates',
        resources: `
      Portal: { Type: AWS::ElasticBeanstalk::Environment, Properties: { ApplicationName: portal, TemplateName: saved } }`,
      },
    ],
  },
});
