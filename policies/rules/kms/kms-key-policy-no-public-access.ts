import { rule } from '../../rule';
import { mustNotAllowEveryone } from '../s3/_resource-policy';

export default rule({
  id: 'kms-key-policy-no-public-access',
  title: 'KMS key policy allows nothing to everyone',
  why: 'A key that every AWS account may use decrypts the ePHI that it protects for anyone who gets hold of the ciphertext.',
  severity: 'high',
  controls: { hicp: ['4.M.C', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],

  // Without a policy, KMS attaches one for the own account only.
  check: key => mustNotAllowEveryone(key.property('KeyPolicy'), 'kms:CallerAccount'),

  fix: {
    how: 'Name the principals: use `key.grantEncryptDecrypt(grantee)`, or limit the statement of `KeyPolicy` by `kms:CallerAccount` or `aws:PrincipalOrgID`.',
  },
  config: { managedRule: 'KMS_KEY_POLICY_NO_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'its policy leaves access to the own account',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement:
              - Effect: Allow
                Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root' }
                Action: kms:*
                Resource: '*'`,
      },
      {
        when: 'its policy lets a service use it for callers of the own account',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement:
              - Effect: Allow
                Principal: { AWS: '*' }
                Action: [kms:Decrypt, kms:GenerateDataKey]
                Resource: '*'
                Condition: { StringEquals: { kms:CallerAccount: '111122223333', kms:ViaService: s3.us-east-1.amazonaws.com } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its policy allows everyone to use it',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement: { Effect: Allow, Principal: '*', Action: kms:Decrypt, Resource: '*' }`,
      },
      {
        when: 'a condition names the service but not the account',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement:
              - Effect: Allow
                Principal: { AWS: ['*'] }
                Action: kms:Decrypt
                Resource: '*'
                Condition: { StringEquals: { kms:ViaService: s3.us-east-1.amazonaws.com } }`,
      },
    ],
    undetermined: [
      {
        when: 'a principal is imported',
        resources: `
      RecordsKey:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement: { Effect: Allow, Principal: { AWS: !ImportValue principal }, Action: kms:Decrypt, Resource: '*' }`,
      },
    ],
  },
});
