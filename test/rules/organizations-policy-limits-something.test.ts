import rule from '../../policies/rules/organizations/organizations-policy-limits-something';
import { compliantExample, ruleCases } from '../support/rule-cases';

const policy = compliantExample(rule);
const saying = (...statements: readonly Readonly<Record<string, unknown>>[]) =>
  policy.with('Guardrail.Properties.Content.Statement', statements as never);
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

ruleCases(rule, [
  ['non-compliant', 'it allows everything in another spelling', saying({ ...everything, Action: '*:*' })],
  ['non-compliant', 'it allows all actions by two wildcards', saying({ ...everything, Action: ['s3:*', '?*'] })],
  ['non-compliant', 'it allows all resources by their form', saying({ ...everything, Resource: 'arn:*' })],
  ['non-compliant', 'it allows some things beside everything', saying(everything, { ...everything, Action: 's3:*' })],
  ['non-compliant', 'it says nothing', saying()],
  [
    'compliant',
    'it allows everything and denies something',
    saying(everything, { ...everything, Effect: 'Deny', Action: 's3:*' }),
  ],
  ['compliant', 'it allows everything but a service', saying({ Effect: 'Allow', NotAction: 'lightsail:*', Resource: '*' })],
  ['compliant', 'it allows everything on some resources', saying({ ...everything, Resource: 'arn:aws:s3:::records/*' })],
  [
    'compliant',
    'it allows everything in one Region',
    saying({ ...everything, Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }),
  ],
  ['undetermined', 'its actions are imported', saying({ ...everything, Action: { 'Fn::ImportValue': 'actions' } })],
  ['undetermined', 'its condition is imported', saying({ ...everything, Condition: { 'Fn::ImportValue': 'condition' } })],
]);
