import rule from '../../policies/rules/opensearch/opensearch-https-required';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const options = 'Notes.Properties.DomainEndpointOptions';

ruleCases(rule, [
  ['non-compliant', 'a policy is named and HTTPS is not required', secure.without(`${options}.EnforceHTTPS`)],
  ['non-compliant', 'HTTPS is required and no policy is named', secure.without(`${options}.TLSSecurityPolicy`)],
  [
    'compliant',
    'it takes the FIPS policy',
    secure.with(`${options}.TLSSecurityPolicy`, 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08'),
  ],
  ['non-compliant', 'the policy is no policy', secure.with(`${options}.TLSSecurityPolicy`, 'TLSv1.2')],
]);
