import rule from '../../policies/rules/cloudtrail/cloudtrail-s3-dataevents-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const basic = compliantExample(rule);
const advanced = compliantExample(rule, 1);
const resource = 'Trail.Properties.EventSelectors.0.DataResources.0';
const fields = 'Trail.Properties.AdvancedEventSelectors.0.FieldSelectors';

ruleCases(rule, [
  ['compliant', 'the older short value takes all buckets', basic.with(`${resource}.Values`, ['arn:aws:s3'])],
  ['compliant', 'reading and writing is the default', basic.without('Trail.Properties.EventSelectors.0.ReadWriteType')],
  [
    'compliant',
    'another trail of the template does',
    basic.with('Management', { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true } }),
  ],
  ['non-compliant', 'one bucket is recorded', basic.with(`${resource}.Values`, ['arn:aws:s3:::leaflets/'])],
  [
    'non-compliant',
    'functions are recorded',
    basic.with(`${resource}.Type`, 'AWS::Lambda::Function').with(`${resource}.Values`, ['arn:aws:lambda']),
  ],
  [
    'non-compliant',
    'an advanced selector takes writes only',
    advanced.with(fields, [
      { Field: 'eventCategory', Equals: ['Data'] },
      { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
      { Field: 'readOnly', Equals: ['false'] },
    ]),
  ],
  [
    'non-compliant',
    'an advanced selector takes management events',
    advanced.with(fields, [{ Field: 'eventCategory', Equals: ['Management'] }]),
  ],
  [
    'non-compliant',
    'an advanced selector has the right values in the wrong fields',
    advanced.with(fields, [
      { Field: 'eventCategory', Equals: ['AWS::S3::Object'] },
      { Field: 'resources.type', Equals: ['Data'] },
    ]),
  ],
  [
    'undetermined',
    'the value is a parameter',
    basic.with(`${resource}.Values`, [{ Ref: 'Scope' }]).withSection('Parameters', { Scope: { Type: 'String' } }),
  ],
]);
