import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'imagebuilder-distribution-not-public',
  title: 'Image Builder gives its images to named accounts only',
  why: "A public image shows everyone what a clinic's servers are made of, and whatever configuration, key or sample of ePHI was left in it.",
  severity: 'high',
  controls: { hicp: ['4.M.E', '2.L.A'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::ImageBuilder::DistributionConfiguration'],

  check: one =>
    everyOf(one.property('Distributions').items(), distribution =>
      everyOf(distribution.get('AmiDistributionConfiguration.LaunchPermissionConfiguration.UserGroups').items(), group =>
        group.mustNotBe('all'),
      ),
    ),

  fix: {
    how: 'Name accounts or the organization in `LaunchPermissionConfiguration` of `imagebuilder.CfnDistributionConfiguration` in place of the user group all (`Distributions`).',
  },
  config: {
    guard: {
      type: 'AWS::ImageBuilder::DistributionConfiguration',
      all: [
        {
          every: 'Distributions',
          all: [{ path: 'AmiDistributionConfiguration.LaunchPermissionConfiguration.UserGroups', mustHoldNone: ['all'] }],
          orAbsent: true,
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::ImageBuilder::DistributionConfiguration.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Distributions: [{ Region: 'us-east-1', AmiDistributionConfiguration: { Name: 'base' } }] },
          configuration: {
            Name: 'base',
            Distributions: [{ Region: 'us-east-1', AmiDistributionConfiguration: { Name: 'base' } }],
          },
          verdict: 'compliant',
        },
        {
          properties: {
            Distributions: [
              { Region: 'us-east-1' },
              { Region: 'us-west-2', AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: ['all'] } } },
            ],
          },
          configuration: {
            Name: 'base',
            Distributions: [
              { Region: 'us-east-1' },
              { Region: 'us-west-2', AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: ['all'] } } },
            ],
          },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'an account is named',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::DistributionConfiguration
        Properties:
          Name: golden
          Distributions:
            - Region: us-east-1
              AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserIds: ['111122223333'] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may launch it',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::DistributionConfiguration
        Properties:
          Name: golden
          Distributions:
            - Region: us-east-1
              AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: [all] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the groups are a parameter without a default',
        resources: `
      Golden:
        Type: AWS::ImageBuilder::DistributionConfiguration
        Properties:
          Name: golden
          Distributions:
            - Region: us-east-1
              AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: !Ref Groups } }`,
      },
    ],
  },
});
