import rule from '../../policies/rules/iot/iot-policy-shadow-scoped-to-thing';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';
import type { Json } from '../../lib/core';

const policy = compliantExample(rule);
const resource = (value: Json): typeof policy =>
  policy.with('Pump.Properties.PolicyDocument.Statement', [
    { Effect: 'Allow', Action: 'iot:UpdateThingShadow', Resource: value },
  ]);

ruleCases(rule, [
  ['compliant', 'it names one thing', resource('arn:aws:iot:us-east-1:111122223333:thing/pump-1')],
  [
    'compliant',
    'the name of the thing is a parameter',
    resource({ 'Fn::Sub': 'arn:aws:iot:us-east-1:111122223333:thing/${!iot:Connection.Thing.ThingName}${Suffix}' }),
  ],
  [
    'non-compliant',
    'one of two resources is open',
    resource(['arn:aws:iot:*:*:thing/${iot:Connection.Thing.ThingName}', 'arn:aws:iot:*:*:thing/pump-*']),
  ],
  [
    'undetermined',
    'the name of the thing is a parameter alone',
    resource({ 'Fn::Sub': 'arn:aws:iot:us-east-1:111122223333:thing/${Name}' }),
  ],
]);

test.each(['*', 'arn:aws:iot:us-east-1:111122223333:*', 'arn:aws:iot:us-east-1:111122223333:thing/*'])(
  'a policy that allows %s is the matter of another rule',
  value => {
    expect(() => verdictOn(rule, resource(value).body)).toThrow('says nothing about Pump');
  },
);
