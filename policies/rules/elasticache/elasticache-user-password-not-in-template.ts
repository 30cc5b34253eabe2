import { everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'elasticache-user-password-not-in-template',
  title: 'Passwords of cache users are not in the template',
  why: 'Who reads the template or its history signs in to the cache and reads the sessions and records in it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::ElastiCache::User'],
  where: user => someOf(passwordsOf(user), 'password', password => password.mustBePresent()),

  check: user => everyOf(passwordsOf(user), mustNotBeWrittenOut),

  fix: {
    how: 'Pass the passwords of `elasticache.CfnUser` from a secret: `secret.secretValue.unsafeUnwrap()` writes a dynamic reference (`Passwords`, `AuthenticationMode.Passwords`).',
  },
  config: { none: 'Once it is deployed, nothing shows where a password came from.' },

  examples: {
    compliant: [
      {
        when: 'the password comes from a secret',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, Passwords: ['{{resolve:secretsmanager:cache}}'] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password is written in plain',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, Passwords: ['Correct-Horse-2026'] }`,
      },
      {
        when: 'the mode holds it in plain',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, AuthenticationMode: { Type: password, Passwords: ['Correct-Horse-2026'] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the password is imported',
        resources: `
      Portal:
        Type: AWS::ElastiCache::User
        Properties: { Engine: valkey, UserId: portal, UserName: portal, Passwords: [!ImportValue password] }`,
      },
    ],
  },
});

function passwordsOf(user: Resource): readonly Property[] {
  return ['Passwords', 'AuthenticationMode.Passwords'].flatMap(path => user.property(path).items());
}
