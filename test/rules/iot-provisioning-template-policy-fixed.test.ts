import rule from '../../policies/rules/iot/iot-provisioning-template-policy-fixed';
import { compliantExample, ruleCases } from '../support/rule-cases';
import type { Json } from '../../lib/core';

const template = compliantExample(rule);
const body = (value: Json): typeof template => template.with('Pumps.Properties.TemplateBody', value);
const policy = (properties: Json): string =>
  JSON.stringify({ Resources: { policy: { Type: 'AWS::IoT::Policy', Properties: properties } } });
const document = (statement: Json): string => JSON.stringify({ Statement: statement });

ruleCases(rule, [
  ['compliant', 'the name is a parameter of the stack', body({ 'Fn::Sub': policy({ PolicyName: '${Policy}' }) })],
  [
    'compliant',
    'the document names what it allows',
    body(
      policy({
        PolicyDocument: document({
          Effect: 'Allow',
          Action: 'iot:Connect',
          Resource: 'arn:aws:iot:us-east-1:111122223333:client/${iot:Connection.Thing.ThingName}',
        }),
      }),
    ),
  ],
  [
    'compliant',
    'everything is denied but one action',
    body(policy({ PolicyDocument: document([{ Effect: 'Deny', Action: '*', Resource: '*' }]) })),
  ],
  [
    'non-compliant',
    'the document allows every resource',
    body(policy({ PolicyDocument: document([{ Effect: 'Allow', Action: ['iot:Connect'], Resource: ['*'] }]) })),
  ],
  [
    'non-compliant',
    'the name is joined out of what the device sends',
    body(policy({ PolicyName: { 'Fn::Join': ['', ['pump-', { Ref: 'Kind' }]] } })),
  ],
  ['undetermined', 'the whole body is a parameter', body({ Ref: 'Body' })],
]);
