import rule from '../../policies/rules/route53/route53-dmarc-covers-all-mail';
import { compliantExample, ruleCases } from '../support/rule-cases';

ruleCases(rule, [
  [
    'non-compliant',
    'it holds for no mail',
    compliantExample(rule).with('Dmarc.Properties.ResourceRecords', ['"v=DMARC1; p=reject; pct=0"']),
  ],
]);
