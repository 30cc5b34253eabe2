import rule from '../../policies/rules/opensearch/opensearch-domain-policy-not-public';
import { compliantExample, ruleCases } from '../support/rule-cases';

const signedIn = compliantExample(rule, 1);
const byAddress = compliantExample(rule, 2);
const addresses = 'Notes.Properties.AccessPolicies.Statement.Condition.IpAddress';

ruleCases(rule, [
  [
    'non-compliant',
    'fine-grained access control lets everyone in without signing in',
    signedIn.with('Notes.Properties.AdvancedSecurityOptions.AnonymousAuthEnabled', true),
  ],
  [
    'undetermined',
    'a parameter decides about fine-grained access control',
    signedIn.with('Notes.Properties.AdvancedSecurityOptions.Enabled', { Ref: 'Control' }),
  ],
  [
    'non-compliant',
    'one of its addresses is every address',
    byAddress.with(addresses, { 'aws:SourceIp': ['192.0.2.0/24', '0.0.0.0/0'] }),
  ],
  ['non-compliant', 'one of its addresses is every IPv6 address', byAddress.with(addresses, { 'aws:SourceIp': ['::/0'] })],
]);
