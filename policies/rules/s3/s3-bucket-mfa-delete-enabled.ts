import { rule } from '../../rule';

export default rule({
  id: 's3-bucket-mfa-delete-enabled',
  title: 'Versions in buckets are deleted with a second factor only',
  why: 'Stolen keys that may delete versions empty the bucket past recovery.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  from: 'large',
  appliesTo: ['AWS::S3::Bucket'],

  check: {
    none: 'A template does not show MFA delete, which CloudFormation cannot set; AWS Config looks at each bucket itself.',
  },

  fix: { how: 'Use Object Lock in place of it for records; or switch MFA delete on as the root user with the API.' },
  config: { managedRule: 'S3_BUCKET_MFA_DELETE_ENABLED' },

  examples: { compliant: [], nonCompliant: [] },
});
