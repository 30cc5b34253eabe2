import rule from '../../policies/rules/iam/iam-role-certificate-trust-restricted';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const server = compliantExample(rule);
const statement = 'LabServer.Properties.AssumeRolePolicyDocument.Statement.0';

ruleCases(rule, [
  ['non-compliant', 'the trust anchor alone is named', server.without(`${statement}.Condition.StringEquals`)],
  [
    'non-compliant',
    'it names the Region',
    server.with(`${statement}.Condition`, { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }),
  ],
  [
    'non-compliant',
    'a missing tag passes',
    server.with(`${statement}.Condition`, { StringEqualsIfExists: { 'aws:PrincipalTag/x509Subject/CN': 'lab' } }),
  ],
  [
    'non-compliant',
    'any trust anchor of any account will do',
    server.with(`${statement}.Condition`, { ArnLike: { 'aws:SourceArn': 'arn:aws:rolesanywhere:*:*:trust-anchor/*' } }),
  ],
]);

test('says nothing about roles of other services', () => {
  const lambda = server.with(`${statement}.Principal`, { Service: 'lambda.amazonaws.com' });
  expect(assessed(lambda.body, [rule]).findings).toEqual([]);
});
