import { rule } from '../../rule';

export default rule({
  id: 'dms-redis-tls-enabled',
  title: 'DMS reaches Redis over TLS',
  why: 'Records copied into a cache, and the token to it, cross the network in clear text where the endpoint uses plain text.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::DMS::Endpoint'],
  where: endpoint => endpoint.property('EngineName').mustBe('redis'),

  check: endpoint => endpoint.property('RedisSettings.SslSecurityProtocol').orDefault('ssl-encryption').mustBe('ssl-encryption'),

  fix: {
    how: 'Set `redisSettings: { sslSecurityProtocol: "ssl-encryption" }` on `dms.CfnEndpoint` (`RedisSettings.SslSecurityProtocol`).',
    set: { 'Properties.RedisSettings.SslSecurityProtocol': 'ssl-encryption' },
  },
  config: { managedRule: 'DMS_REDIS_TLS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS encrypts',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: redis, RedisSettings: { ServerName: cache.clinic.example, Port: 6379 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is plain text',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: redis, RedisSettings: { SslSecurityProtocol: plaintext } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: redis, RedisSettings: { SslSecurityProtocol: !ImportValue tls } }`,
      },
    ],
  },
});
