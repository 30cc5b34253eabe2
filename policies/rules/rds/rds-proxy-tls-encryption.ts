import { rule } from '../../rule';

export default rule({
  id: 'rds-proxy-tls-encryption',
  title: 'RDS proxies refuse connections without TLS',
  why: 'A client that connects to the proxy without TLS sends passwords and ePHI over the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::RDS::DBProxy'],

  check: proxy => proxy.property('RequireTLS').orDefault(false).mustBe(true),

  fix: {
    how: 'Leave `requireTLS` of `rds.DatabaseProxy` at its default, true (`RequireTLS: true`).',
    set: { 'Properties.RequireTLS': true },
  },
  config: { managedRule: 'RDS_PROXY_TLS_ENCRYPTION' },

  examples: {
    compliant: [
      {
        when: 'it requires TLS',
        resources: `
      Pool:
        Type: AWS::RDS::DBProxy
        Properties: { DBProxyName: records, EngineFamily: POSTGRESQL, RequireTLS: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS lets plain connections in',
        resources: `
      Pool:
        Type: AWS::RDS::DBProxy
        Properties: { DBProxyName: records, EngineFamily: POSTGRESQL }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Pool:
        Type: AWS::RDS::DBProxy
        Properties: { DBProxyName: records, EngineFamily: POSTGRESQL, RequireTLS: !Ref Tls }`,
      },
    ],
  },
});
