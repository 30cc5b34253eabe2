import { allOf, mustNotHold, undetermined, when } from '../../../lib/core';
import { rule } from '../../rule';
import { listener, terminatesTls } from './_load-balancer';

/** FTP, Telnet, HTTP, DICOM and LDAP in the clear; their encrypted forms have ports of their own. */
const clearPorts = [21, 23, 80, 104, 389];

export default rule({
  id: 'elbv2-listener-encryption-in-transit',
  title: 'Network Load Balancer listener ends TLS',
  why: 'HL7 and DICOM are often sent over bare TCP; a listener that only passes bytes on leaves ePHI readable on the way.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [listener],
  // HTTP has alb-http-to-https-redirection-check; gateway load balancers have no protocol.
  where: one => one.property('Protocol').mustMatch(/^(?!HTTP$)/, 'anything but HTTP'),

  // Bytes that are passed on may hold TLS that ends at the targets, so only the ports of clear-text protocols decide.
  check: one => {
    const protocol = one.property('Protocol');
    const port = one.property('Port');
    return when(mustNotHold(terminatesTls(one), 'TLS ends here'), () =>
      allOf(
        mustNotHold(
          port.mustBe(...clearPorts),
          `${port.state()}, a clear-text service, and ${protocol.state()}; it must be TLS`,
          protocol.path,
        ),
        undetermined(
          `${protocol.state()}, which passes bytes on; the targets settle whether they are encrypted, TLS here would`,
          protocol.path,
        ),
      ),
    );
  },

  fix: {
    how: 'Give the listener of `elbv2.NetworkLoadBalancer` `certificates` and `protocol: elbv2.Protocol.TLS`, or waive it where the targets end TLS.',
  },
  config: { managedRule: 'ELBV2_LISTENER_ENCRYPTION_IN_TRANSIT' },

  examples: {
    compliant: [
      {
        when: 'it ends TLS',
        resources: `
      Mllp:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Interfaces
          Port: 2575
          Protocol: TLS
          Certificates: [{ CertificateArn: !Ref Certificate }]
          DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Engine }]
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
      Certificate: { Type: AWS::CertificateManager::Certificate }
      Engine: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it passes on clear-text DICOM',
        resources: `
      Dicom:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Interfaces
          Port: 104
          Protocol: TCP
          DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Archive }]
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
      Archive: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
    ],
    undetermined: [
      {
        when: 'it passes on bytes that the targets may decrypt',
        resources: `
      Mllp:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Interfaces
          Port: 2575
          Protocol: TCP
          DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Engine }]
      Interfaces: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network } }
      Engine: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }`,
      },
    ],
  },
});
