import { allOf } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';
import { mustRecordManagementEvents } from './_trails';

export default rule({
  id: 'cloudtrail-security-trail-enabled',
  title: 'The account has a trail that records all Regions, validated and encrypted with a customer key',
  why: 'Without a complete trail nobody can tell afterwards who read or changed ePHI, and a trail that can be altered proves nothing.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.M.B'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  from: 'small',
  scope: 'environment',
  appliesTo: ['AWS::CloudTrail::Trail'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave(
      'trail of all Regions that is validated and encrypted with a customer key',
      ['AWS::CloudTrail::Trail'],
      trail =>
        allOf(
          trail.property('IsLogging').mustBe(true),
          () => trail.property('IsMultiRegionTrail').orDefault(false).mustBe(true),
          () => trail.property('IncludeGlobalServiceEvents').orDefault(true).mustBe(true),
          () => trail.property('EnableLogFileValidation').orDefault(false).mustBe(true),
          () => trail.property('KMSKeyId').mustBePresent(),
          () => mustRecordManagementEvents(trail),
        ),
      // A trail of all Regions stands in one of them, and one of an organization in one of its accounts.
      { reach: 'account', ofOrganization: trail => trail.property('IsOrganizationTrail').orDefault(false).mustBe(true) },
    ),

  fix: {
    how: 'Add a `cloudtrail.Trail` with `isMultiRegionTrail`, `enableFileValidation` and `encryptionKey` in one Region of the account (`IsMultiRegionTrail`, `EnableLogFileValidation`, `KMSKeyId`). If the organization has one, name its repository under `environment.provided` of the settings.',
  },
  config: { managedRule: 'CLOUDTRAIL_SECURITY_TRAIL_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'a trail has all of it',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: trail-logs
          IsLogging: true
          IsMultiRegionTrail: true
          IncludeGlobalServiceEvents: true
          EnableLogFileValidation: true
          KMSKeyId: !GetAtt TrailKey.Arn
      TrailKey: { Type: AWS::KMS::Key }
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without a trail',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
      {
        when: 'its trail is not validated',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true, IsMultiRegionTrail: true, KMSKeyId: alias/trail }
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a stack set may make the trail',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Baseline: { Type: AWS::CloudFormation::StackSet, Properties: { StackSetName: baseline, PermissionModel: SERVICE_MANAGED } }`,
      },
    ],
  },
});
