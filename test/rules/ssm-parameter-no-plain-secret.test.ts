import rule from '../../policies/rules/ssm/ssm-parameter-no-plain-secret';
import { assessed, verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const parameter = compliantExample(rule, 1);
const value = 'Password.Properties.Value';
const named = (name: string) => parameter.with(value, 'not-a-real-one').with('Password.Properties.Name', name);

ruleCases(rule, [
  ['non-compliant', 'the name ends in password', named('/portal/db/password')],
  [
    'non-compliant',
    'the environment in the name is a parameter',
    parameter.with(value, 'x').with('Password.Properties.Name', { 'Fn::Sub': '/${Env}/api-key' }),
  ],
  [
    'non-compliant',
    'a NoEcho parameter is written out',
    parameter.with(value, { Ref: 'Key' }).withSection('Parameters', { Key: { Type: 'String', NoEcho: true } }),
  ],
  ['non-compliant', 'a key in base64 looks like a path', parameter.with(value, 'not/A/real+One')],
  ['compliant', 'it holds the name of a secret', parameter.with(value, 'prod/db')],
  ['compliant', 'it is a switch', parameter.with(value, 'true')],
  [
    'undetermined',
    'a plain parameter may be an ARN',
    parameter.with(value, { Ref: 'Key' }).withSection('Parameters', { Key: { Type: 'String' } }),
  ],
]);

test.each(['/portal/db/host', '/portal/secret-arn', '/portal/password-policy', '/portal/token-ttl'])(
  'says nothing about %s',
  name => {
    expect(assessed(named(name).body, [rule]).findings).toEqual([]);
  },
);

test('does not show the value', () => {
  expect(JSON.stringify(verdictOn(rule, named('/portal/db/password').body))).not.toContain('not-a-real-one');
});
