import rule from '../../policies/rules/ecr/ecr-repository-policy-not-public';
import { compliantExample, ruleCases } from '../support/rule-cases';

const policy = compliantExample(rule);
const statements = 'Portal.Properties.RepositoryPolicyText.Statement';
const everyone = { Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' };

ruleCases(rule, [
  [
    'non-compliant',
    'a second statement is open',
    policy.with(statements, [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'ecr:BatchGetImage' }, everyone]),
  ],
  [
    'non-compliant',
    'the policy is JSON text',
    policy.with('Portal.Properties.RepositoryPolicyText', JSON.stringify({ Statement: everyone })),
  ],
  [
    'compliant',
    'only the organization is let in',
    policy.with(statements, [{ ...everyone, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-clinic1234' } } }]),
  ],
  [
    'non-compliant',
    'the condition is about the agent',
    policy.with(statements, [{ ...everyone, Condition: { StringLike: { 'aws:UserAgent': 'docker*' } } }]),
  ],
]);
