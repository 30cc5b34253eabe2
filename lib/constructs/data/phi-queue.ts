import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib/core';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

export interface PhiQueueProps extends QueueProps {
  /**
   * How often a message may fail before it moves to the dead-letter queue, in receives. `deadLetterQueue` replaces this.
   * @default 5
   */
  readonly maxReceiveCount?: number;
}

/**
 * A queue for messages with ePHI, in place of `sqs.Queue`: encrypted with its own key, TLS only, with a dead-letter queue that keeps
 * for 14 days what could not be processed.
 *
 * Defaults that differ from `sqs.Queue`: `encryption` KMS, `encryptionMasterKey` one of its own, `enforceSSL` true, `retentionPeriod` 14
 * days, `deadLetterQueue` one of its own, `removalPolicy` RETAIN. Supports HICP 4.M.C and 164.312(a)(2)(iv), (e)(1).
 */
export class PhiQueue extends Queue {
  /** The dead-letter queue that was made with it, where none was given. */
  readonly failed?: Queue;

  constructor(scope: Construct, id: string, props: PhiQueueProps = {}) {
    const { maxReceiveCount = 5 } = props;
    const defaults = encrypted(scope, id, props);
    const failed =
      props.deadLetterQueue === undefined
        ? new Queue(
            scope,
            `${id}Failed`,
            withDefaults<QueueProps, QueueProps>(
              { fifo: props.fifo ?? (isNamedFifo(props) || undefined), removalPolicy: props.removalPolicy },
              defaults,
            ),
          )
        : undefined;
    super(
      scope,
      id,
      withDefaults<QueueProps, QueueProps>(props, {
        ...defaults,
        ...(failed && { deadLetterQueue: { queue: failed, maxReceiveCount } }),
      }),
    );
    markPhi(this);
    if (failed !== undefined) {
      markPhi(failed);
      this.failed = failed;
    }
  }
}

/** CDK takes a name that ends so for `fifo`, and SQS takes a dead-letter queue of the same kind alone. */
function isNamedFifo({ queueName }: QueueProps): boolean {
  return queueName !== undefined && !Token.isUnresolved(queueName) && queueName.endsWith('.fifo');
}

function encrypted(scope: Construct, id: string, props: QueueProps): QueueProps {
  const encryption = props.encryption ?? QueueEncryption.KMS;
  return {
    encryption,
    ...(encryption === QueueEncryption.KMS && {
      encryptionMasterKey: props.encryptionMasterKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the queue ${id}` }),
      dataKeyReuse: Duration.minutes(5),
    }),
    enforceSSL: props.enforceSSL ?? true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  };
}
