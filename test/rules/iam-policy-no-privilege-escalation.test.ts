import rule from '../../policies/rules/iam/iam-policy-no-privilege-escalation';
import { compliantExample, ruleCases } from '../support/rule-cases';

const rotate = compliantExample(rule);
const statement = 'Rotate.Properties.PolicyDocument.Statement.0';
const wide = rotate.with(`${statement}.Resource`, '*');

ruleCases(rule, [
  ['non-compliant', 'keys of any user may be made', wide],
  ['non-compliant', 'a wildcard reaches such an action', wide.with(`${statement}.Action`, 'iam:*Policy')],
  [
    'non-compliant',
    'one of several statements does',
    rotate.with('Rotate.Properties.PolicyDocument.Statement', [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
      { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' },
    ]),
  ],
  ['compliant', 'it only reads', wide.with(`${statement}.Action`, ['iam:Get*', 'iam:List*'])],
  ['compliant', 'names share a prefix', rotate.with(`${statement}.Resource`, 'arn:aws:iam::111122223333:user/lab-*')],
  ['compliant', 'all actions are left to the rule on administrators', wide.with(`${statement}.Action`, '*')],
]);
