import { AttributeType, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { PhiTable } from './phi-table';

const weakened = (scope: Construct, props: Partial<TableProps>): PhiTable =>
  new PhiTable(scope, 'Appointments', { partitionKey: { name: 'patient', type: AttributeType.STRING }, ...props });

export default guide({
  construct: 'PhiTable',
  example: scope => {
    new PhiTable(scope, 'Appointments', { partitionKey: { name: 'patient', type: AttributeType.STRING } });
  },
  defaults: [
    {
      prop: 'encryption (key of AWS)',
      holds: 'its key is its own',
      weakened: scope =>
        new PhiTable(scope, 'Appointments', {
          partitionKey: { name: 'patient', type: AttributeType.STRING },
          encryption: TableEncryption.AWS_MANAGED,
        }),
      reportedBy: ['dynamodb-table-customer-key'],
    },
    {
      prop: 'encryption',
      holds: 'items are encrypted with a customer managed key of its own',
      weakened: scope => weakened(scope, { encryption: TableEncryption.DEFAULT }),
      reportedBy: ['dynamodb-table-encrypted-kms'],
    },
    {
      prop: 'pointInTimeRecoverySpecification',
      holds: 'the table can be restored to any second of the last 35 days',
      weakened: scope => weakened(scope, { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false } }),
      reportedBy: ['dynamodb-pitr-enabled'],
    },
    {
      prop: 'deletionProtection',
      holds: 'nobody deletes the table by mistake',
      weakened: scope => weakened(scope, { deletionProtection: false }),
      reportedBy: ['dynamodb-table-deletion-protection-enabled'],
    },
    {
      prop: 'removalPolicy, deletionProtection',
      holds: 'the table stays when its stack goes',
      weakened: scope => weakened(scope, { removalPolicy: RemovalPolicy.DESTROY, deletionProtection: false }),
      reportedBy: ['dynamodb-table-deletion-protection-enabled', 'dynamodb-table-kept-on-deletion'],
    },
  ],
  cost: {
    monthly: '1 USD for the key, and what is stored, read and written: about 0.25 USD a GB, and 0.20 USD a GB for recovery',
    drivers: ['reads and writes', 'gigabytes stored', 'point-in-time recovery by size'],
  },
});
