import { allOf, everyOf, nonCompliant, someOf, undetermined, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { otherwise } from '../ec2/_traffic';
import { rule } from '../../rule';

const trust = (role: Resource): readonly Statement[] => statementsOf(role.property('AssumeRolePolicyDocument'));

const mustTrustCertificates = (statement: Statement): Verdict =>
  allOf(
    statement.mustAllow(),
    () => statement.mustReachAction('sts:AssumeRole'),
    () => {
      const principal = statement.property.get('Principal');
      if (principal.isUnresolved()) return undetermined(() => principal.state(), principal);
      return someOf(statement.principals(), 'Roles Anywhere', ({ kind, value }) =>
        kind === 'Service' ? value.mustBe('rolesanywhere.amazonaws.com') : nonCompliant('another principal', value),
      );
    },
  );

export default rule({
  id: 'iam-role-certificate-trust-restricted',
  title: 'IAM roles for Roles Anywhere name trust anchor and subject of their certificates',
  why: 'Without a condition every certificate under every trust anchor of the account assumes the role: a printer’s as well as that of the server with ePHI.',
  severity: 'medium',
  controls: { hicp: ['3.L.A', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(d)'] },
  appliesTo: ['AWS::IAM::Role'],
  where: role => someOf(trust(role), 'statement that trusts Roles Anywhere', mustTrustCertificates),

  check: role =>
    everyOf(trust(role), statement =>
      when(mustTrustCertificates(statement), () =>
        allOf(
          otherwise(
            statement.mustBeLimitedBy('aws:SourceArn'),
            () => `${statement.at} is for certificates of every trust anchor; a condition must limit aws:SourceArn`,
            statement.property,
          ),
          () =>
            otherwise(
              statement.mustBeLimitedBy('aws:PrincipalTag/*', 'sts:SourceIdentity'),
              () => `${statement.at} is for every certificate; a condition must limit aws:PrincipalTag or sts:SourceIdentity`,
              statement.property,
            ),
        ),
      ),
    ),

  fix: {
    how: "Use `new iam.ServicePrincipal('rolesanywhere.amazonaws.com', { conditions })` with `aws:SourceArn` (the trust anchor) and `aws:PrincipalTag/x509Subject/CN`. In CloudFormation: the same as `Condition` in `AssumeRolePolicyDocument`.",
  },
  config: {
    none: 'No managed rule of AWS Config reads trust policies, which are text in the item of a role, and Guard 2 cannot read that; IAM Access Analyzer does.',
  },

  examples: {
    compliant: [
      {
        when: 'it names trust anchor and subject',
        resources: `
      LabServer:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]
                Principal: { Service: rolesanywhere.amazonaws.com }
                Condition:
                  StringEquals: { 'aws:PrincipalTag/x509Subject/CN': lab.clinic.example }
                  ArnEquals: { 'aws:SourceArn': 'arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/lab' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'any certificate will do',
        resources: `
      LabServer:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]
                Principal: { Service: rolesanywhere.amazonaws.com }`,
      },
      {
        when: 'the subject is a star',
        resources: `
      LabServer:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Principal: { Service: [rolesanywhere.amazonaws.com] }
                Condition: { StringLike: { 'aws:PrincipalTag/x509Subject/CN': '*' } }`,
      },
      {
        when: 'any certificate of the trust anchor will do',
        resources: `
      LabServer:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]
                Principal: { Service: rolesanywhere.amazonaws.com }
                Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:rolesanywhere:us-east-1:111122223333:trust-anchor/lab' } }`,
      },
      {
        when: 'any trust anchor that signs the subject will do',
        resources: `
      LabServer:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]
                Principal: { Service: rolesanywhere.amazonaws.com }
                Condition: { StringEquals: { 'aws:PrincipalTag/x509Subject/CN': lab.clinic.example } }`,
      },
    ],
    undetermined: [
      {
        when: 'the condition comes from another stack',
        resources: `
      LabServer:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Principal: { Service: rolesanywhere.amazonaws.com }
                Condition: !ImportValue Condition`,
      },
    ],
  },
});
