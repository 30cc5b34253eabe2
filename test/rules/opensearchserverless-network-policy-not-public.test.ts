import rule from '../../policies/rules/opensearchserverless/opensearchserverless-network-policy-not-public';
import { compliantExample, ruleCases } from '../support/rule-cases';

const policy = compliantExample(rule);
const with_ = (text: unknown) => policy.with('Notes.Properties.Policy', text as string);

ruleCases(rule, [
  ['compliant', 'the policy is written by ToJsonString', with_({ 'Fn::ToJsonString': [{ Rules: [], AllowFromPublic: false }] })],
  [
    'non-compliant',
    'the policy written by ToJsonString is public',
    with_({ 'Fn::ToJsonString': [{ Rules: [], AllowFromPublic: true }] }),
  ],
  ['non-compliant', 'public access is written as text', with_('[{"AllowFromPublic":"true"}]')],
  ['undetermined', 'the text is no JSON', with_('[{"AllowFromPublic":true')],
  [
    'undetermined',
    'the opening is a parameter in the text',
    with_({ 'Fn::Join': ['', ['[{"AllowFromPublic":', { 'Fn::ImportValue': 'open' }, '}]']] }),
  ],
]);
