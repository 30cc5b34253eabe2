import rule from '../../policies/rules/route53/route53-spf-record-restrictive';
import { compliantExample, ruleCases } from '../support/rule-cases';
import type { Json } from '../../lib/core';

const record = compliantExample(rule);
const values = (...list: Json[]): typeof record => record.with('Spf.Properties.ResourceRecords', list);

ruleCases(rule, [
  ['compliant', 'the policy is written in two strings', values('"v=spf1 include:amazonses.com" " ~all"')],
  ['compliant', 'an included domain is a parameter', values({ 'Fn::Sub': '"v=spf1 include:${Provider} -all"' })],
  ['compliant', 'an included domain has all in its name', values('"v=spf1 include:all.clinic.example -all"')],
  ['non-compliant', 'only the name of an included domain ends in all', values('"v=spf1 include:mail-all"')],
  ['non-compliant', 'everyone comes first', values('"v=spf1 +all -all"')],
  ['non-compliant', 'a bare all admits everyone', values('"v=spf1 mx all"')],
  ['non-compliant', 'an address block is everyone', values('"v=spf1 ip4:0.0.0.0/0 -all"')],
  ['non-compliant', 'it is written without quotes, and neutral', values('v=spf1 mx ?all')],
  ['undetermined', 'a term is a parameter', values({ 'Fn::Sub': '"v=spf1 ${Term} -all"' })],
  ['undetermined', 'the whole value is a parameter', values({ Ref: 'Value' })],
]);
