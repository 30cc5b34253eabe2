import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { HostedRotation, SecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

export interface PhiSecretProps extends SecretProps {
  /**
   * What changes the secret: a function of yours, or one that AWS hosts for databases.
   * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
   */
  readonly rotation: IFunction | HostedRotation;
  /**
   * How often it is changed.
   * @default Duration.days(30)
   */
  readonly rotateAfter?: Duration;
}

/**
 * A secret that opens ePHI, in place of `secretsmanager.Secret`: encrypted with its own key, and changed every 30 days.
 *
 * Defaults that differ from `secretsmanager.Secret`: `encryptionKey` one of its own, `removalPolicy` RETAIN. How a secret is changed
 * depends on what it opens, so `rotation` has no default. Supports HICP 3.M.C and 164.308(a)(5)(ii)(D), 164.312(a)(2)(iv).
 */
export class PhiSecret extends Secret {
  constructor(scope: Construct, id: string, props: PhiSecretProps) {
    const { rotation, rotateAfter = Duration.days(30) } = props;
    super(
      scope,
      id,
      withDefaults<SecretProps, SecretProps>(props, {
        encryptionKey: props.encryptionKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the secret ${id}` }),
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    markPhi(this);
    this.addRotationSchedule('Rotation', {
      automaticallyAfter: rotateAfter,
      ...('functionArn' in rotation ? { rotationLambda: rotation } : { hostedRotation: rotation }),
    });
  }
}
