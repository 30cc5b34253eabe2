import { rules } from '../../policies/rules';
import { assessed } from '../support/judge';
import { resources } from '../support/rule-cases';

const statusBy = (id: string, yaml: string) =>
  assessed(
    resources(yaml).body,
    rules.filter(one => one.id === id),
  ).findings.map(({ verdict }) => verdict.status);
const records = 'iam-policy-records-restricted';
const secrets = 'iam-policy-secrets-restricted';

test.each([
  [secrets, 'SecretsManagerReadWrite', ['non-compliant']],
  [secrets, 'AmazonSSMReadOnlyAccess', ['non-compliant']],
  [secrets, 'AmazonSSMManagedInstanceCore', []],
  [records, 'ReadOnlyAccess', ['non-compliant']],
  [records, 'AmazonS3ReadOnlyAccess', ['non-compliant']],
  [records, 'AmazonDynamoDBReadOnlyAccess', ['non-compliant']],
  [records, 'job-function/ViewOnlyAccess', []],
  [records, 'SecurityAudit', []],
])('%s of a role with the policy %s of AWS: %j', (id, name, expected) => {
  expect(
    statusBy(
      id,
      `
    Clerk:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {}
        ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/${name}']`,
    ),
  ).toEqual(expected);
});

test('a permission set attaches them by another name', () => {
  const set = `
    Staff: { Type: AWS::SSO::PermissionSet, Properties: { ManagedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] } }`;
  expect(statusBy(records, set)).toEqual(['non-compliant']);
});

test('a policy that is not known alone is no reason to judge', () => {
  const role = `
    Clerk: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {}, ManagedPolicyArns: [!Ref Policy] } }`;
  expect(statusBy(records, role)).toEqual([]);
});
