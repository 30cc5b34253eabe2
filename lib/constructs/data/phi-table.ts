import { RemovalPolicy } from 'aws-cdk-lib/core';
import { BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { TableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { PhiBackup } from './phi-backup';
import { PhiKey } from './phi-key';

export interface PhiTableProps extends TableProps {
  /**
   * Whether the table is in the backup plan of its stack.
   * @default true
   */
  readonly backedUp?: boolean;
}

/**
 * A table for ePHI, in place of `dynamodb.Table`: encrypted with its own key, restorable to any second of the last 35 days, in a
 * backup plan, protected from deletion, and kept when its stack goes.
 *
 * Defaults that differ from `dynamodb.Table`: `encryption` CUSTOMER_MANAGED (AWS_MANAGED with `replicationRegions`, for which CDK takes
 * no key of the customer; `dynamodb.TableV2` takes one a Region), `encryptionKey` one of its own, `pointInTimeRecovery` on for
 * 35 days, `billingMode` PAY_PER_REQUEST, `deletionProtection` true unless `removalPolicy` is DESTROY, `removalPolicy` RETAIN. Supports HICP 4.M.C, 4.M.D and
 * 164.312(a)(2)(iv), 164.308(a)(7)(ii)(A).
 */
export class PhiTable extends Table {
  constructor(scope: Construct, id: string, props: PhiTableProps) {
    const isReplicated = (props.replicationRegions ?? []).length > 0;
    // CDK's replicas take no key of the customer.
    const encryption = props.encryption ?? (isReplicated ? TableEncryption.AWS_MANAGED : TableEncryption.CUSTOMER_MANAGED);
    super(
      scope,
      id,
      withDefaults<TableProps, Partial<TableProps>>(props, {
        encryption,
        ...(encryption === TableEncryption.CUSTOMER_MANAGED && {
          encryptionKey: props.encryptionKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the table ${id}` }),
        }),
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- users may still give it, and CDK refuses both
        ...(props.pointInTimeRecovery === undefined && {
          pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
        }),
        // Capacity that is given means that the user plans it.
        ...(props.readCapacity === undefined &&
          props.writeCapacity === undefined && { billingMode: BillingMode.PAY_PER_REQUEST }),
        deletionProtection: props.removalPolicy !== RemovalPolicy.DESTROY,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    markPhi(this);
    if (props.backedUp ?? true) PhiBackup.of(this).add(this.tableArn);
  }
}
