import rule from '../../policies/rules/ses/ses-mail-manager-traffic-policy-filters';
import { compliantExample, ruleCases } from '../support/rule-cases';

const allowing = (Operator: string, Values: readonly string[], more: readonly string[] = []) =>
  compliantExample(rule).with('Inbound.Properties.PolicyStatements.0.Conditions', [
    { IpExpression: { Evaluate: { Attribute: 'SENDER_IP' }, Operator, Values } },
    ...more.map(end => ({ StringExpression: { Evaluate: { Attribute: 'RECIPIENT' }, Operator: 'ENDS_WITH', Values: [end] } })),
  ]);

ruleCases(rule, [
  ['non-compliant', 'it allows half of the internet', allowing('CIDR_MATCHES', ['128.0.0.0/1'])],
  ['non-compliant', 'one network of several is that of everyone', allowing('CIDR_MATCHES', ['192.0.2.0/24', '0.0.0.0/0'])],
  ['compliant', 'it allows a network', allowing('CIDR_MATCHES', ['192.0.2.0/24'])],
  ['compliant', 'it allows nobody, being outside of everyone', allowing('NOT_CIDR_MATCHES', ['0.0.0.0/0'])],
  ['compliant', 'it refuses a network', allowing('NOT_CIDR_MATCHES', ['192.0.2.0/24'])],
  ['compliant', 'everyone may write to the clinic alone', allowing('CIDR_MATCHES', ['0.0.0.0/0'], ['@clinic.example'])],
]);
