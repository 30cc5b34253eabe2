import { Duration } from 'aws-cdk-lib/core';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { letAlarmsPublish } from '../news';

interface Watched {
  readonly what: string;
  /** A filter pattern of CloudWatch Logs on events of CloudTrail. */
  readonly pattern: string;
  /** How many in five minutes raise the alarm. */
  readonly threshold?: number;
}

function calls(source: string, ...names: readonly string[]): string {
  return `{ ($.eventSource = "${source}.amazonaws.com") && (${names.map(name => `($.eventName = "${name}")`).join(' || ')}) }`;
}

/**
 * What the CIS AWS Foundations Benchmark wants to be told of at once, and what it has to do with ePHI by HICP 8.M.C.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const watched: Readonly<Record<string, Watched>> = {
  RootUsed: {
    what: 'Somebody used the root user',
    pattern: '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
  },
  Unauthorized: {
    what: 'Many calls were refused: somebody tries what they may not do',
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    // Services probe what they may do all day.
    threshold: 10,
  },
  SignInWithoutMfa: {
    what: 'Somebody signed in to the console without MFA',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  SignInFailed: {
    what: 'Sign-ins to the console failed again and again',
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    threshold: 5,
  },
  IamChanged: {
    what: 'Somebody changed who may do what',
    pattern: calls(
      'iam',
      ...['DeleteGroupPolicy', 'DeleteRolePolicy', 'DeleteUserPolicy', 'PutGroupPolicy', 'PutRolePolicy', 'PutUserPolicy'],
      ...['CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion', 'SetDefaultPolicyVersion'],
      ...[
        'AttachRolePolicy',
        'DetachRolePolicy',
        'AttachUserPolicy',
        'DetachUserPolicy',
        'AttachGroupPolicy',
        'DetachGroupPolicy',
      ],
      ...['UpdateAssumeRolePolicy', 'DeleteRolePermissionsBoundary', 'DeleteUserPermissionsBoundary'],
    ),
  },
  TrailChanged: {
    what: 'Somebody changed or stopped the audit trail',
    pattern: calls(
      'cloudtrail',
      ...['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging', 'PutEventSelectors', 'PutInsightSelectors'],
    ),
  },
  KeyDisabled: {
    what: 'Somebody disabled a key or scheduled its deletion: what it encrypts can no longer be read',
    pattern: calls('kms', 'DisableKey', 'ScheduleKeyDeletion'),
  },
  BucketPolicyChanged: {
    what: 'Somebody changed who may reach a bucket',
    pattern: calls(
      's3',
      ...['PutBucketAcl', 'PutBucketPolicy', 'PutBucketCors', 'PutBucketLifecycle', 'PutBucketReplication', 'DeleteBucketPolicy'],
      ...['DeleteBucketCors', 'DeleteBucketLifecycle', 'DeleteBucketReplication', 'PutBucketPublicAccessBlock'],
      ...['DeleteBucketPublicAccessBlock', 'PutAccountPublicAccessBlock', 'DeleteAccountPublicAccessBlock'],
    ),
  },
  ConfigChanged: {
    what: 'Somebody changed or stopped AWS Config',
    pattern: calls(
      'config',
      ...['StopConfigurationRecorder', 'DeleteConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel'],
      ...['PutConfigurationRecorder', 'DeleteConformancePack', 'DeleteConfigRule'],
    ),
  },
  SecurityGroupChanged: {
    what: 'Somebody changed a security group',
    pattern: calls(
      'ec2',
      ...[
        'AuthorizeSecurityGroupIngress',
        'AuthorizeSecurityGroupEgress',
        'RevokeSecurityGroupIngress',
        'RevokeSecurityGroupEgress',
      ],
      ...['CreateSecurityGroup', 'DeleteSecurityGroup', 'ModifySecurityGroupRules'],
    ),
  },
  NetworkAclChanged: {
    what: 'Somebody changed a network ACL',
    pattern: calls(
      'ec2',
      ...['CreateNetworkAcl', 'CreateNetworkAclEntry', 'DeleteNetworkAcl', 'DeleteNetworkAclEntry', 'ReplaceNetworkAclEntry'],
      'ReplaceNetworkAclAssociation',
    ),
  },
  GatewayChanged: {
    what: 'Somebody changed a way out of a network',
    pattern: calls(
      'ec2',
      ...[
        'CreateCustomerGateway',
        'DeleteCustomerGateway',
        'AttachInternetGateway',
        'CreateInternetGateway',
        'DeleteInternetGateway',
      ],
      ...['DetachInternetGateway', 'CreateNatGateway', 'DeleteNatGateway', 'CreateEgressOnlyInternetGateway'],
    ),
  },
  RouteChanged: {
    what: 'Somebody changed the routes of a network',
    pattern: calls(
      'ec2',
      ...['CreateRoute', 'CreateRouteTable', 'ReplaceRoute', 'ReplaceRouteTableAssociation', 'DeleteRouteTable', 'DeleteRoute'],
      'DisassociateRouteTable',
    ),
  },
  NetworkChanged: {
    what: 'Somebody changed a network or joined it with another one',
    pattern: calls(
      'ec2',
      ...['CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute', 'AcceptVpcPeeringConnection', 'CreateVpcPeeringConnection'],
      ...['DeleteVpcPeeringConnection', 'RejectVpcPeeringConnection', 'DeleteFlowLogs', 'CreateTransitGatewayVpcAttachment'],
    ),
  },
};

/** An alarm for each of these. */
export function alarmsOn(scope: Construct, logGroup: ILogGroup, responders: ITopic): void {
  letAlarmsPublish(scope, responders);
  const action = new SnsAction(responders);
  for (const [id, { what, pattern, threshold = 1 }] of Object.entries(watched)) {
    const filter = new MetricFilter(scope, `${id}Filter`, {
      logGroup,
      filterPattern: FilterPattern.literal(pattern),
      metricNamespace: 'Hicp/AuditTrail',
      metricName: id,
      metricValue: '1',
    });
    new Alarm(scope, `${id}Alarm`, {
      alarmDescription: what,
      metric: filter.metric({ statistic: 'Sum', period: Duration.minutes(5) }),
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(action);
  }
}
