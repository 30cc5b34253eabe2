import rule from '../../policies/rules/elasticache/elasticache-user-authenticated';
import { assessed } from '../support/judge';
import { resources } from '../support/rule-cases';

test.each([
  ['off ~* -@all', []],
  ['~* -@all off', []],
  ['on ~* +@all off', []],
  // A user with neither word is off.
  ['~* +@all', []],
  ['off on ~* +@all', ['non-compliant']],
  ['ON ~* +@all', ['non-compliant']],
])('a user without a password and with the access string %s', (access, expected) => {
  const { findings } = assessed(
    resources(`Nobody: { Type: AWS::ElastiCache::User, Properties: { AccessString: '${access}', NoPasswordRequired: true } }`)
      .body,
    [rule],
  );
  expect(findings.map(({ verdict }) => verdict.status)).toEqual(expected);
});
