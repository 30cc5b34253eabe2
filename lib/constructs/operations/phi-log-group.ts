import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IKey, IKeyRef } from 'aws-cdk-lib/aws-kms';
import { DataIdentifier, DataProtectionPolicy, LogGroup, LogGroupClass, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { LogGroupProps } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { PhiKey } from '../data/phi-key';

/** Takes what `logs.LogGroup` takes. */
export type PhiLogGroupProps = LogGroupProps;

/**
 * A log group for logs that can hold or lead to ePHI, in place of `logs.LogGroup`: encrypted with a customer managed key, masked,
 * kept for six years and when its stack goes.
 *
 * Defaults that differ from `logs.LogGroup`: `encryptionKey` one key for all log groups of a stack, `retention` six years, which is
 * how long 164.316(b)(2)(i) wants documentation kept, `removalPolicy` RETAIN, `dataProtectionPolicy` masks identifiers of patients
 * and secrets for all who may not unmask them. Supports HICP 4.M.C, 4.L.A, 8.M.A and 164.312(b).
 */
export class PhiLogGroup extends LogGroup {
  constructor(scope: Construct, id: string, props: PhiLogGroupProps = {}) {
    const encryptionKey = props.encryptionKey ?? logKeyOf(scope);
    if (props.encryptionKey !== undefined) letLogsUse(props.encryptionKey, Stack.of(scope));
    super(
      scope,
      id,
      withDefaults(props, {
        encryptionKey,
        ...(takesProtection(props) && { dataProtectionPolicy: masking() }),
        retention: RetentionDays.SIX_YEARS,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    markPhi(this);
  }
}

/** Log groups of the class for infrequent access know no masking. */
function takesProtection({ logGroupClass }: LogGroupProps): boolean {
  return logGroupClass === undefined || logGroupClass === LogGroupClass.STANDARD;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-health.html */
function masking(): DataProtectionPolicy {
  return new DataProtectionPolicy({
    identifiers: [
      DataIdentifier.SSN_US,
      DataIdentifier.MEDICAREBENEFICIARYNUMBER_US,
      DataIdentifier.HEALTHINSURANCECLAIMNUMBER_US,
      DataIdentifier.NATIONALPROVIDERID_US,
      DataIdentifier.DRUGENFORCEMENTAGENCYNUMBER_US,
      DataIdentifier.AWSSECRETKEY,
    ],
  });
}

const keyId = 'LogKey';

/** The key of all log groups in a stack; made on first use. */
export function logKeyOf(scope: Construct): IKey {
  const stack = Stack.of(scope);
  const existing = stack.node.tryFindChild(keyId);
  if (existing instanceof PhiKey) return existing;
  const key = new PhiKey(stack, keyId, {
    description: 'Encrypts the log groups of this stack',
    rotationPeriod: Duration.days(365),
  });
  letLogsUse(key, stack);
  return key;
}

/**
 * CloudWatch Logs refuses a key whose policy does not let it in. Keys from elsewhere, whose policy is not ours to write, stay as they are.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function letLogsUse(key: IKeyRef, stack: Stack): void {
  if (!(key instanceof Key)) return;
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LogGroupsOfThisAccount',
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:*`,
        },
      },
    }),
  );
}
