import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRecordManagementEvents, someTrail } from './_trails';

export default rule({
  id: 'cloudtrail-security-trail-enabled',
  title: 'One trail has all that an investigation needs',
  why: 'Events of some Regions in one trail and validated files in another leave gaps that nobody notices before the incident.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail =>
    someTrail(trail, 'trail that records all Regions and global services, encrypted and validated', one =>
      allOf(
        one.property('IsLogging').mustBe(true),
        () => one.property('IsMultiRegionTrail').orDefault(false).mustBe(true),
        () => one.property('IncludeGlobalServiceEvents').mustNotBe(false),
        () => one.property('EnableLogFileValidation').orDefault(false).mustBe(true),
        () => one.property('KMSKeyId').mustBePresent(),
        () => mustRecordManagementEvents(one),
      ),
    ),

  fix: {
    how: 'Set `encryptionKey` on `cloudtrail.Trail` and leave its other defaults. In CloudFormation: `IsMultiRegionTrail`, `IncludeGlobalServiceEvents`, `EnableLogFileValidation`, `KMSKeyId`.',
  },
  config: { managedRule: 'CLOUDTRAIL_SECURITY_TRAIL_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has all',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true, EnableLogFileValidation: true, KMSKeyId: key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is not encrypted',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true, EnableLogFileValidation: true }`,
      },
      {
        when: 'two trails have half of it each',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true }
      Other:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EnableLogFileValidation: true, KMSKeyId: key }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, IsMultiRegionTrail: true, EnableLogFileValidation: true, KMSKeyId: !ImportValue key }`,
      },
    ],
  },
});
