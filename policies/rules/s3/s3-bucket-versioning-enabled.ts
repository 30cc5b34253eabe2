import { rule } from '../../rule';

export default rule({
  id: 's3-bucket-versioning-enabled',
  title: 'S3 bucket keeps earlier versions of its objects',
  why: 'Without versions, an object that ransomware or a mistake overwrites or deletes is lost at once.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  appliesTo: ['AWS::S3::Bucket'],

  check: bucket => bucket.property('VersioningConfiguration.Status').mustBe('Enabled'),

  fix: {
    how: 'Set `versioned: true` on `s3.Bucket` (`VersioningConfiguration.Status: Enabled`), with a lifecycle rule that expires old versions.',
    set: { 'Properties.VersioningConfiguration.Status': 'Enabled' },
  },
  config: { managedRule: 'S3_BUCKET_VERSIONING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'versioning is on',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { VersioningConfiguration: { Status: Enabled } }`,
      },
    ],
    nonCompliant: [
      { when: 'versioning was never switched on', resources: 'Records: { Type: AWS::S3::Bucket }' },
      {
        when: 'versioning is suspended',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { VersioningConfiguration: { Status: Suspended } }`,
      },
    ],
    undetermined: [
      {
        when: 'the status is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { VersioningConfiguration: { Status: !ImportValue versioning } }`,
      },
    ],
  },
});
