import rule from '../../policies/rules/iot/iot-policy-scoped-to-thing';
import { compliantExample, ruleCases } from '../support/rule-cases';

const pump = compliantExample(rule);
const attached = compliantExample(rule, 1);
const connect = 'Pump.Properties.PolicyDocument.Statement.0';
const arn = (text: string): { 'Fn::Sub': string } => ({ 'Fn::Sub': `arn:aws:iot:\${AWS::Region}:\${AWS::AccountId}:${text}` });

ruleCases(rule, [
  ['compliant', 'it names one client', pump.with(`${connect}.Resource`, arn('client/pump-17'))],
  [
    'non-compliant',
    'the client id is whatever the device says',
    pump.with(`${connect}.Resource`, arn('client/${!iot:ClientId}')),
  ],
  [
    'non-compliant',
    'a wildcard action connects as anyone',
    pump.with(connect, { Effect: 'Allow', Action: 'iot:*', Resource: '*' }),
  ],
  ['compliant', 'it only denies', pump.with(connect, { Effect: 'Deny', Action: 'iot:*', Resource: '*' })],
  [
    'non-compliant',
    'the thing only has to be attached if there is one',
    attached.with(`${connect}.Condition`, { BoolIfExists: { 'iot:Connection.Thing.IsAttached': true } }),
  ],
  [
    'non-compliant',
    'the thing must not be attached',
    attached.with(`${connect}.Condition`, { Bool: { 'iot:Connection.Thing.IsAttached': false } }),
  ],
  ['undetermined', 'the client is a parameter', pump.with(`${connect}.Resource`, arn('client/${Name}'))],
  [
    'non-compliant',
    'one of two clients is a pattern',
    pump.with(`${connect}.Resource`, [arn('client/pump-17'), arn('client/pump-*')]),
  ],
  [
    'compliant',
    'shadows are not clients or topics',
    pump.with(connect, { Effect: 'Allow', Action: 'iot:GetThingShadow', Resource: arn('thing/pump-*') }),
  ],
]);
