import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

export default rule({
  id: 's3-bucket-cors-origins-named',
  title: 'S3 bucket with PHI lets named websites alone use it from the browser',
  why: 'With a star as origin, a script on any website can use what the browser of a clinician may read, such as a signed URL.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::S3::Bucket'],
  where: bucket => bucket.property('CorsConfiguration.CorsRules').mustBePresent(),

  check: bucket =>
    everyOf(bucket.property('CorsConfiguration.CorsRules').items(), cors =>
      everyOf(cors.get('AllowedOrigins').items(), origin =>
        mustRead(origin, 'an https origin by name', text => /^https:\/\/(?!\*$)\S+$/.test(text), ['*', 'name']),
      ),
    ),

  fix: { how: 'Name the https origins in `allowedOrigins` of the `cors` rules of `s3.Bucket` (`CorsConfiguration.CorsRules`).' },
  config: {
    none: 'An item holds the CORS rules of a bucket outside of its `configuration`, which is all that a Guard policy of ours reads.',
  },

  examples: {
    compliant: [
      {
        when: 'it names one origin',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          CorsConfiguration: { CorsRules: [{ AllowedMethods: [GET, PUT], AllowedOrigins: [https://portal.clinic.example] }] }`,
      },
      {
        when: 'it names the subdomains of the clinic',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          CorsConfiguration: { CorsRules: [{ AllowedMethods: [GET, PUT], AllowedOrigins: ['https://*.clinic.example'] }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'any origin is allowed',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          CorsConfiguration: { CorsRules: [{ AllowedMethods: [GET, PUT], AllowedOrigins: ['*'] }] }`,
      },
      {
        when: 'any https origin is allowed',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          CorsConfiguration: { CorsRules: [{ AllowedMethods: [GET, PUT], AllowedOrigins: ['https://*'] }] }`,
      },
      {
        when: 'an origin comes without TLS',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          CorsConfiguration: { CorsRules: [{ AllowedMethods: [GET, PUT], AllowedOrigins: ['http://portal.clinic.example'] }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the origin is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          CorsConfiguration: { CorsRules: [{ AllowedMethods: [GET, PUT], AllowedOrigins: [!ImportValue origin] }] }`,
      },
    ],
  },
});
