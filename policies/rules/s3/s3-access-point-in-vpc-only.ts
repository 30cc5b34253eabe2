import { rule } from '../../rule';

export default rule({
  id: 's3-access-point-in-vpc-only',
  title: 'S3 access point takes requests from one VPC only',
  why: 'Through an access point with an origin on the internet, stolen credentials read ePHI from anywhere.',
  severity: 'low',
  controls: { hicp: ['6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::S3::AccessPoint', 'AWS::S3Express::AccessPoint'],

  check: point => point.property('VpcConfiguration.VpcId').mustBePresent(),

  fix: {
    how: 'Set `vpcConfiguration: { vpcId }` on `s3.CfnAccessPoint` (`VpcConfiguration.VpcId`); that replaces the access point.',
  },
  config: { managedRule: 'S3_ACCESS_POINT_IN_VPC_ONLY' },

  examples: {
    compliant: [
      {
        when: 'it is bound to a VPC',
        resources: `
      Portal:
        Type: AWS::S3::AccessPoint
        Properties: { Bucket: records, VpcConfiguration: { VpcId: vpc-1 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its origin is the internet',
        resources: `
      Portal:
        Type: AWS::S3::AccessPoint
        Properties: { Bucket: records }`,
      },
    ],
    undetermined: [
      {
        when: 'the VPC is imported',
        resources: `
      Portal:
        Type: AWS::S3::AccessPoint
        Properties: { Bucket: records, VpcConfiguration: !ImportValue vpc }`,
      },
    ],
  },
});
