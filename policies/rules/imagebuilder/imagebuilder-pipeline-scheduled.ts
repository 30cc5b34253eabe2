import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'imagebuilder-pipeline-scheduled',
  title: 'Image pipeline builds on a schedule',
  why: 'An image that nobody rebuilds starts every new server with the holes of the day it was made.',
  severity: 'low',
  controls: { hicp: ['2.L.A', '7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  from: 'large',
  appliesTo: ['AWS::ImageBuilder::ImagePipeline'],

  check: pipeline =>
    allOf(pipeline.property('Schedule.ScheduleExpression').mustBePresent(), () =>
      pipeline.property('Status').mustNotBe('DISABLED'),
    ),

  fix: {
    how: "Set `schedule: { scheduleExpression: 'cron(0 3 ? * sun *)' }` on `imagebuilder.CfnImagePipeline` (`Schedule.ScheduleExpression`), and leave it enabled (`Status`).",
    set: { 'Properties.Schedule.ScheduleExpression': 'cron(0 3 ? * sun *)', 'Properties.Status': 'ENABLED' },
  },
  config: {
    guard: {
      type: 'AWS::ImageBuilder::ImagePipeline',
      all: [
        { path: 'Schedule.ScheduleExpression', must: 'be text' },
        { path: 'Status', mustNotBe: ['DISABLED'], orAbsent: true },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ImageBuilder::ImagePipeline.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Schedule: { ScheduleExpression: 'cron(0 0 * * ? *)' } },
          configuration: { Name: 'base', Status: 'ENABLED', Schedule: { ScheduleExpression: 'cron(0 0 * * ? *)' } },
          verdict: 'compliant',
        },
        {
          properties: { Schedule: { ScheduleExpression: 'cron(0 0 * * ? *)' }, Status: 'DISABLED' },
          configuration: { Name: 'base', Status: 'DISABLED', Schedule: { ScheduleExpression: 'cron(0 0 * * ? *)' } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Name: 'base', Status: 'ENABLED' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it builds every week',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::ImagePipeline
        Properties:
          Name: golden
          InfrastructureConfigurationArn: !Ref Build
          Schedule: { ScheduleExpression: 'cron(0 3 ? * sun *)' }
      Build: { Type: AWS::ImageBuilder::InfrastructureConfiguration }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it builds when somebody starts it',
        resources: `
      Golden: { Type: AWS::ImageBuilder::ImagePipeline, Properties: { Name: golden } }`,
      },
      {
        when: 'it is disabled',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::ImagePipeline
        Properties: { Name: golden, Status: DISABLED, Schedule: { ScheduleExpression: 'cron(0 3 ? * sun *)' } }`,
      },
    ],
    undetermined: [
      {
        when: 'its status is a parameter without a default',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::ImagePipeline
        Properties: { Name: golden, Status: !Ref Status, Schedule: { ScheduleExpression: 'cron(0 3 ? * sun *)' } }`,
      },
    ],
  },
});
