import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 's3-bucket-website-disabled',
  title: 'S3 bucket with PHI is no website, or one that only redirects to HTTPS',
  why: 'The website endpoint of a bucket speaks plain HTTP only and asks nobody to sign in.',
  severity: 'medium',
  controls: { hicp: ['4.L.A', '4.M.C'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::S3::Bucket'],

  check: bucket =>
    anyOf(bucket.property('WebsiteConfiguration').mustBeAbsent(), () =>
      bucket.property('WebsiteConfiguration.RedirectAllRequestsTo.Protocol').mustBe('https'),
    ),

  fix: {
    how: 'Leave `websiteIndexDocument` out of `s3.Bucket` (`WebsiteConfiguration`) and serve the files through CloudFront with `origins.S3BucketOrigin.withOriginAccessControl(bucket)`.',
  },
  config: {
    none: 'An item holds the website of a bucket outside of its `configuration`, which is all that a Guard policy of ours reads.',
  },

  examples: {
    compliant: [
      {
        when: 'it has no website',
        resources: `
      Records:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'the website only redirects',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: portal.clinic.example, Protocol: https } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it redirects to plain HTTP',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: portal.clinic.example, Protocol: http } }`,
      },
      {
        when: 'it redirects with the protocol of the request, which is HTTP',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: portal.clinic.example } }`,
      },
      {
        when: 'it serves an index document',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          WebsiteConfiguration: { IndexDocument: index.html }`,
      },
    ],
    undetermined: [
      {
        when: 'the website is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          WebsiteConfiguration: !ImportValue website`,
      },
    ],
  },
});
