import { rule } from '../../rule';
import { mustNotAllowEveryone } from './_resource-policy';

export default rule({
  id: 's3-multi-region-access-point-policy-not-public',
  title: 'Policy of a Multi-Region or Object Lambda access point allows nothing to everyone',
  why: 'A statement for everyone opens the objects behind the access point as soon as the buckets leave access control to it.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::S3::MultiRegionAccessPointPolicy', 'AWS::S3ObjectLambda::AccessPointPolicy'],

  check: policy =>
    mustNotAllowEveryone(policy.property(policy.type === 'AWS::S3::MultiRegionAccessPointPolicy' ? 'Policy' : 'PolicyDocument')),

  fix: {
    how: 'Name the principals in `policy` of `s3.CfnMultiRegionAccessPointPolicy` or `policyDocument` of `s3objectlambda.CfnAccessPointPolicy`, or limit the statement by `aws:PrincipalOrgID`.',
  },
  config: { none: 'AWS Config does not record these policies.' },

  examples: {
    compliant: [
      {
        when: 'it names a role',
        resources: `
      ScansPolicy:
        Type: AWS::S3::MultiRegionAccessPointPolicy
        Properties:
          MrapName: scans
          Policy:
            Statement:
              - { Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:role/viewer }, Action: s3:GetObject, Resource: 'arn:aws:s3::111122223333:accesspoint/scans.mrap/object/*' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may read',
        resources: `
      ScansPolicy:
        Type: AWS::S3::MultiRegionAccessPointPolicy
        Properties:
          MrapName: scans
          Policy:
            Statement:
              - { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3::111122223333:accesspoint/scans.mrap/object/*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      ScansPolicy:
        Type: AWS::S3::MultiRegionAccessPointPolicy
        Properties:
          MrapName: scans
          Policy:
            Statement:
              - { Effect: Allow, Principal: !ImportValue readers, Action: s3:GetObject, Resource: 'arn:aws:s3::111122223333:accesspoint/scans.mrap/object/*' }`,
      },
    ],
  },
});
