import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import { isNoCdkHelper } from '../../cdk-helper';
import { rule } from '../../rule';
import { wholeService } from './_actions';
import { grantsOf, mustHoldPolicies, policyTypes } from './_policies';

export default rule({
  id: 'iam-policy-no-statements-with-full-access',
  title: 'IAM policies do not allow every action of a service',
  why: 'All actions of a service include those that delete data, open it to the public or switch off its protection, which a task that only reads or writes ePHI never uses.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: policyTypes,
  where: resource => allOf(isNoCdkHelper(resource), () => mustHoldPolicies(resource)),

  check: resource =>
    everyOf(grantsOf(resource), statement =>
      everyOf(statement.property.get('Action').items(), action =>
        mustNotHold(
          allOf(statement.mustAllow(), () => action.mustMatch(wholeService, 'every action of a service')),
          () =>
            `${action.path} is ${action.shownValue()}, every action of ${serviceOf(action.value())}; it must be listed actions`,
          action,
        ),
      ),
    ),

  fix: {
    how: 'Use the `grant…` methods of the resources, or list the actions in `iam.PolicyStatement`. In CloudFormation: replace `service:*` in `Action` by the actions in use.',
  },
  config: { managedRule: 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'it lists actions of the service',
        resources: `
      ReadImages:
        Type: AWS::IAM::Policy
        Properties:
          PolicyName: read-images
          Roles: [viewer]
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: ['s3:GetObject*', s3:ListBucket], Resource: '*' }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows all actions of a service',
        resources: `
      ReadImages:
        Type: AWS::IAM::Policy
        Properties:
          PolicyName: read-images
          Roles: [viewer]
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: [kms:Decrypt, 's3:*'], Resource: arn:aws:s3:::clinic-images/* }]`,
      },
      {
        when: 'it allows all actions of all services on one bucket',
        resources: `
      ReadImages:
        Type: AWS::IAM::Policy
        Properties:
          PolicyName: read-images
          Roles: [viewer]
          PolicyDocument:
            Statement: { Effect: Allow, Action: '*', Resource: arn:aws:s3:::clinic-images/* }`,
      },
    ],
    undetermined: [
      {
        when: 'its actions come from another stack',
        resources: `
      ReadImages:
        Type: AWS::IAM::Policy
        Properties:
          PolicyName: read-images
          Roles: [viewer]
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: !ImportValue ImageActions, Resource: '*' }]`,
      },
    ],
  },
});

function serviceOf(action: unknown): string {
  const [, service] = /^([a-z0-9-]+):/i.exec(String(action)) ?? [];
  return service ?? 'every service';
}
