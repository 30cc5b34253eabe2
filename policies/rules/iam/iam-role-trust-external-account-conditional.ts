import { allOf, mustNotHold, someOf, everyOf, undetermined, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustRead } from './_text';

const account = /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::|$)/;

const limits = [
  'sts:ExternalId',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalArn',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:MultiFactorAuthPresent',
];

/** It trusts an account by number. A stack's own account is written as `AWS::AccountId`, or known with the stack. */
function mustTrustAnotherAccount(role: Resource, statement: Statement): Verdict {
  const own = role.template.environment.account;
  const principal = statement.property.get('Principal');
  if (principal.isUnresolved()) return undetermined(principal.state(), principal.path);
  return someOf(
    statement.principals().filter(({ kind }) => kind === 'AWS'),
    'principal of another account',
    ({ value }) =>
      mustRead(value, 'of another account', text => {
        const number = account.exec(text)?.[1];
        return number !== undefined && number !== own;
      }),
  );
}

export default rule({
  id: 'iam-role-trust-external-account-conditional',
  title: 'IAM roles that trust another account do so on a condition',
  why: 'A vendor that serves many customers can be talked into using its access for someone else; without an external id or an organization as condition the role cannot tell.',
  severity: 'medium',
  controls: { hicp: ['3.L.A', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.308(b)(1)', '164.312(d)'] },
  appliesTo: ['AWS::IAM::Role'],
  where: role =>
    someOf(statementsOf(role.property('AssumeRolePolicyDocument')), 'statement that trusts another account', statement =>
      allOf(statement.mustAllow(), () => mustTrustAnotherAccount(role, statement)),
    ),

  check: role =>
    everyOf(statementsOf(role.property('AssumeRolePolicyDocument')), statement =>
      when(
        allOf(
          statement.mustAllow(),
          () => mustTrustAnotherAccount(role, statement),
          // Tags and source identity come with a session that another statement has to allow.
          () => mustNotHold(mustOnlyTag(statement), 'it only sets tags'),
        ),
        () => statement.mustBeLimitedBy(...limits),
      ),
    ),

  fix: {
    how: 'Set `externalIds` on `iam.Role`, or use `new iam.PrincipalWithConditions(principal, …)`. In CloudFormation: a condition on `sts:ExternalId` or `aws:PrincipalOrgID` in `AssumeRolePolicyDocument`.',
  },
  config: {
    none: 'No managed rule of AWS Config reads trust policies, which are text in the item of a role, and Guard 2 cannot read that; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'the vendor has to send an external id',
        resources: `
      Monitoring:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Principal: { AWS: arn:aws:iam::111122223333:root }
                Condition: { StringEquals: { sts:ExternalId: 7f3c9a } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it trusts another account as such',
        resources: `
      Monitoring:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::111122223333:root' }`,
      },
      {
        when: 'its condition is open',
        resources: `
      Monitoring:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Principal: { AWS: ['111122223333'] }
                Condition: { StringLike: { sts:ExternalId: '*' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the account is a parameter',
        resources: `
      Monitoring:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: !Sub 'arn:aws:iam::\${Vendor}:root' } }]`,
      },
    ],
  },
});

function mustOnlyTag(statement: Statement): Verdict {
  return everyOf(statement.property.get('Action').items(), action =>
    action.mustMatch(/^sts:(?:TagSession|SetSourceIdentity|SetContext)$/i, 'an action about the session'),
  );
}
