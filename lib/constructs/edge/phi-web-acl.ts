import { ArnFormat, Names, Stack } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { PhiLogGroup } from '../operations/phi-log-group';

export interface PhiWebAclProps {
  /**
   * What it filters: `REGIONAL` for load balancers, APIs and user pools, `CLOUDFRONT` for distributions, in us-east-1 alone.
   * @default 'REGIONAL'
   */
  readonly scope?: 'REGIONAL' | 'CLOUDFRONT';
  /**
   * Requests in five minutes after which one address is blocked for a while.
   * @default 2000
   */
  readonly rateLimit?: number;
  /**
   * Groups of rules that AWS keeps.
   * @default - common threats, known bad inputs, SQL injection and addresses of ill repute
   */
  readonly managedRuleGroups?: readonly string[];
}

/**
 * A web ACL of AWS WAF with the rule groups that AWS keeps and a limit on how often one address may ask, logged into an encrypted log
 * group without cookies and credentials.
 *
 * Supports HICP 6.M.A, 6.M.D, 8.M.A and 164.312(a)(1), (b).
 */
export class PhiWebAcl extends Construct {
  readonly webAcl: CfnWebACL;
  readonly webAclArn: string;
  /** What was allowed and what was blocked. */
  readonly logGroup: PhiLogGroup;

  constructor(scope: Construct, id: string, props: PhiWebAclProps = {}) {
    super(scope, id);
    const { managedRuleGroups = managed, rateLimit = 2000 } = props;
    const name = Names.uniqueResourceName(this, { maxLength: 100, separator: '-' });
    this.webAcl = new CfnWebACL(this, 'Acl', {
      scope: props.scope ?? 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visible(name),
      rules: [
        ...managedRuleGroups.map((group, index) => ({
          name: group,
          priority: index,
          statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: group } },
          overrideAction: { none: {} },
          visibilityConfig: visible(group),
        })),
        {
          name: 'RateLimit',
          priority: managedRuleGroups.length,
          statement: { rateBasedStatement: { limit: rateLimit, aggregateKeyType: 'IP' } },
          action: { block: {} },
          visibilityConfig: visible('RateLimit'),
        },
      ],
    });
    this.webAclArn = this.webAcl.attrArn;
    // WAF writes only to groups that begin with this.
    this.logGroup = new PhiLogGroup(this, 'Logs', { logGroupName: `aws-waf-logs-${name}` });
    this.logTo(this.logGroup);
  }

  /** https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html */
  private logTo(logGroup: PhiLogGroup): void {
    const stack = Stack.of(this);
    const policy = new ResourcePolicy(this, 'LogsPolicy', {
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
          conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
        }),
      ],
    });
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAclArn,
      logDestinationConfigs: [
        stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logGroup.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: ['authorization', 'cookie'].map(header => ({ singleHeader: { Name: header } })),
    });
    logging.node.addDependency(policy);
  }
}

const managed = [
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesSQLiRuleSet',
  'AWSManagedRulesAmazonIpReputationList',
];

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
