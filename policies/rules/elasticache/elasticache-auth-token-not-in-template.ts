import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'elasticache-auth-token-not-in-template',
  title: 'The password of a cache is not in the template',
  why: 'Everyone who reads the repository, the build log or the CloudFormation console reads the password to the cache.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::ElastiCache::ReplicationGroup'],

  check: group => mustNotBeWrittenOut(group.property('AuthToken')),

  fix: {
    how: 'Use `secret.secretValue.unsafeUnwrap()` in CDK, which writes `{{resolve:secretsmanager:…}}`, or users of a user group (`AuthToken`). Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see passwords, and cannot tell where one came from' },

  examples: {
    compliant: [
      {
        when: 'it is read from a secret at deployment',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          AuthToken: '{{resolve:secretsmanager:sessions}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          AuthToken: not-a-real-password`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          AuthToken: !ImportValue token`,
      },
    ],
  },
});
