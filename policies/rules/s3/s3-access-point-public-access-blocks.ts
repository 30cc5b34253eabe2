import { rule } from '../../rule';
import { allBlocked, mustBlockPublicAccess } from './_public-access-block';

export default rule({
  id: 's3-access-point-public-access-blocks',
  title: 'S3 access point blocks public access in all four ways',
  why: 'A public access point opens the objects behind it, ePHI included, although the bucket itself looks closed.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::S3::AccessPoint', 'AWS::S3::MultiRegionAccessPoint'],

  check: mustBlockPublicAccess,

  fix: {
    how: 'Set all four flags of `publicAccessBlockConfiguration` on `s3.CfnAccessPoint` to true, or leave the property out; the flags cannot change later, so the access point is replaced.',
    set: { 'Properties.PublicAccessBlockConfiguration': allBlocked },
  },
  config: { managedRule: 'S3_ACCESS_POINT_PUBLIC_ACCESS_BLOCKS' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that the default of S3 applies',
        resources: `
      Research:
        Type: AWS::S3::AccessPoint
        Properties: { Bucket: records }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it lets public policies through',
        resources: `
      Research:
        Type: AWS::S3::AccessPoint
        Properties:
          Bucket: records
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false }`,
      },
      {
        when: 'it is one for several Regions and blocks nothing',
        resources: `
      Research:
        Type: AWS::S3::MultiRegionAccessPoint
        Properties:
          Regions: [{ Bucket: records }]
          PublicAccessBlockConfiguration: { BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }`,
      },
    ],
    undetermined: [
      {
        when: 'the block is imported',
        resources: `
      Research:
        Type: AWS::S3::AccessPoint
        Properties: { Bucket: records, PublicAccessBlockConfiguration: !ImportValue block }`,
      },
    ],
  },
});
