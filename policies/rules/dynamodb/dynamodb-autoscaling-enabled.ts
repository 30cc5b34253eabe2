import { allOf, anyOf, compliant, decide, everyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { canonicalText } from '../../../lib/core/identity';
import { rule } from '../../rule';

export default rule({
  id: 'dynamodb-autoscaling-enabled',
  title: 'DynamoDB tables adapt their capacity to demand',
  why: 'A table with fixed capacity throttles when demand grows, and an application that is throttled shows clinicians no records.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  from: 'large',
  appliesTo: ['AWS::DynamoDB::Table'],

  check: table => {
    const byRequest = table.property('BillingMode').orDefault('PROVISIONED').mustBe('PAY_PER_REQUEST');
    if (byRequest.status === 'compliant') return byRequest;
    const directions = ['Read', 'Write'].map(direction => mustScale(table, `dynamodb:table:${direction}CapacityUnits`));
    // A global index has a capacity of its own, and one that throttles holds back the writes to its table.
    const scaled = everyOf(
      [...directions, ...table.property('GlobalSecondaryIndexes').items().map(mustScaleIndex)],
      verdict => verdict,
    );
    // Where one direction scales, the other one is what is missing, not another billing mode.
    const isHalfScaled = byRequest.status === 'non-compliant' && directions.some(({ status }) => status === 'compliant');
    return isHalfScaled ? scaled : anyOf(byRequest, scaled);
  },

  fix: {
    how: 'Set `billingMode: dynamodb.BillingMode.PAY_PER_REQUEST` on `dynamodb.Table` (`BillingMode`), or scale with `autoScaleReadCapacity` and `autoScaleWriteCapacity`.',
    set: { 'Properties.BillingMode': 'PAY_PER_REQUEST' },
  },
  config: { managedRule: 'DYNAMODB_AUTOSCALING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is billed by request',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          BillingMode: PAY_PER_REQUEST`,
      },
      {
        when: 'reads and writes scale',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
      ReadCapacity:
        Type: AWS::ApplicationAutoScaling::ScalableTarget
        Properties:
          ServiceNamespace: dynamodb
          ScalableDimension: dynamodb:table:ReadCapacityUnits
          ResourceId: !Sub 'table/\${Patients}'
          MinCapacity: 5
          MaxCapacity: 500
      ReadScaling:
        Type: AWS::ApplicationAutoScaling::ScalingPolicy
        Properties: { PolicyName: read, PolicyType: TargetTrackingScaling, ScalingTargetId: !Ref ReadCapacity }
      WriteCapacity:
        Type: AWS::ApplicationAutoScaling::ScalableTarget
        Properties:
          ServiceNamespace: dynamodb
          ScalableDimension: dynamodb:table:WriteCapacityUnits
          ResourceId: !Sub 'table/\${Patients}'
          MinCapacity: 5
          MaxCapacity: 500
      WriteScaling:
        Type: AWS::ApplicationAutoScaling::ScalingPolicy
        Properties: { PolicyName: write, PolicyType: TargetTrackingScaling, ScalingTargetId: !Ref WriteCapacity }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its capacity is fixed, as by default',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }`,
      },
      {
        when: 'only reads scale',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
      ReadCapacity:
        Type: AWS::ApplicationAutoScaling::ScalableTarget
        Properties:
          ServiceNamespace: dynamodb
          ScalableDimension: dynamodb:table:ReadCapacityUnits
          ResourceId: !Sub 'table/\${Patients}'
          MinCapacity: 5
          MaxCapacity: 500
      ReadScaling:
        Type: AWS::ApplicationAutoScaling::ScalingPolicy
        Properties: { PolicyName: read, PolicyType: TargetTrackingScaling, ScalingTargetId: !Ref ReadCapacity }`,
      },
      {
        when: 'it scales and one of its indexes does not',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
          GlobalSecondaryIndexes:
            - IndexName: by-ward
              KeySchema: [{ AttributeName: ward, KeyType: HASH }]
              Projection: { ProjectionType: KEYS_ONLY }
              ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
      ReadCapacity:
        Type: AWS::ApplicationAutoScaling::ScalableTarget
        Properties:
          ServiceNamespace: dynamodb
          ScalableDimension: dynamodb:table:ReadCapacityUnits
          ResourceId: !Sub 'table/\${Patients}'
          MinCapacity: 5
          MaxCapacity: 500
      ReadScaling:
        Type: AWS::ApplicationAutoScaling::ScalingPolicy
        Properties: { PolicyName: read, PolicyType: TargetTrackingScaling, ScalingTargetId: !Ref ReadCapacity }
      WriteCapacity:
        Type: AWS::ApplicationAutoScaling::ScalableTarget
        Properties:
          ServiceNamespace: dynamodb
          ScalableDimension: dynamodb:table:WriteCapacityUnits
          ResourceId: !Sub 'table/\${Patients}'
          MinCapacity: 5
          MaxCapacity: 500
      WriteScaling:
        Type: AWS::ApplicationAutoScaling::ScalingPolicy
        Properties: { PolicyName: write, PolicyType: TargetTrackingScaling, ScalingTargetId: !Ref WriteCapacity }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          BillingMode: !Ref Billing`,
      },
    ],
  },
});

const targets = 'AWS::ApplicationAutoScaling::ScalableTarget';
const policies = 'AWS::ApplicationAutoScaling::ScalingPolicy';

/** A scalable target alone sets limits; the policy does the scaling. */
function mustScale(table: Resource, dimension: string, index = ''): Verdict {
  return someOf(table.referredToBy(targets, 'ResourceId'), `scaling of ${dimension}${index}`, target =>
    allOf(
      mustBeOf(target, table, dimension, index),
      anyOf(
        someOf(target.referredToBy(policies, 'ScalingTargetId'), 'scaling policy', policy =>
          policy.property('ScalingTargetId').mustReferTo(target),
        ),
        () =>
          someOf(table.referredToBy(policies, 'ResourceId'), 'scaling policy', policy =>
            mustBeOf(policy, table, dimension, index),
          ),
      ),
    ),
  );
}

function mustScaleIndex(index: Property): Verdict {
  const name = index.get('IndexName');
  return decide([name], text => {
    const end = `/index/${String(text)}`;
    return allOf(
      ...['Read', 'Write'].map(direction => () => mustScale(index.resource, `dynamodb:index:${direction}CapacityUnits`, end)),
    );
  });
}

function mustBeOf(scaling: Resource, table: Resource, dimension: string, index: string): Verdict {
  return allOf(scaling.property('ScalableDimension').mustBe(dimension), mustBe(scaling.property('ResourceId'), table, index));
}

function mustBe(id: Property, table: Resource, index: string): Verdict {
  const wanted = `it must be table/${table.logicalId}${index}`;
  if (id.canonicalText() === canonicalText(table.template, `table/${table.ref}${index}`)) return compliant;
  const { symbols } = id.resource.template.evaluation;
  return symbols.hasUnresolved(id.canonicalText() ?? '')
    ? undetermined(`${id.state()}; ${wanted}`, id.path)
    : nonCompliant(`${id.state()}; ${wanted}`, id.path);
}
