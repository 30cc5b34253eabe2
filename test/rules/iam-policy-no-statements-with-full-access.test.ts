import rule from '../../policies/rules/iam/iam-policy-no-statements-with-full-access';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const narrow = compliantExample(rule);
const [id = ''] = Object.keys(narrow.body['Resources'] as object);
const statement = `${id}.Properties.PolicyDocument.Statement.0`;
const allowing = (action: string): ReturnType<typeof narrow.with> => narrow.with(`${statement}.Action`, [action]);

ruleCases(rule, [
  ['non-compliant', 'wildcards stand in several ways', allowing('?*:*')],
  ['non-compliant', 'a wildcard covers all services', allowing('?*')],
  ['compliant', 'a wildcard covers the reading actions', allowing('s3:Get*')],
  ['compliant', 'the statement denies', allowing('s3:*').with(`${statement}.Effect`, 'Deny')],
]);

test('names the action and the service', () => {
  expect(verdictOn(rule, allowing('s3:*').body)).toMatchObject({
    reasons: [
      {
        message: 'Properties.PolicyDocument.Statement[0].Action[0] is "s3:*", every action of s3; it must be listed actions',
      },
    ],
  });
});
