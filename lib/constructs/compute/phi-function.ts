import { Duration } from 'aws-cdk-lib/core';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Function, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { FunctionProps, ICodeSigningConfig } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import { PhiQueue } from '../data/phi-queue';
import { PhiKey } from '../data/phi-key';
import { withDefaults } from '../defaults';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { PhiLogGroup } from '../operations/phi-log-group';
import { markPhi } from '../phi';

export interface PhiFunctionProps extends FunctionProps {
  /** The network that the function works in. */
  readonly vpc: IVpc;
  /**
   * Who has to have signed the code: a configuration that enforces it. Signing is a step of your pipeline, so there is no default; say
   * `undefined` where code is not signed.
   */
  readonly codeSigningConfig: ICodeSigningConfig | undefined;
}

/**
 * A function that works with ePHI, in place of `lambda.Function`: in subnets without internet, with a role that holds what was granted
 * and nothing else, environment and logs encrypted with keys of one's own, a limit on how often it runs at once, tracing, and a queue
 * for events that it could not deal with. What it calls is allowed by name: `connections.allowTo(…)`.
 *
 * Defaults that differ from `lambda.Function`: `vpcSubnets` isolated, `securityGroups` one that lets nothing through, `role` a
 * `WorkloadRole`, `environmentEncryption` a key of its own, `logGroup` a `PhiLogGroup`, `deadLetterQueue` a `PhiQueue`,
 * `reservedConcurrentExecutions` 10, `tracing` ACTIVE, `timeout` 30 seconds. Supports HICP 3.M.C, 4.M.C, 6.M.B, 8.M.A and 164.312(a)(1), (b).
 */
export class PhiFunction extends Function {
  constructor(scope: Construct, id: string, props: PhiFunctionProps) {
    super(
      scope,
      id,
      withDefaults<FunctionProps, Partial<FunctionProps>>(props, {
        vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
        // CDK takes this prop for a group that it makes, and refuses it beside others.
        ...(props.allowAllOutbound === undefined && {
          securityGroups: props.securityGroups ?? [new ServiceSecurityGroup(scope, `${id}SecurityGroup`, { vpc: props.vpc })],
        }),
        role: props.role ?? roleFor(scope, id),
        environmentEncryption:
          props.environmentEncryption ?? new PhiKey(scope, `${id}Key`, { description: `Key of the function ${id}` }),
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- users may still give it, and CDK refuses both
        ...(props.logRetention === undefined && { logGroup: props.logGroup ?? new PhiLogGroup(scope, `${id}Logs`) }),
        ...(props.deadLetterQueueEnabled !== false &&
          props.deadLetterTopic === undefined &&
          props.onFailure === undefined && { deadLetterQueue: props.deadLetterQueue ?? new PhiQueue(scope, `${id}Failed`) }),
        reservedConcurrentExecutions: 10,
        tracing: Tracing.ACTIVE,
        timeout: Duration.seconds(30),
      }),
    );
    markPhi(this);
    this.logGroup.grantWrite(this);
  }
}

/** What AWSLambdaVPCAccessExecutionRole and AWSXRayDaemonWriteAccess allow, without writing to log groups of others. */
function roleFor(scope: Construct, id: string): WorkloadRole {
  const role = new WorkloadRole(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What the function ${id} may do`,
  });
  role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: [
        'ec2:CreateNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSubnets',
        'ec2:DeleteNetworkInterface',
        'ec2:AssignPrivateIpAddresses',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: ['*'],
    }),
  );
  if (role.grantedPolicy !== undefined) {
    acknowledgePeers(role.grantedPolicy, {
      rule: `${functionRoleAcknowledgement.rule}[Resource::*]`,
      reason: functionRoleAcknowledgement.reason,
    });
  }
  return role;
}

/** A rule of cdk-nag against stars in policies. */
export const functionRoleAcknowledgement = {
  rule: 'AwsSolutions-IAM5',
  reason:
    'Lambda makes network interfaces of its own with this role, for which there are no ARNs beforehand, and traces have none at all.',
} as const;
