import { CfnConfigurationAggregator } from 'aws-cdk-lib/aws-config';
import type { CfnConfigurationAggregatorProps } from 'aws-cdk-lib/aws-config';
import { ManagedPolicy, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import { withDefaults } from '../defaults';

/** Takes what `config.CfnConfigurationAggregator` takes. */
export type ConfigAggregatorProps = CfnConfigurationAggregatorProps;

/**
 * Gathers what AWS Config records and judges in all accounts and Regions of an organization, in the management account or the delegated
 * administrator of AWS Config: `hicp drift --aggregator` reads it.
 *
 * Defaults that differ from `config.CfnConfigurationAggregator`: `organizationAggregationSource` with all Regions and a role, unless
 * `accountAggregationSources` name accounts, each of which has to agree. Supports HICP 5.M.A, 5.L.A and 164.308(a)(1)(ii)(D).
 */
export class ConfigAggregator extends CfnConfigurationAggregator {
  constructor(scope: Construct, id: string, props: ConfigAggregatorProps = {}) {
    const named = props.accountAggregationSources ?? props.organizationAggregationSource;
    super(
      scope,
      id,
      withDefaults(props, {
        ...(named === undefined && {
          organizationAggregationSource: { allAwsRegions: true, roleArn: roleFor(scope, id).roleArn },
        }),
      }),
    );
  }
}

/** https://docs.aws.amazon.com/config/latest/developerguide/set-up-aggregator-cli.html */
function roleFor(scope: Construct, id: string): WorkloadRole {
  const role = new WorkloadRole(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('config.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(listsAccounts)],
    description: `Lets the aggregator ${id} see which accounts the organization has`,
  });
  acknowledgePeers(role, {
    rule: `${aggregatorAcknowledgement.rule}[Policy::arn:<AWS::Partition>:iam::aws:policy/${listsAccounts}]`,
    reason: aggregatorAcknowledgement.reason,
  });
  return role;
}

const listsAccounts = 'service-role/AWSConfigRoleForOrganizations';

/** A rule of cdk-nag against all policies of AWS. */
export const aggregatorAcknowledgement = {
  rule: 'AwsSolutions-IAM4',
  reason:
    'AWS Config documents this policy for aggregators of organizations and adds to it; it only lists accounts, which no policy can narrow to one resource.',
} as const;
