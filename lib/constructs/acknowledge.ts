import { Stack, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** A rule of another pack that is wrong about a construct of ours, or asks for what contradicts HIPAA, and why. */
export interface PeerAcknowledgement {
  /** The rule with its pack, such as `AwsSolutions-IAM5` or `HIPAA.Security-S3BucketReplicationEnabled`. */
  readonly rule: string;
  readonly reason: string;
}

/** Acknowledges rules of other packs on a construct and what is below it. Each one stands in the construct's page. */
export function acknowledgePeers(construct: IConstruct, ...acknowledgements: readonly PeerAcknowledgement[]): void {
  const validations = Validations.of(construct);
  for (const { rule, reason } of acknowledgements) validations.acknowledge({ id: rule, reason });
}

/**
 * Acknowledges stars in the resources of a policy's statements; cdk-nag wants each named as it writes it, `AwsSolutions-IAM5[Resource::*]`.
 * What is in another stack has its name only once the references between stacks are made, which is when CDK validates.
 */
export function acknowledgeStars(policy: IConstruct, resources: readonly string[], { rule, reason }: PeerAcknowledgement): void {
  const acknowledge = (): string[] => {
    const written = resources.map(resource => asWritten(Stack.of(policy).resolve(resource)));
    acknowledgePeers(policy, ...written.map(resource => ({ rule: `${rule}[Resource::${resource}]`, reason })));
    return [];
  };
  acknowledge();
  policy.node.addValidation({ validate: acknowledge });
}

/** How cdk-nag writes what CloudFormation resolves: `<AWS::Partition>`, `<Topic.Arn>`. */
function asWritten(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('${', '<').replaceAll('}', '>');
  const node = value as {
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
    readonly 'Fn::GetAtt'?: readonly [string, string];
    readonly 'Fn::ImportValue'?: string;
    readonly Ref?: string;
  };
  if (node['Fn::Join'] !== undefined) return node['Fn::Join'][1].map(asWritten).join(node['Fn::Join'][0]);
  if (node['Fn::GetAtt'] !== undefined) return `<${node['Fn::GetAtt'].join('.')}>`;
  if (node['Fn::ImportValue'] !== undefined) return node['Fn::ImportValue'];
  return node.Ref === undefined ? JSON.stringify(value) : `<${node.Ref}>`;
}
