import rule from '../../policies/rules/iot/iot-policy-no-wildcard-resources';
import { compliantExample, ruleCases } from '../support/rule-cases';

const pump = compliantExample(rule);
const resource = (text: string): ReturnType<typeof pump.with> =>
  pump.with('Pump.Properties.PolicyDocument.Statement.0.Resource', [{ 'Fn::Sub': text }]);

ruleCases(rule, [
  ['non-compliant', 'it subscribes to every topic', resource('arn:aws:iot:${AWS::Region}:${AWS::AccountId}:topicfilter/#')],
  ['non-compliant', 'it connects as any client', resource('arn:aws:iot:us-east-1:111122223333:client/*')],
  ['non-compliant', 'it reaches all of IoT', resource('arn:aws:iot:*:*:*')],
  ['compliant', 'topics share a prefix', resource('arn:aws:iot:${AWS::Region}:${AWS::AccountId}:topic/pumps/*')],
  [
    'compliant',
    'the thing is a resource of the template',
    resource('arn:aws:iot:${AWS::Region}:${AWS::AccountId}:client/${Pump}'),
  ],
  ['undetermined', 'the topic is a parameter', resource('arn:aws:iot:${AWS::Region}:${AWS::AccountId}:topic/${Topic}')],
  [
    'non-compliant',
    'one of two resources is everything',
    pump.with('Pump.Properties.PolicyDocument.Statement.0.Resource', ['arn:aws:iot:us-east-1:111122223333:topic/a', '*']),
  ],
  [
    'compliant',
    'everything is denied',
    resource('arn:aws:iot:*:*:*').with('Pump.Properties.PolicyDocument.Statement.0.Effect', 'Deny'),
  ],
]);
