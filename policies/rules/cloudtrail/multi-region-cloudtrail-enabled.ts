import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRecordManagementEvents, someTrail } from './_trails';

export default rule({
  id: 'multi-region-cloudtrail-enabled',
  title: 'CloudTrail records all Regions',
  why: 'An intruder works where nobody looks: in a Region without a trail, data can be copied out without a trace.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: trail =>
    someTrail(trail, 'trail that records all Regions', one =>
      allOf(
        one.property('IsMultiRegionTrail').orDefault(false).mustBe(true),
        () => one.property('IsLogging').mustBe(true),
        () => mustRecordManagementEvents(one),
      ),
    ),

  fix: {
    how: 'Leave `isMultiRegionTrail` of `cloudtrail.Trail` at true and `managementEvents` at its default (`IsMultiRegionTrail: true`; `EventSelectors` with `IncludeManagementEvents: true` and `ReadWriteType: All`).',
    // CloudTrail refuses a trail of all Regions without the events of global services.
    set: { 'Properties.IsMultiRegionTrail': true, 'Properties.IncludeGlobalServiceEvents': true },
  },
  config: {
    managedRule: 'MULTI_REGION_CLOUD_TRAIL_ENABLED',
    parameters: { includeManagementEvents: 'true', readWriteType: 'ALL' },
  },

  examples: {
    compliant: [
      {
        when: 'it records all Regions',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, IsMultiRegionTrail: true }`,
      },
      {
        when: 'another trail of the template records all Regions',
        resources: `
      DataEvents:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, IsMultiRegionTrail: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it records its own Region only',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, IsMultiRegionTrail: !ImportValue all-regions }`,
      },
    ],
  },
});
