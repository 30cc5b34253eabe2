import rule from '../../policies/rules/apigateway/api-gwv2-authorization-type-configured';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const route = compliantExample(rule);
const open = route.with('Patients.Properties.AuthorizationType', 'NONE');

ruleCases(rule, [
  [
    'non-compliant',
    'the API of a route with a path is not known',
    open.with('Patients.Properties.ApiId', { 'Fn::ImportValue': 'Api' }),
  ],
  [
    'undetermined',
    'it is not known whether $default belongs to a WebSocket API',
    open.with('Patients.Properties.ApiId', { 'Fn::ImportValue': 'Api' }).with('Patients.Properties.RouteKey', '$default'),
  ],
]);

test('says nothing about preflight routes, nor about WebSocket routes after $connect', () => {
  expect(assessed(open.with('Patients.Properties.RouteKey', 'OPTIONS /{proxy+}').body, [rule]).findings).toEqual([]);
  const websocket = open.with('Portal.Properties.ProtocolType', 'WEBSOCKET');
  expect(assessed(websocket.with('Patients.Properties.RouteKey', '$default').body, [rule]).findings).toEqual([]);
});
