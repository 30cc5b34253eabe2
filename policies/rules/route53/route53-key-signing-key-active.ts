import { rule } from '../../rule';

export default rule({
  id: 'route53-key-signing-key-active',
  title: 'Key-signing keys of DNSSEC are active',
  why: 'A zone whose only key is inactive is not signed, or fails to resolve: portal and mail are then forged or out of reach.',
  severity: 'low',
  controls: { hicp: ['1.M.A'], hipaa: ['164.312(c)(1)'] },
  appliesTo: ['AWS::Route53::KeySigningKey'],
  from: 'large',

  check: key => key.property('Status').mustBe('ACTIVE'),

  fix: {
    how: 'Leave `status` of `route53.CfnKeySigningKey` at `ACTIVE`. In CloudFormation: `Status`.',
    set: { 'Properties.Status': 'ACTIVE' },
  },
  config: { none: 'AWS Config does not record key-signing keys.' },

  examples: {
    compliant: [
      {
        when: 'it is active',
        resources: `
      Key:
        Type: AWS::Route53::KeySigningKey
        Properties: { HostedZoneId: Z0000000000000, Name: first, KeyManagementServiceArn: !GetAtt Kms.Arn, Status: ACTIVE }
      Kms:
        Type: AWS::KMS::Key`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is inactive',
        resources: `
      Key:
        Type: AWS::Route53::KeySigningKey
        Properties: { HostedZoneId: Z0000000000000, Name: first, KeyManagementServiceArn: key, Status: INACTIVE }`,
      },
    ],
    undetermined: [
      {
        when: 'the status comes from another stack',
        resources: `
      Key:
        Type: AWS::Route53::KeySigningKey
        Properties: { HostedZoneId: Z0000000000000, Name: first, KeyManagementServiceArn: key, Status: !ImportValue Status }`,
      },
    ],
  },
});
