import { Stack } from 'aws-cdk-lib/core';
import { BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledgePeers } from '../acknowledge';
import { withDefaults } from '../defaults';
import { customerKeyAcknowledgements } from './access-logs-bucket';
import { PhiBucket, replicaAcknowledgements } from './phi-bucket';
import type { PhiBucketProps } from './phi-bucket';

/** Takes what `PhiBucket` takes. */
export type ServiceLogsBucketProps = PhiBucketProps;

/**
 * Where load balancers and other services deliver their logs: a `PhiBucket` that is encrypted by S3 itself, which is the only
 * encryption that load balancers can write to, and whose own requests are logged.
 *
 * Supports HICP 4.M.C, 8.M.A and 164.312(b).
 */
export class ServiceLogsBucket extends PhiBucket {
  /** The one of the stack that a construct is in; made on first use. */
  static of(scope: Construct): ServiceLogsBucket {
    const stack = Stack.of(scope);
    const existing = stack.node.tryFindChild(singletonId);
    return existing instanceof ServiceLogsBucket ? existing : new ServiceLogsBucket(stack, singletonId);
  }

  constructor(scope: Construct, id: string, props: ServiceLogsBucketProps = {}) {
    const copies = (props.versioned ?? true) && (props.replicated ?? true) && props.replicationRules === undefined;
    // Copies can be encrypted as anything else is.
    const replicaBucket =
      copies && props.replicaBucket === undefined
        ? new PhiBucket(scope, `${id}Replica`, {
            ...props,
            encryption: undefined,
            encryptionKey: undefined,
            bucketName: undefined,
            objectOwnership: undefined,
            replicated: false,
            backedUp: false,
          })
        : undefined;
    super(scope, id, withDefaults(props, { encryption: BucketEncryption.S3_MANAGED, ...(replicaBucket && { replicaBucket }) }));
    acknowledgePeers(this, ...customerKeyAcknowledgements);
    if (replicaBucket !== undefined) acknowledgePeers(replicaBucket, ...replicaAcknowledgements);
  }
}

const singletonId = 'ServiceLogs';
