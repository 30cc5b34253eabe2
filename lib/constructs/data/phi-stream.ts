import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import type { StreamProps } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import { acknowledgePeers } from '../acknowledge';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

/** Takes what `kinesis.Stream` takes. */
export type PhiStreamProps = StreamProps;

/**
 * A stream for data with ePHI, such as the readings of devices, in place of `kinesis.Stream`: encrypted with its own key, replayable for
 * seven days, and kept when its stack goes.
 *
 * Defaults that differ from `kinesis.Stream`: `encryption` KMS, `encryptionKey` one of its own, `retentionPeriod` 7 days, `removalPolicy`
 * RETAIN. Supports HICP 4.M.C, 4.M.D and 164.312(a)(2)(iv).
 */
export class PhiStream extends Stream {
  constructor(scope: Construct, id: string, props: PhiStreamProps = {}) {
    const encryption = props.encryption ?? StreamEncryption.KMS;
    super(
      scope,
      id,
      withDefaults<StreamProps, StreamProps>(props, {
        encryption,
        ...(encryption === StreamEncryption.KMS && {
          encryptionKey: props.encryptionKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the stream ${id}` }),
        }),
        retentionPeriod: Duration.days(7),
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    markPhi(this);
    acknowledgePeers(this, streamKeyAcknowledgement);
  }
}

/** A rule of cdk-nag against keys of one's own. */
export const streamKeyAcknowledgement = {
  rule: 'AwsSolutions-KDS3',
  reason:
    'ePHI is encrypted with a customer managed key, so that access to it can be taken away and is on record; the rule asks for the key of AWS.',
} as const;
