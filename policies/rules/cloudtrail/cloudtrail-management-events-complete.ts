import { rule } from '../../rule';
import { mustRecordManagementEvents, someTrail } from './_trails';

export default rule({
  id: 'cloudtrail-management-events-complete',
  title: 'CloudTrail leaves no management event out',
  why: 'Who decrypted records with a key, or queried a database through its API, is not to be told when KMS or the RDS Data API is left out.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],
  from: 'large',

  check: trail => someTrail(trail, 'trail that records all management events', one => mustRecordManagementEvents(one, 'nothing')),

  fix: {
    how: 'Leave `excludeManagementEventSources` out of `cloudtrail.Trail.addEventSelector`, and `managementEvents` at all. In CloudFormation: `EventSelectors` without `ExcludeManagementEventSources`.',
    set: { 'Properties.EventSelectors': [{ IncludeManagementEvents: true, ReadWriteType: 'All' }] },
  },
  config: { none: 'The item of a trail shows that there are event selectors, not which.' },

  examples: {
    compliant: [
      {
        when: 'it has no selectors',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true }`,
      },
      {
        when: 'its selector takes all',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: All }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves KMS out',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EventSelectors: [{ ReadWriteType: All, ExcludeManagementEventSources: [kms.amazonaws.com] }] }`,
      },
      {
        when: 'it records writes only',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EventSelectors: [{ ReadWriteType: WriteOnly }] }`,
      },
      {
        when: 'an advanced selector leaves KMS out',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: 
          S3BucketName: logs
          IsLogging: true
          AdvancedEventSelectors:
            - FieldSelectors: [{ Field: eventCategory, Equals: [Management] }, { Field: eventSource, NotEquals: [kms.amazonaws.com] }]`,
      },
    ],
    undetermined: [
      {
        when: 'the selectors are imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EventSelectors: !ImportValue selectors }`,
      },
    ],
  },
});
