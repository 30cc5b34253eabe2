import { rule } from '../../rule';

export default rule({
  id: 'elbv2-targetgroup-protocol-encrypted',
  title: 'Load balancer encrypts what it sends to its targets',
  why: 'Between the load balancer and plain HTTP servers, ePHI crosses the network in the clear, for every system in the VPC that can listen.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  // With TCP, the load balancer passes on what it gets; whether that is TLS, client and server decide.
  where: group => group.property('Protocol').mustBe('HTTP', 'HTTPS', 'TLS'),

  check: group => group.property('Protocol').mustBe('HTTPS', 'TLS'),

  fix: {
    how: 'Set `protocol: elbv2.ApplicationProtocol.HTTPS` and a port such as 8443 on the target group (`Protocol`, `Port`), and let the servers speak TLS.',
    set: { 'Properties.Protocol': 'HTTPS', 'Properties.Port': 443 },
  },
  config: { managedRule: 'ELBV2_TARGETGROUP_PROTOCOL_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'its protocol is HTTPS',
        resources: `
      Servers:
        Type: AWS::ElasticLoadBalancingV2::TargetGroup
        Properties: { Protocol: HTTPS, Port: 8443, TargetType: ip, VpcId: vpc-1234 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its protocol is HTTP',
        resources: `
      Servers:
        Type: AWS::ElasticLoadBalancingV2::TargetGroup
        Properties: { Protocol: HTTP, Port: 8080, TargetType: ip, VpcId: vpc-1234 }`,
      },
    ],
    undetermined: [
      {
        when: 'the protocol is a parameter without a default',
        resources: `
      Servers:
        Type: AWS::ElasticLoadBalancingV2::TargetGroup
        Properties: { Protocol: !Ref Protocol, Port: 8080, TargetType: ip, VpcId: vpc-1234 }`,
      },
    ],
  },
});
