import { rules } from '../../policies/rules';
import rule from '../../policies/rules/iam/iam-policy-no-notaction-allow';
import { assessed } from '../support/judge';
import { resources, ruleCases } from '../support/rule-cases';

const set = (statement: string): ReturnType<typeof resources> =>
  resources(`
    Staff:
      Type: AWS::SSO::PermissionSet
      Properties:
        Name: staff
        InstanceArn: arn:aws:sso:::instance/ssoins-1111222233334444
        InlinePolicy: { Statement: [${statement}] }`);

ruleCases(rule, [
  ['non-compliant', 'a permission set allows all but a few actions', set("{ Effect: Allow, NotAction: 'iam:*', Resource: '*' }")],
  ['compliant', 'a permission set denies all but a few actions', set("{ Effect: Deny, NotAction: 'iam:*', Resource: '*' }")],
]);

test.each([
  ['iam-policy-no-privilege-escalation', 'iam:PutRolePolicy'],
  ['iam-policy-passrole-restricted', 'iam:PassRole'],
  ['iam-policy-assume-role-restricted', 'sts:AssumeRole'],
  ['iam-policy-records-restricted', 's3:GetObject'],
  ['iam-policy-secrets-restricted', 'secretsmanager:GetSecretValue'],
  ['iam-policy-no-workload-takeover', 'ssm:StartSession'],
])('%s reports %s on everything in a permission set', (id, action) => {
  const { body } = set(`{ Effect: Allow, Action: '${action}', Resource: '*' }`);
  const chosen = rules.filter(one => one.id === id);
  expect(assessed(body, chosen).findings.map(({ verdict }) => verdict.status)).toEqual(['non-compliant']);
});
