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
  config: { none: 'AWS Config has no managed rule for the launch permissions that Image Builder gives.' },

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
