import { allOf, anyOf } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustAttach, mustNotAttach } from './_managed';
import type { Managed } from './_managed';
import { everythingOf, mustListAction, noGrant, grantingTypes, reachesEverything } from './_policies';
import type { Reach } from './_policies';

const reads: readonly Reach[] = [
  [everythingOf('secretsmanager', 'secret:'), 'secretsmanager:GetSecretValue'],
  [
    everythingOf('ssm', 'parameter/?'),
    'ssm:GetParameter',
    'ssm:GetParameters',
    'ssm:GetParametersByPath',
    'ssm:GetParameterHistory',
  ],
];

const readsAll = (statement: Statement): Verdict =>
  reachesEverything(
    statement,
    reads,
    'aws:ResourceTag/*',
    'secretsmanager:ResourceTag/*',
    'secretsmanager:SecretId',
    'ssm:resourceTag/*',
  );

/** Of AWS, with all secrets, or all parameters. */
const readers: Managed = { named: /^(?:SecretsManagerReadWrite|AmazonSSMReadOnlyAccess)$/, such: 'SecretsManagerReadWrite' };

const wanted = 'reads every secret or parameter; it must name them';

export default rule({
  id: 'iam-policy-secrets-restricted',
  title: 'IAM policies do not read every secret',
  why: 'Secrets are the passwords to databases and interfaces with ePHI; one stolen credential that reads them all opens all of those systems.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.308(a)(5)(ii)(D)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: resource => anyOf(mustAttach(resource, readers), () => mustListAction(resource, reads, readsAll)),

  check: resource => allOf(noGrant(resource, wanted, readsAll), () => mustNotAttach(resource, readers, wanted)),

  fix: {
    how: 'Use `secret.grantRead(grantee)` or `parameter.grantRead(grantee)`. In CloudFormation: the ARNs of the secrets in `Resource`, or a condition on `secretsmanager:ResourceTag/…`. Policies of AWS that read everything are left out of `ManagedPolicyArns`.',
  },
  config: {
    none: 'No managed rule of AWS Config looks for these actions, and a policy is text in its item, which Guard 2 cannot read; a custom policy check of IAM Access Analyzer can.',
  },

  examples: {
    compliant: [
      {
        when: 'it names secrets by the beginning of their name',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: secretsmanager:GetSecretValue
                Resource: !Sub 'arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:portal/*'`,
      },
      {
        when: 'it reads those of one team',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: secretsmanager:GetSecretValue
                Resource: '*'
                Condition: { StringEquals: { secretsmanager:ResourceTag/Team: imaging } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it reads any secret',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: ['secretsmanager:Get*'], Resource: '*' }] } }`,
      },
      {
        when: 'it reads any secret of the account',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: secretsmanager:GetSecretValue
                Resource: !Sub 'arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:*'`,
      },
      {
        when: 'it reads every parameter',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: ssm:GetParameter, Resource: 'arn:aws:ssm:*:*:parameter/*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the secret comes from another stack',
        resources: `
      Access:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !ImportValue Secret }]`,
      },
    ],
  },
});
