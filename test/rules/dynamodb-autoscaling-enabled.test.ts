import rule from '../../policies/rules/dynamodb/dynamodb-autoscaling-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const scaled = compliantExample(rule, 1);

ruleCases(rule, [
  [
    'compliant',
    'the id is joined as CDK does',
    scaled.with('ReadCapacity.Properties.ResourceId', { 'Fn::Join': ['', ['table/', { Ref: 'Patients' }]] }),
  ],
  [
    'non-compliant',
    'the target is an index',
    scaled.with('ReadCapacity.Properties.ResourceId', { 'Fn::Sub': 'table/${Patients}/index/by-name' }),
  ],
  ['non-compliant', 'a target has no policy', scaled.without('WriteScaling')],
  [
    'non-compliant',
    'the policy scales another target',
    scaled.with('WriteScaling.Properties.ScalingTargetId', { Ref: 'ReadCapacity' }),
  ],
  [
    'non-compliant',
    'both targets are for reads',
    scaled.with('WriteCapacity.Properties.ScalableDimension', 'dynamodb:table:ReadCapacityUnits'),
  ],
  [
    'undetermined',
    'the dimension is a parameter',
    scaled.with('WriteCapacity.Properties.ScalableDimension', { Ref: 'Dimension' }),
  ],
]);
