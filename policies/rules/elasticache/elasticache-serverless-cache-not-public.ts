import { rule } from '../../rule';

export default rule({
  id: 'elasticache-serverless-cache-not-public',
  title: 'ElastiCache serverless caches are not reached from the internet',
  why: 'A cache with a public endpoint is attacked from everywhere; one stolen login is enough to read the sessions and records in it.',
  severity: 'high',
  controls: { hicp: ['6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::ElastiCache::ServerlessCache'],

  check: cache => cache.property('ConnectionType').mustNotBe('public'),

  fix: {
    how: 'Leave `connectionType` out of `elasticache.CfnServerlessCache`, or set it to `vpc` (`ConnectionType`).',
    set: { 'Properties.ConnectionType': 'vpc' },
  },
  config: { none: 'AWS Config does not record serverless caches of ElastiCache.' },

  examples: {
    compliant: [
      {
        when: 'it is in a VPC',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: { ServerlessCacheName: sessions, Engine: valkey, ConnectionType: vpc }`,
      },
      {
        when: 'nothing makes it public',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: { ServerlessCacheName: sessions, Engine: valkey }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has a public endpoint',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: { ServerlessCacheName: sessions, Engine: valkey, ConnectionType: public }`,
      },
    ],
    undetermined: [
      {
        when: 'the type is imported',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties: { ServerlessCacheName: sessions, Engine: valkey, ConnectionType: !ImportValue type }`,
      },
    ],
  },
});
