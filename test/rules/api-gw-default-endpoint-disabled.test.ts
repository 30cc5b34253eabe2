import rule from '../../policies/rules/apigateway/api-gw-default-endpoint-disabled';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const partners = compliantExample(rule);
const open = partners.without('Partners.Properties.DisableExecuteApiEndpoint');

ruleCases(rule, [
  ['non-compliant', 'nothing is said', open],
  ['undetermined', 'the domain is made elsewhere', open.with('Mapping.Properties.DomainName', 'api.clinic.example')],
]);

test.each([
  ['an API without a domain', open.without('Mapping')],
  ['a domain without mutual TLS', open.without('Domain.Properties.MutualTlsAuthentication')],
])('says nothing about %s', (_, { body }) => {
  expect(assessed(body, [rule]).findings).toEqual([]);
});
