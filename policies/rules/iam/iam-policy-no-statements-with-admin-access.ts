import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldPolicies, mustNameResource, noGrant, policyTypes } from './_policies';

/** `*`, or an ARN pattern that leaves service, Region, account and name open. */
const everything = /^(?:\*+|arn:[^:]*(?::\*?)*:?\*)$/;

export default rule({
  id: 'iam-policy-no-statements-with-admin-access',
  title: 'IAM policies do not allow every action on every resource',
  why: 'Whoever holds such credentials, an intruder included, can read, change and delete all ePHI in the account and the logs of it.',
  severity: 'high',
  controls: { hicp: ['3.S.A', '3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: policyTypes,
  from: 'small',
  where: mustHoldPolicies,

  check: resource =>
    noGrant(resource, 'allows every action on every resource', statement =>
      allOf(statement.mustCoverAction('*:*'), () => mustNameResource(statement, 'every resource', text => everything.test(text))),
    ),

  fix: {
    how: 'List the actions and resources in `iam.PolicyStatement`, or use the `grant…` methods of the resources. In CloudFormation: narrow `Action` and `Resource`.',
  },
  config: { managedRule: 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'it lists the actions and the table',
        resources: `
      ReadPatients:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: [dynamodb:GetItem, dynamodb:Query]
                Resource: !GetAtt Patients.Arn
      Patients: { Type: AWS::DynamoDB::Table }`,
      },
      {
        when: 'it denies everything',
        resources: `
      Quarantine:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument: { Statement: { Effect: Deny, Action: '*', Resource: '*' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows every action on every resource',
        resources: `
      Billing:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: '*', Resource: '*' }]`,
      },
      {
        when: 'an inline policy of a role does',
        resources: `
      Billing:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          Policies:
            - PolicyName: read
              PolicyDocument: { Statement: { Effect: Allow, Action: s3:GetObject, Resource: '*' } }
            - PolicyName: all
              PolicyDocument: { Statement: { Effect: Allow, Action: ['*:*'], Resource: ['*'] } }`,
      },
    ],
    undetermined: [
      {
        when: 'its actions come from another stack',
        resources: `
      Billing:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: !ImportValue BillingActions, Resource: '*' }]`,
      },
    ],
  },
});
