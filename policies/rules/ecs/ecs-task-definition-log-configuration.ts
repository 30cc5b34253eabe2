import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { everyContainer, taskDefinition } from './_task';

export default rule({
  id: 'ecs-task-definition-log-configuration',
  title: 'Containers of an ECS task send their logs somewhere',
  why: 'What a container without a log driver did with ePHI is gone when the task stops.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: [taskDefinition],

  check: task =>
    everyContainer(task, container => {
      const driver = container.get('LogConfiguration.LogDriver');
      return allOf(driver.mustBePresent(), () => driver.mustNotBe('none'));
    }),

  fix: {
    how: "Set `logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'portal' })` in `addContainer`, in CloudFormation `LogConfiguration`.",
  },
  config: { managedRule: 'ECS_TASK_DEFINITION_LOG_CONFIGURATION' },

  examples: {
    compliant: [
      {
        when: 'every container logs to CloudWatch',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions:
            - { Name: web, Image: portal, LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: portal } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'one container has no log configuration',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions:
            - { Name: web, Image: portal, LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: portal } } }
            - { Name: proxy, Image: proxy }`,
      },
      {
        when: 'the log driver discards the logs',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, LogConfiguration: { LogDriver: none } }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the log configuration is imported',
        resources: `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties: { ContainerDefinitions: [{ Name: web, Image: portal, LogConfiguration: !ImportValue logging }] }`,
      },
    ],
  },
});
