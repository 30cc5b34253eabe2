import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { KeyProps } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';

/** Takes what `kms.Key` takes. */
export type PhiKeyProps = KeyProps;

/**
 * A customer managed key for ePHI, in place of `kms.Key`: rotated every year, kept when its stack goes, and deleted only after the
 * longest waiting period that KMS knows.
 *
 * Defaults that differ from `kms.Key`: `enableKeyRotation` true, `rotationPeriod` 365 days, `pendingWindow` 30 days,
 * `removalPolicy` RETAIN. Supports HICP 4.M.C and 164.312(a)(2)(iv).
 */
export class PhiKey extends Key {
  constructor(scope: Construct, id: string, props: PhiKeyProps = {}) {
    super(scope, id, withDefaults(props, defaultsFor(props)));
    markPhi(this);
  }
}

function defaultsFor({ keySpec, keyUsage, enableKeyRotation }: PhiKeyProps): KeyProps {
  // KMS rotates symmetric keys for encryption alone, and CDK refuses a period without rotation.
  const isSymmetric =
    (keySpec ?? KeySpec.SYMMETRIC_DEFAULT) === KeySpec.SYMMETRIC_DEFAULT &&
    (keyUsage ?? KeyUsage.ENCRYPT_DECRYPT) === KeyUsage.ENCRYPT_DECRYPT;
  const rotates = enableKeyRotation ?? isSymmetric;
  return {
    enableKeyRotation: rotates,
    ...(rotates ? { rotationPeriod: Duration.days(365) } : {}),
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
  };
}
