import { rule } from '../../rule';
import { someTrail } from './_trails';

export default rule({
  id: 'cloudtrail-organization-trail',
  title: 'A trail records all accounts of the organization',
  why: 'An account that was added yesterday, or whose owner switched its trail off, is where an intruder goes unseen.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],
  from: 'large',

  check: trail =>
    someTrail(trail, 'trail of the organization', one => one.property('IsOrganizationTrail').orDefault(false).mustBe(true)),

  fix: {
    how: 'Set `isOrganizationTrail: true` and `orgId` on `cloudtrail.Trail` in the management account. In CloudFormation: `IsOrganizationTrail`.',
    set: { 'Properties.IsOrganizationTrail': true },
  },
  config: { none: 'One trail of several is enough, and a Guard policy judges each of them.' },

  examples: {
    compliant: [
      {
        when: 'it does',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, IsOrganizationTrail: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the trail of the organization is switched off',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true }
      Whole:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: false, IsOrganizationTrail: true }`,
      },
      {
        when: 'it records its own account',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, IsOrganizationTrail: !ImportValue organization }`,
      },
    ],
  },
});
