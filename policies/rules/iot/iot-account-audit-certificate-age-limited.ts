import { rule } from '../../rule';

export default rule({
  id: 'iot-account-audit-certificate-age-limited',
  title: 'IoT Device Defender reports device certificates that are two years old',
  why: 'The key of a certificate that is never replaced can be copied for years by whoever services, sells or finds the device, and goes on to work.',
  severity: 'low',
  controls: { hicp: ['9.M.B', '9.M.C'], hipaa: ['164.312(d)'] },
  from: 'large',
  appliesTo: ['AWS::IoT::AccountAuditConfiguration'],
  // `iot-account-audit-all-checks-enabled` asks for the check as such.
  where: audit => audit.property('AuditCheckConfigurations.DeviceCertificateAgeCheck.Enabled').orDefault(false).mustBe(true),

  // NIST SP 800-57 Part 1 Rev. 5, table 1: a private authentication key is used for one to two years. AWS's default is 365 days.
  check: audit =>
    audit
      .property('AuditCheckConfigurations.DeviceCertificateAgeCheck.Configuration.CertAgeThresholdInDays')
      .orDefault(365)
      .mustBeAtMost(730),

  fix: {
    how: "Set `certAgeThresholdInDays: '365'` in the `deviceCertificateAgeCheck` of `iot.CfnAccountAuditConfiguration`, and replace the certificates that it finds. In CloudFormation: `AuditCheckConfigurations.DeviceCertificateAgeCheck.Configuration.CertAgeThresholdInDays`.",
    set: { 'Properties.AuditCheckConfigurations.DeviceCertificateAgeCheck.Configuration.CertAgeThresholdInDays': '365' },
  },
  config: { none: "The item of an account's audit does not show the age at which certificates are reported." },

  examples: {
    compliant: [
      {
        when: 'a year is the limit',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties:
          AccountId: !Ref AWS::AccountId
          RoleArn: arn:aws:iam::111122223333:role/audit
          AuditCheckConfigurations:
            DeviceCertificateAgeCheck: { Enabled: true, Configuration: { CertAgeThresholdInDays: '365' } }`,
      },
      {
        when: 'AWS takes a year',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties:
          AccountId: !Ref AWS::AccountId
          RoleArn: arn:aws:iam::111122223333:role/audit
          AuditCheckConfigurations: { DeviceCertificateAgeCheck: { Enabled: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'certificates may be ten years old',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties:
          AccountId: !Ref AWS::AccountId
          RoleArn: arn:aws:iam::111122223333:role/audit
          AuditCheckConfigurations:
            DeviceCertificateAgeCheck: { Enabled: true, Configuration: { CertAgeThresholdInDays: '3650' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the age is a parameter',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties:
          AccountId: !Ref AWS::AccountId
          RoleArn: arn:aws:iam::111122223333:role/audit
          AuditCheckConfigurations:
            DeviceCertificateAgeCheck: { Enabled: true, Configuration: { CertAgeThresholdInDays: !Ref Days } }`,
      },
    ],
  },
});
