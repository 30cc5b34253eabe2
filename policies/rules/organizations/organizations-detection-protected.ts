import { allOf, everyOf, nonCompliant, someOf } from '../../../lib/core';
import type { ConditionTest, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustBeReadable, mustExemptSome } from './_guardrails';

export default rule({
  id: 'organizations-detection-protected',
  title: 'A service control policy keeps CloudTrail, Config and GuardDuty running',
  why: 'Who takes over an account first switches off what records: from then on nobody sees what happens to ePHI there.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '10.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  from: 'large',
  scope: 'environment',
  appliesTo: ['AWS::Organizations::Policy'],
  where: environment => environment.mustDeclare(['AWS::Organizations::Organization', 'AWS::Organizations::Policy']),

  check: environment =>
    everyOf(switches, action =>
      environment.mustHave(
        `service control policy that denies ${action}`,
        ['AWS::Organizations::Policy'],
        policy =>
          allOf(
            policy.property('Type').mustBe('SERVICE_CONTROL_POLICY'),
            () => policy.property('TargetIds').mustBePresent(),
            () =>
              someOf(statementsOf(policy.property('Content')), `statement that denies ${action}`, statement =>
                allOf(
                  statement.mustDeny(),
                  () => statement.mustCoverAction(action),
                  () => statement.mustCoverResource('*'),
                  () => mustBeReadable(statement.property.get('Condition')),
                  () => everyOf(statement.conditions(), mustOnlyExempt),
                ),
              ),
          ),
        { reach: 'account' },
      ),
    ),

  fix: {
    how: 'Add a statement with `Effect: Deny` for `cloudtrail:StopLogging`, `cloudtrail:DeleteTrail`, `config:StopConfigurationRecorder` and `guardduty:DeleteDetector` on every resource to an `organizations.CfnPolicy` with `targetIds`.',
  },
  config: { none: 'AWS Config does not record policies of Organizations.' },

  examples: {
    compliant: [
      {
        when: 'a policy denies it everywhere',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: { Statement: [{ Effect: Deny, Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'config:StopConfigurationRecorder', 'guardduty:DeleteDetector'], Resource: '*' }] }`,
      },
      {
        when: 'a role of the security team is let through',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: { Statement: [{ Effect: Deny, Action: ['cloudtrail:*', 'config:*', 'guardduty:*'], Resource: '*', Condition: { ArnNotLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/Security' } } }] }`,
      },
      {
        when: 'two policies share it',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Trail:
        Type: AWS::Organizations::Policy
        Properties:
          Name: trail
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: { Statement: [{ Effect: Deny, Action: 'cloudtrail:*', Resource: '*' }] }
      Detection:
        Type: AWS::Organizations::Policy
        Properties:
          Name: detection
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: { Statement: [{ Effect: Deny, Action: ['config:Stop*', 'guardduty:Delete*'], Resource: '*' }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the organization has no policy',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }`,
      },
      {
        when: 'the recorder may be stopped',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: { Statement: [{ Effect: Deny, Action: ['cloudtrail:*', 'guardduty:*'], Resource: '*' }] }`,
      },
      {
        when: 'it is attached to nothing',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: SERVICE_CONTROL_POLICY
          Description: not in use
          Content: { Statement: [{ Effect: Deny, Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'config:StopConfigurationRecorder', 'guardduty:DeleteDetector'], Resource: '*' }] }`,
      },
      {
        when: 'it denies the root user alone',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: { Statement: [{ Effect: Deny, Action: '*', Resource: '*', Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::*:root' } } }] }`,
      },
      {
        when: 'it denies for some resources',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: { Statement: [{ Effect: Deny, Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'config:StopConfigurationRecorder', 'guardduty:DeleteDetector'], Resource: 'arn:aws:cloudtrail:*:*:trail/records' }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the content is imported',
        resources: `
      Clinic: { Type: AWS::Organizations::Organization, Properties: { FeatureSet: ALL } }
      Rule:
        Type: AWS::Organizations::Policy
        Properties:
          Name: rule
          Type: SERVICE_CONTROL_POLICY
          TargetIds: [r-abcd]
          Content: !ImportValue guardrail`,
      },
    ],
  },
});

/** What switches off each of the three. */
const switches = [
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'config:StopConfigurationRecorder',
  'guardduty:DeleteDetector',
];

/**
 * Leaves everyone denied but some that it names: a role of the security team, a service that acts for itself. Others narrow the denial,
 * and so does the organization, to which all belong whom a service control policy binds.
 */
function mustOnlyExempt(test: ConditionTest): Verdict {
  const { operator, key, values } = test;
  const namesPrincipals = /^aws:(?:principal(?:arn|account|orgpaths|isawsservice|tag\/.*)|viaawsservice|userid)$/.test(key);
  if (namesPrincipals && /^(?:arn|string)not(?:like|equals|equalsignorecase)$/.test(operator)) return mustExemptSome(test);
  if (namesPrincipals && operator === 'bool') return everyOf(values, value => value.mustBe(false, 'false'));
  return nonCompliant(
    `the condition ${operator} ${key} narrows the denial; it must leave everyone denied but those that it exempts`,
  );
}
