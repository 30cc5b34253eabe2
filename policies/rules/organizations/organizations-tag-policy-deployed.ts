import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { documentOf } from '../iam/_json';

export default rule({
  id: 'organizations-tag-policy-deployed',
  title: 'A tag policy of the organization says how data is classified',
  why: 'Where each team spells its tags in its own way, nobody finds what holds ePHI, and rules, backups and keys that go by tags pass it over.',
  severity: 'low',
  controls: { hicp: ['4.M.A', '5.M.A'], hipaa: ['164.310(d)(2)(iii)', '164.308(a)(1)(ii)(A)'] },
  from: 'large',
  scope: 'environment',
  appliesTo: ['AWS::Organizations::Policy'],
  where: environment => environment.mustDeclare(['AWS::Organizations::Organization', 'AWS::Organizations::Policy']),

  check: environment =>
    environment.mustHave(
      'tag policy that is attached',
      ['AWS::Organizations::Policy'],
      policy =>
        allOf(
          policy.property('Type').mustBe('TAG_POLICY'),
          () => policy.property('TargetIds').mustBePresent(),
          () => documentOf(policy.property('Content')).get('tags').mustBePresent(),
        ),
      // Organizations is global: its policies stand in one Region.
      { reach: 'account' },
    ),

  fix: {
    how: "Add an `organizations.CfnPolicy` of `type: 'TAG_POLICY'` for the tags that say classification and owner, with `targetIds`.",
  },
  config: { none: 'AWS Config does not record policies of Organizations.' },

  examples: {
    compliant: [
      {
        when: 'one is attached to the root',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: TAG_POLICY
          TargetIds: [r-abcd]
          Content: { tags: { DataClassification: { tag_key: { '@@assign': DataClassification }, tag_value: { '@@assign': [PHI, Internal, Public] } } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it says nothing',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties: { Name: rule, Type: TAG_POLICY, TargetIds: [r-abcd], Content: { tags: {} } }`,
      },
      {
        when: 'the organization has none',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }`,
      },
      {
        when: 'it is attached to nothing',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: TAG_POLICY
          Description: not in use
          Content: { tags: { DataClassification: { tag_key: { '@@assign': DataClassification }, tag_value: { '@@assign': [PHI, Internal, Public] } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold it',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Governance: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/governance.yaml } }`,
      },
    ],
  },
});
