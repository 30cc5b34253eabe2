import { rule } from '../../rule';
import { blockedPatterns, mustHoldKeyPolicies, mustNotDecryptWithEveryKey } from './_kms';

export default rule({
  id: 'iam-customer-policy-blocked-kms-actions',
  title: 'Managed policies do not decrypt with every key',
  why: 'Separate keys keep data sets apart only while no identity can use all of them; one that can decrypts any ePHI it gets hold of.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '3.L.B'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::IAM::ManagedPolicy'],
  where: mustHoldKeyPolicies,

  check: mustNotDecryptWithEveryKey,

  fix: {
    how: 'Use `key.grantDecrypt(grantee)`. In CloudFormation: name the keys in `Resource`, or add the condition `kms:ViaService`.',
  },
  config: { managedRule: 'IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS', parameters: { blockedActionsPatterns: blockedPatterns } },

  examples: {
    compliant: [
      {
        when: 'it names the key',
        resources: `
      ReadRecords:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: kms:Decrypt, Resource: !GetAtt RecordsKey.Arn }]
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it decrypts with any key',
        resources: `
      ReadRecords:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: [s3:GetObject, 'kms:Decrypt*'], Resource: '*' }]`,
      },
      {
        when: 'it decrypts with any key of the account',
        resources: `
      ReadRecords:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              Effect: Allow
              Action: 'kms:*'
              Resource: !Sub arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:key/*`,
      },
    ],
    undetermined: [
      {
        when: 'the key comes from another stack',
        resources: `
      ReadRecords:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: kms:Decrypt, Resource: !ImportValue Key }]`,
      },
    ],
  },
});
