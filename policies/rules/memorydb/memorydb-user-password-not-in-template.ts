import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'memorydb-user-password-not-in-template',
  title: 'Passwords of MemoryDB users are not in the template',
  why: 'Who reads the template or its history signs in to the database and reads the records in it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::MemoryDB::User'],

  check: user => everyOf(user.property('AuthenticationMode.Passwords').items(), mustNotBeWrittenOut),

  fix: {
    how: 'Set `authenticationMode: { Type: "iam" }` on `memorydb.CfnUser`, or pass the passwords from a secret: `secret.secretValue.unsafeUnwrap()` writes a dynamic reference (`AuthenticationMode.Passwords`).',
  },
  config: { none: 'Once it is deployed, nothing shows where a password came from.' },

  examples: {
    compliant: [
      {
        when: 'it signs in with IAM',
        resources: `
      Portal:
        Type: AWS::MemoryDB::User
        Properties: { UserName: portal, AccessString: 'on ~app:* +@read', AuthenticationMode: { Type: iam } }`,
      },
      {
        when: 'the password comes from a secret',
        resources: `
      Portal:
        Type: AWS::MemoryDB::User
        Properties: { UserName: portal, AccessString: 'on ~app:* +@read', AuthenticationMode: { Type: password, Passwords: ['{{resolve:secretsmanager:portal}}'] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password is written in plain',
        resources: `
      Portal:
        Type: AWS::MemoryDB::User
        Properties: { UserName: portal, AccessString: 'on ~app:* +@read', AuthenticationMode: { Type: password, Passwords: ['not-a-real-password'] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the password is imported',
        resources: `
      Portal:
        Type: AWS::MemoryDB::User
        Properties: { UserName: portal, AccessString: 'on ~app:* +@read', AuthenticationMode: { Type: password, Passwords: [!ImportValue password] } }`,
      },
    ],
  },
});
