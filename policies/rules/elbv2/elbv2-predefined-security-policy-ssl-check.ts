import { rule } from '../../rule';
import { listener, terminatesTls } from './_load-balancer';

/** ELB names a policy by the oldest version of TLS that it accepts. */
const tls12OrLater = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

export default rule({
  id: 'elbv2-predefined-security-policy-ssl-check',
  title: 'Load balancer listener accepts TLS 1.2 and later only',
  why: 'Connections that fall back to TLS 1.0 or 1.1 can be broken, and NIST guidance for ePHI no longer accepts those versions.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [listener],
  where: terminatesTls,

  check: one =>
    one
      .property('SslPolicy')
      .orDefault('ELBSecurityPolicy-2016-08')
      .mustMatch(tls12OrLater, 'a security policy of TLS 1.2 or later, such as ELBSecurityPolicy-TLS13-1-2-2021-06'),

  fix: {
    how: 'Set `sslPolicy: elbv2.SslPolicy.RECOMMENDED_TLS` on the listener, in CloudFormation `SslPolicy`.',
    set: { 'Properties.SslPolicy': 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
  },
  config: {
    managedRule: 'ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK',
    parameters: {
      sslPolicies: [
        'TLS13-1-3-2021-06',
        'TLS13-1-2-2021-06',
        'TLS13-1-2-Res-2021-06',
        'TLS13-1-2-Ext1-2021-06',
        'TLS13-1-2-Ext2-2021-06',
        'TLS13-1-3-FIPS-2023-04',
        'TLS13-1-2-FIPS-2023-04',
        'TLS13-1-2-Res-FIPS-2023-04',
        'TLS13-1-2-Res-PQ-2025-09',
        'TLS13-1-2-FIPS-PQ-2025-09',
        'TLS-1-2-2017-01',
        'TLS-1-2-Ext-2018-06',
        'FS-1-2-2019-08',
        'FS-1-2-Res-2019-08',
        'FS-1-2-Res-2020-10',
      ]
        .map(name => `ELBSecurityPolicy-${name}`)
        .join(','),
    },
  },

  examples: {
    compliant: [
      {
        when: 'its policy starts at TLS 1.2',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 443
          Protocol: HTTPS
          SslPolicy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
          DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Servers }]
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Servers: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: !Ref Portal, Port: 443, Protocol: HTTPS, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Servers }] }
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Servers: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
      {
        when: 'its policy has TLS 1.3 and still accepts 1.0',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Portal
          Port: 443
          Protocol: TLS
          SslPolicy: ELBSecurityPolicy-TLS13-1-0-2021-06
          DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Servers }]
      Portal: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
      Servers: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: !ImportValue portal, Port: 443, Protocol: HTTPS, SslPolicy: !Ref Policy, DefaultActions: [] }`,
      },
    ],
  },
});
