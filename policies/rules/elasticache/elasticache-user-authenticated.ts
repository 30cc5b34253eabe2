import { allOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'elasticache-user-authenticated',
  title: 'ElastiCache users sign in',
  why: 'A user without a password lets whoever reaches the cache over the network read and write the sessions and records in it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  appliesTo: ['AWS::ElastiCache::User'],
  // The user named default has to exist, and is switched off by `off`.
  where: user => mustNotHold(user.property('AccessString').mustMatch(/^\s*off(\s|$)/, 'off'), 'the user is switched off'),

  check: user =>
    allOf(user.property('NoPasswordRequired').orDefault(false).mustBe(false), () =>
      user.property('AuthenticationMode.Type').mustNotBe('no-password-required'),
    ),

  fix: { how: 'Set `authenticationMode: { Type: "iam" }` on `elasticache.CfnUser` (`AuthenticationMode`).' },
  config: { none: 'AWS Config does not record ElastiCache users.' },

  examples: {
    compliant: [
      {
        when: 'it signs in with IAM',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, AccessString: 'on ~app:* +@read', AuthenticationMode: { Type: iam } }`,
      },
      {
        when: 'it signs in with a password from a secret',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, AccessString: 'on ~* +@all', Passwords: ['{{resolve:secretsmanager:cache}}'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it needs no password',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, AccessString: 'on ~* +@all', NoPasswordRequired: true }`,
      },
      {
        when: 'its mode needs no password',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, AccessString: 'on ~* +@all', AuthenticationMode: { Type: no-password-required } }`,
      },
    ],
    undetermined: [
      {
        when: 'the mode is imported',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, AccessString: 'on ~* +@all', AuthenticationMode: { Type: !ImportValue mode } }`,
      },
    ],
  },
});
