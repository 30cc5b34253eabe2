import type { ConfigRule } from '@aws-sdk/client-config-service';
import { differenceOf } from '../../lib/live/own-rule';
import { deployedRules } from '../../lib/config/conformance-pack';
import { rules } from '../../policies/rules';

const own = { owner: 'AWS', identifier: 'ACCESS_KEYS_ROTATED', parameters: { maxAccessKeyAge: '90' }, types: ['AWS::IAM::User'] };
const rule: ConfigRule = {
  Source: { Owner: 'AWS', SourceIdentifier: 'ACCESS_KEYS_ROTATED' },
  InputParameters: '{"maxAccessKeyAge":"90"}',
};

test.each<[string, Partial<ConfigRule>, string | undefined]>([
  ['is ours', {}, undefined],
  ['has its value as a number', { InputParameters: '{"maxAccessKeyAge":90}' }, undefined],
  ['allows more', { InputParameters: '{"maxAccessKeyAge":"9000"}' }, 'it has other values of maxAccessKeyAge'],
  ['has no parameters', { InputParameters: undefined }, 'it has other values of maxAccessKeyAge'],
  ['has parameters that are no object', { InputParameters: 'null' }, 'it has other values of maxAccessKeyAge'],
  [
    'has parameters with names to fear',
    { InputParameters: '{"maxAccessKeyAge":"90","__proto__":"1","\\u001b[2J":"2"}' },
    'it has other values of a parameter, __proto__',
  ],
  ['looks at no user', { Scope: { ComplianceResourceTypes: ['AWS::IAM::Role'] } }, 'its scope leaves out AWS::IAM::User'],
])('a rule that %s', (_, change, difference) => {
  expect(differenceOf(own, { ...rule, ...change })).toBe(difference);
});

test('a policy of ours in Guard is no managed rule', () => {
  const policy = { owner: 'CUSTOM_POLICY', parameters: {}, types: ['AWS::Glue::Job'] };
  expect(differenceOf(policy, { Source: { Owner: 'CUSTOM_POLICY' } })).toBeUndefined();
  expect(differenceOf(policy, rule)).toBe('it runs something else');
});

test('each rule with a counterpart is known as packs deploy it', () => {
  const known = deployedRules(rules);
  expect([...known.keys()].sort()).toEqual(
    rules
      .filter(({ config }) => !('none' in config))
      .map(({ id }) => id)
      .sort(),
  );
  expect(known.get('access-keys-rotated')).toEqual(own);
  expect(known.get('glue-job-security-configuration')).toEqual({
    owner: 'CUSTOM_POLICY',
    parameters: {},
    types: ['AWS::Glue::Job'],
  });
});

test('a policy of AWS is the same one in each partition, and one of an account is not', () => {
  const among = (parameter: string, deployed: string): string | undefined =>
    differenceOf(
      { owner: 'AWS', identifier: 'IAM_POLICY_BLACKLISTED_CHECK', parameters: { policyArns: parameter }, types: [] },
      {
        Source: { Owner: 'AWS', SourceIdentifier: 'IAM_POLICY_BLACKLISTED_CHECK' },
        InputParameters: JSON.stringify({ policyArns: deployed }),
      },
    );
  const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
  expect(among(admin, 'arn:aws-us-gov:iam::aws:policy/AdministratorAccess')).toBeUndefined();
  expect(among(admin, 'arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess')).toBe('it has other values of policyArns');
  expect(among(admin, 'arn:aws-us-gov:iam::111122223333:policy/AdministratorAccess')).toBe('it has other values of policyArns');
});
