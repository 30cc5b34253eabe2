import { allOf, compliant, everyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'elasticache-user-authenticated',
  title: 'ElastiCache users sign in',
  why: 'A user without a password lets whoever reaches the cache over the network read and write the sessions and records in it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  appliesTo: ['AWS::ElastiCache::User', 'AWS::ElastiCache::UserGroup'],
  // The user named default has to exist, and is switched off by `off`.
  where: one =>
    one.type === 'AWS::ElastiCache::User'
      ? mustNotHold(
          one.property('AccessString').must('off', text => !isOn(String(text))),
          'the user is switched off',
        )
      : compliant,

  // The user with the id default is one of AWS: it may do anything, without a password. A group takes one of the same name in its place.
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
  check: one =>
    one.type === 'AWS::ElastiCache::User'
      ? allOf(one.property('NoPasswordRequired').orDefault(false).mustBe(false), () =>
          one.property('AuthenticationMode.Type').mustNotBe('no-password-required'),
        )
      : everyOf(one.property('UserIds').items(), id =>
          id.target()?.type === 'AWS::ElastiCache::User' ? compliant : id.mustNotBe('default'),
        ),

  fix: {
    how: 'Set `authenticationMode: { Type: "iam" }` on `elasticache.CfnUser` (`AuthenticationMode`). In `userIds` of `elasticache.CfnUserGroup` (`UserIds`) name a user of your own with the user name `default` and the access string `off`, not the id `default`.',
  },
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
      {
        when: 'a group holds a user of its own by the name of default, switched off',
        resources: `
      Clinicians:
        Type: AWS::ElastiCache::UserGroup
        Properties: { Engine: redis, UserGroupId: clinicians, UserIds: [!Ref Nobody, portal] }
      Nobody:
        Type: AWS::ElastiCache::User
        Properties: { Engine: redis, UserId: nobody, UserName: default, AccessString: 'off ~* -@all', NoPasswordRequired: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a group holds the user default of AWS, who needs no password',
        resources: `
      Clinicians:
        Type: AWS::ElastiCache::UserGroup
        Properties: { Engine: redis, UserGroupId: clinicians, UserIds: [default, portal] }`,
      },
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

/** The last of both words counts, and a user with neither is off. */
function isOn(access: string): boolean {
  const words = access.toLowerCase().split(/\s+/);
  return words.lastIndexOf('on') > words.lastIndexOf('off');
}
