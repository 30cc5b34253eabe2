import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { documentOf } from '../iam/_json';

export default rule({
  id: 'organizations-backup-policy-deployed',
  title: 'A backup policy of the organization covers its accounts',
  why: 'An account that nobody thought of keeps its ePHI without a backup until ransomware or a slip of the hand asks for one.',
  severity: 'low',
  controls: { hicp: ['4.M.D', '10.M.A'], hipaa: ['164.308(a)(7)(ii)(A)'] },
  from: 'large',
  scope: 'environment',
  appliesTo: ['AWS::Organizations::Policy'],
  where: environment => environment.mustDeclare(['AWS::Organizations::Organization', 'AWS::Organizations::Policy']),

  check: environment =>
    environment.mustHave(
      'backup policy that is attached',
      ['AWS::Organizations::Policy'],
      policy =>
        allOf(
          policy.property('Type').mustBe('BACKUP_POLICY'),
          () => policy.property('TargetIds').mustBePresent(),
          () => documentOf(policy.property('Content')).get('plans').mustBePresent(),
        ),
      // Organizations is global: its policies stand in one Region.
      { reach: 'account' },
    ),

  fix: {
    how: "Add an `organizations.CfnPolicy` of `type: 'BACKUP_POLICY'` with `targetIds`. If another repository has it, name that under `environment.provided` of the settings.",
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
          Type: BACKUP_POLICY
          TargetIds: [r-abcd]
          Content: { plans: { records: { regions: { '@@assign': [us-east-1] }, rules: { daily: { target_backup_vault_name: { '@@assign': records } } } } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it says nothing',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties: { Name: rule, Type: BACKUP_POLICY, TargetIds: [r-abcd], Content: { plans: {} } }`,
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
          Type: BACKUP_POLICY
          Description: not in use
          Content: { plans: { records: { regions: { '@@assign': [us-east-1] }, rules: { daily: { target_backup_vault_name: { '@@assign': records } } } } } }`,
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
