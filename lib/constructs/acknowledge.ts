import { Validations } from 'aws-cdk-lib/core';
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
