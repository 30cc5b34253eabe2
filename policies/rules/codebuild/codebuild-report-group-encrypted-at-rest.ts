import { rule } from '../../rule';

export default rule({
  id: 'codebuild-report-group-encrypted-at-rest',
  title: 'CodeBuild encrypts exported test reports',
  why: 'Raw results hold what the tests ran on; where that came from patients, the export in plain is ePHI in plain.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::CodeBuild::ReportGroup'],
  where: group => group.property('ExportConfig.ExportConfigType').mustBe('S3'),

  check: group => group.property('ExportConfig.S3Destination.EncryptionDisabled').mustNotBe(true),

  fix: {
    how: 'Leave out `EncryptionDisabled` in `ExportConfig.S3Destination` of the report group; `codebuild.ReportGroup` with `exportBucket` does.',
    set: { 'Properties.ExportConfig.S3Destination.EncryptionDisabled': false },
  },
  config: { managedRule: 'CODEBUILD_REPORT_GROUP_ENCRYPTED_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'encryption is left on',
        resources: `
      Tests:
        Type: AWS::CodeBuild::ReportGroup
        Properties: { Type: TEST, ExportConfig: { ExportConfigType: S3, S3Destination: { Bucket: reports } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption is switched off',
        resources: `
      Tests:
        Type: AWS::CodeBuild::ReportGroup
        Properties:
          Type: TEST
          ExportConfig: { ExportConfigType: S3, S3Destination: { Bucket: reports, EncryptionDisabled: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Tests:
        Type: AWS::CodeBuild::ReportGroup
        Properties:
          Type: TEST
          ExportConfig: { ExportConfigType: S3, S3Destination: { Bucket: reports, EncryptionDisabled: !Ref Plain } }`,
      },
    ],
  },
});
