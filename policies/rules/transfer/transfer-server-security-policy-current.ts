import { rule } from '../../rule';

export default rule({
  id: 'transfer-server-security-policy-current',
  title: 'Transfer Family servers use a security policy of 2022 or later',
  why: 'Older policies take SHA-1 host keys or key exchanges with which a session that carries files of patients can be forged or read.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '7.M.D'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::Transfer::Server'],

  // https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html: CloudFormation takes the oldest one without a choice.
  check: server =>
    server
      .property('SecurityPolicyName')
      .orDefault('TransferSecurityPolicy-2018-11')
      .mustMatch(/-20(?:2[2-9]|[3-9]\d)-\d\d$/, 'a security policy of 2022 or later'),

  fix: {
    how: 'Set `securityPolicyName: "TransferSecurityPolicy-2024-01"` or a later one on `transfer.CfnServer` (`SecurityPolicyName`).',
    set: { 'Properties.SecurityPolicyName': 'TransferSecurityPolicy-2024-01' },
  },
  config: { none: 'AWS publishes no schema of the item of a server of Transfer Family, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it names a later one',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { SecurityPolicyName: TransferSecurityPolicy-2024-01 }`,
      },
      {
        when: 'it names one with FIPS',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { SecurityPolicyName: TransferSecurityPolicy-FIPS-2024-01 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: CloudFormation takes the oldest one',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { Protocols: [SFTP] }`,
      },
      {
        when: 'it names one of 2020',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { SecurityPolicyName: TransferSecurityPolicy-2020-06 }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { SecurityPolicyName: !ImportValue policy }`,
      },
    ],
  },
});
