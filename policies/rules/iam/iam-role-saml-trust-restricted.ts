import { allOf, compliant, everyOf, nonCompliant, someOf, undetermined, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { otherwise } from '../ec2/_traffic';
import { rule } from '../../rule';

const trust = (role: Resource): readonly Statement[] => statementsOf(role.property('AssumeRolePolicyDocument'));

/** SAML is what the action is for; `sts:*` beside another principal is not. */
const mustTrustSaml = (statement: Statement): Verdict =>
  allOf(
    statement.mustAllow(),
    () => statement.mustReachAction('sts:AssumeRoleWithSAML'),
    () => {
      const principal = statement.property.get('Principal');
      if (principal.isUnresolved()) return undetermined(() => principal.state(), principal);
      return someOf(statement.principals(), 'federated principal', ({ kind, value }) =>
        kind === 'Federated' ? compliant : nonCompliant('another principal', value),
      );
    },
  );

export default rule({
  id: 'iam-role-saml-trust-restricted',
  title: 'IAM roles for SAML identities name the audience',
  why: 'An assertion that was meant for another service, or leaked from it, otherwise opens the role and the ePHI behind it.',
  severity: 'medium',
  controls: { hicp: ['3.L.A', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(d)'] },
  appliesTo: ['AWS::IAM::Role'],
  where: role => someOf(trust(role), 'statement that trusts a SAML provider', mustTrustSaml),

  check: role =>
    everyOf(trust(role), statement =>
      when(mustTrustSaml(statement), () =>
        otherwise(
          statement.mustBeLimitedBy('SAML:aud', 'SAML:sub', 'SAML:iss', 'SAML:eduPersonOrgDN'),
          () => `${statement.at} takes SAML assertions that are meant for others; a condition must limit SAML:aud`,
          statement.property,
        ),
      ),
    ),

  fix: {
    how: 'Use `new iam.SamlConsolePrincipal(provider)`, which adds the condition. In CloudFormation: `StringEquals: { SAML:aud: https://signin.aws.amazon.com/saml }` in `AssumeRolePolicyDocument`.',
  },
  config: {
    none: 'No managed rule of AWS Config reads trust policies, which are text in the item of a role, and Guard 2 cannot read that; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'it names the audience',
        resources: `
      Clinician:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithSAML
                Principal: { Federated: arn:aws:iam::111122223333:saml-provider/clinic }
                Condition: { StringEquals: { SAML:aud: https://signin.aws.amazon.com/saml } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes any assertion of the provider',
        resources: `
      Clinician:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithSAML
                Principal: { Federated: arn:aws:iam::111122223333:saml-provider/clinic }`,
      },
      {
        when: 'its condition is open',
        resources: `
      Clinician:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: [sts:AssumeRoleWithSAML, sts:TagSession]
                Principal: { Federated: arn:aws:iam::111122223333:saml-provider/clinic }
                Condition: { StringLike: { SAML:aud: '*' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the audience is a pattern that another stack exports',
        resources: `
      Clinician:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRoleWithSAML
                Principal: { Federated: arn:aws:iam::111122223333:saml-provider/clinic }
                Condition: { StringLike: { SAML:aud: !ImportValue Audience } }`,
      },
    ],
  },
});
