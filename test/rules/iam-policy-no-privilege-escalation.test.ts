import rule from '../../policies/rules/iam/iam-policy-no-privilege-escalation';
import { assessed } from '../support/judge';
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
  [
    'non-compliant',
    'a statement of all actions stands beside one that escalates',
    rotate.with('Rotate.Properties.PolicyDocument.Statement', [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' },
    ]),
  ],
  [
    'undetermined',
    'a statement of all actions has an unknown effect',
    wide.with(`${statement}.Action`, '*').with(`${statement}.Effect`, { Ref: 'Effect' }),
  ],
  ['compliant', 'all actions are for one user', rotate.with(`${statement}.Action`, '*')],
]);

test('says nothing where a statement of all actions alone fails: the rule on administrators does', () => {
  expect(assessed(wide.with(`${statement}.Action`, '*').body, [rule]).findings).toEqual([]);
});
