import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import guide from '../../../lib/constructs/data/phi-table.guide';
import { PhiTable } from '../../../lib/constructs/data/phi-table';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);

test('a table with replicas, which take no key of the customer, makes none and leaves none behind', () => {
  const stack = new Stack(new App(), 'Clinic', { env: { account: '111122223333', region: 'us-east-1' } });
  new PhiTable(stack, 'Visits', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    replicationRegions: ['us-west-2'],
    backedUp: false,
  });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::DynamoDB::Table', { SSESpecification: { SSEEnabled: true } });
  template.resourceCountIs('AWS::KMS::Key', 0);
});

test.each<[RemovalPolicy | undefined, boolean]>([
  [undefined, true],
  [RemovalPolicy.RETAIN, true],
  [RemovalPolicy.DESTROY, false],
])('with the removal policy %s its deletion protection is %s', (removalPolicy, expected) => {
  const stack = new Stack(new App(), 'Clinic');
  new PhiTable(stack, 'Visits', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    ...(removalPolicy === undefined ? {} : { removalPolicy }),
  });
  Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: expected });
});
