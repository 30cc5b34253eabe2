import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, undetermined, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { ConditionTest, Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustRead } from './_text';

/** Issuers whose audience is the same for all of their customers or workloads: only the subject tells them apart. */
const shared =
  /^(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|api\.bitbucket\.org|oidc\.circleci\.com|agent\.buildkite\.com|oidc\.eks\.)/;

/** A wildcard for the owner at GitLab, Terraform and Buildkite, or for the namespace in a cluster: `project_path:*`, `system:serviceaccount:*:app`. */
const anyOwner = /^(?:(?:project_path|organization):[^*?/:]*[*?]|system:(?:serviceaccount:)?[*?])/i;

/** GitHub's subject names the owner first: `repo:clinic/portal:ref:refs/heads/main`. */
const githubOwner = /^repo:[^*?/:]+[/:]/i;

function mustTrustFederation(statement: Statement): Verdict {
  const principal = statement.property.get('Principal');
  if (principal.isUnresolved()) return undetermined(principal.state(), principal.path);
  return anyOf(
    ...statement
      .principals()
      .map(({ kind, value }) => (kind === 'Federated' ? compliant : nonCompliant('not federated', value.path))),
  );
}

const mustTrustOidc = (statement: Statement): Verdict =>
  allOf(
    statement.mustAllow(),
    () => statement.mustReachAction('sts:AssumeRoleWithWebIdentity'),
    () => mustTrustFederation(statement),
  );

/** The host and the claim of a condition key such as `token.actions.githubusercontent.com:sub`. */
function claimOf({ key }: ConditionTest): { readonly host: string; readonly claim: string } {
  const colon = key.lastIndexOf(':');
  return { host: key.slice(0, Math.max(colon, 0)), claim: key.slice(colon + 1) };
}

function singlesOut(test: ConditionTest): boolean {
  const { host, claim } = claimOf(test);
  if (claim === 'sub' || claim === 'job_workflow_ref') return true;
  return (claim === 'aud' || claim === 'app_id') && !shared.test(host);
}

const identityPools = 'cognito-identity.amazonaws.com';

function mustNameSubject(statement: Statement): Verdict {
  const condition = statement.property.get('Condition');
  const wanted = 'it must limit the subject, or the audience where that is not shared';
  const tests = statement.conditions();
  const chosen = tests.filter(singlesOut);
  // CDK builds the keys for EKS at deployment, in a custom resource.
  const later = condition.entries().find(([, operator]) => operator.isUnresolved());
  if (chosen.length === 0 && later !== undefined) return undetermined(`${later[1].state()}; ${wanted}`, later[1].path);
  return allOf(
    // Guests of an identity pool carry its audience too.
    tests.some(test => claimOf(test).host === identityPools)
      ? statement.mustBeLimitedBy(`${identityPools}:amr`, `${identityPools}:sub`)
      : compliant,
    statement.mustBeLimitedBy(...(chosen.length === 0 ? ['sub'] : chosen.map(({ key }) => key))),
    ...tests
      .filter(test => claimOf(test).claim === 'sub' && shared.test(claimOf(test).host))
      .map(({ values }) =>
        everyOf(values, value =>
          mustNotHold(
            mustRead(value, 'a subject of any owner', text => anyOwner.test(text), ['name']),
            () => `${value.state()}; it must be a subject that names the owner`,
            value,
          ),
        ),
      ),
    ...tests
      .filter(({ key }) => key === 'token.actions.githubusercontent.com:sub')
      .map(({ values }) =>
        everyOf(values, value => value.mustMatch(githubOwner, 'a subject that names the owner: repo:<owner>/…')),
      ),
  );
}

const trust = (role: Resource): readonly Statement[] => statementsOf(role.property('AssumeRolePolicyDocument'));

export default rule({
  id: 'iam-role-oidc-trust-restricted',
  title: 'IAM roles for OIDC identities name whom they are for',
  why: 'Public issuers such as GitHub sign tokens for everyone; without a condition on the subject, a stranger’s pipeline or pod assumes the role and reaches ePHI.',
  severity: 'high',
  controls: { hicp: ['3.L.A', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(d)'] },
  appliesTo: ['AWS::IAM::Role'],
  where: role => someOf(trust(role), 'statement that trusts an OIDC provider', mustTrustOidc),

  check: role => everyOf(trust(role), statement => when(mustTrustOidc(statement), () => mustNameSubject(statement))),

  fix: {
    how: 'Give `iam.OpenIdConnectPrincipal` or `iam.WebIdentityPrincipal` conditions: `StringLike: { "token.actions.githubusercontent.com:sub": "repo:owner/name:*" }`. In CloudFormation: `Condition` in `AssumeRolePolicyDocument`.',
  },
  config: {
    none: 'No managed rule of AWS Config reads trust policies, which are text in the item of a role, and Guard 2 cannot read that; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'only one repository may assume it',
        resources: `
      Deploy:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithWebIdentity
                Principal: { Federated: !Ref GitHub }
                Condition:
                  StringEquals: { token.actions.githubusercontent.com:aud: sts.amazonaws.com }
                  StringLike: { token.actions.githubusercontent.com:sub: 'repo:clinic/portal:*' }
      GitHub:
        Type: AWS::IAM::OIDCProvider
        Properties: { Url: https://token.actions.githubusercontent.com }`,
      },
      {
        when: 'only users of one identity pool may assume it',
        resources: `
      Patient:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithWebIdentity
                Principal: { Federated: cognito-identity.amazonaws.com }
                Condition:
                  StringEquals: { cognito-identity.amazonaws.com:aud: !Ref Pool }
                  ForAnyValue:StringLike: { cognito-identity.amazonaws.com:amr: authenticated }
      Pool: { Type: AWS::Cognito::IdentityPool }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it only checks the audience that all repositories share',
        resources: `
      Deploy:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithWebIdentity
                Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                Condition: { StringEquals: { token.actions.githubusercontent.com:aud: sts.amazonaws.com } }`,
      },
      {
        when: 'any repository of any owner matches',
        resources: `
      Deploy:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithWebIdentity
                Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }
                Condition: { StringLike: { token.actions.githubusercontent.com:sub: 'repo:*' } }`,
      },
      {
        when: 'guests of the identity pool may assume it as well',
        resources: `
      Patient:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithWebIdentity
                Principal: { Federated: cognito-identity.amazonaws.com }
                Condition: { StringEquals: { cognito-identity.amazonaws.com:aud: !Ref Pool } }
      Pool: { Type: AWS::Cognito::IdentityPool }`,
      },
      {
        when: 'it has no condition',
        resources: `
      Patient:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - { Effect: Allow, Action: sts:AssumeRoleWithWebIdentity, Principal: { Federated: cognito-identity.amazonaws.com } }`,
      },
    ],
    undetermined: [
      {
        when: 'the condition is built at deployment',
        resources: `
      Pod:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithWebIdentity
                Principal: { Federated: !Ref Cluster }
                Condition: { StringEquals: !GetAtt Conditions.Value }
      Cluster: { Type: AWS::IAM::OIDCProvider }
      Conditions: { Type: Custom::Json }`,
      },
    ],
  },
});
