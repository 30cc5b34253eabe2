import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'codedeploy-auto-rollback-monitor-enabled',
  title: 'CodeDeploy watches deployments and rolls back those that fail',
  why: 'A release that breaks a clinical system otherwise stays live until someone notices and mends it by hand.',
  severity: 'low',
  controls: { hicp: ['7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(8)'] },
  appliesTo: ['AWS::CodeDeploy::DeploymentGroup'],

  check: group =>
    allOf(
      group.property('AutoRollbackConfiguration.Enabled').mustBe(true),
      group.property('AlarmConfiguration.Enabled').mustBe(true),
      group.property('AlarmConfiguration.Alarms').mustBePresent(),
    ),

  fix: {
    how: 'Set `alarms` and `autoRollback: { failedDeployment: true, deploymentInAlarm: true }` on the deployment group. In CloudFormation: `AlarmConfiguration` with `Alarms`, and `AutoRollbackConfiguration` with `Events`.',
  },
  config: { managedRule: 'CODEDEPLOY_AUTO_ROLLBACK_MONITOR_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'an alarm rolls it back',
        resources: `
      Portal:
        Type: AWS::CodeDeploy::DeploymentGroup
        Properties:
          ApplicationName: portal
          ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
          AutoRollbackConfiguration: { Enabled: true, Events: [DEPLOYMENT_FAILURE, DEPLOYMENT_STOP_ON_ALARM] }
          AlarmConfiguration: { Enabled: true, Alarms: [{ Name: portal-errors }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Portal:
        Type: AWS::CodeDeploy::DeploymentGroup
        Properties: { ApplicationName: portal, ServiceRoleArn: arn:aws:iam::111122223333:role/deploy }`,
      },
      {
        when: 'it rolls back and watches no alarm',
        resources: `
      Portal:
        Type: AWS::CodeDeploy::DeploymentGroup
        Properties:
          ApplicationName: portal
          ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
          AutoRollbackConfiguration: { Enabled: true, Events: [DEPLOYMENT_FAILURE] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::CodeDeploy::DeploymentGroup
        Properties:
          ApplicationName: portal
          ServiceRoleArn: arn:aws:iam::111122223333:role/deploy
          AutoRollbackConfiguration: { Enabled: !Ref Rollback }
          AlarmConfiguration: { Enabled: true, Alarms: [{ Name: portal-errors }] }`,
      },
    ],
  },
});
