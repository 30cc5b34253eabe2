import { allOf, compliant, everyOf, someOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { classic, isSecure, secureListeners } from './_listeners';

/** The one predefined policy of classic load balancers that refuses TLS 1.0 and 1.1. */
const tls12 = 'ELBSecurityPolicy-TLS-1-2-2017-01';

export default rule({
  id: 'elb-predefined-security-policy-ssl-check',
  title: 'Classic Load Balancer accepts TLS 1.2 only',
  why: 'Connections that fall back to TLS 1.0 or 1.1 can be broken, and NIST guidance for ePHI no longer accepts those versions.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [classic],
  where: balancer => someOf(balancer.property('Listeners').items(), 'listener with TLS', isSecure),

  // Without a policy, ELB applies one that accepts TLS 1.0.
  check: balancer =>
    everyOf(secureListeners(balancer), one =>
      someOf(balancer.property('Policies').items(), `policy with ${tls12}`, policy =>
        allOf(refersToTls12(policy), () =>
          someOf(one.get('PolicyNames').items(), 'name of the policy', name => mustName(name, policy.get('PolicyName'))),
        ),
      ),
    ),

  fix: {
    how: 'Move to `elbv2.ApplicationLoadBalancer`; else give `policies` of `elb.CfnLoadBalancer` an SSLNegotiationPolicyType that refers to ELBSecurityPolicy-TLS-1-2-2017-01 (`Policies`), and name it in `PolicyNames` of each secure listener.',
  },
  config: {
    managedRule: 'ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK',
    parameters: { predefinedPolicyName: 'ELBSecurityPolicy-TLS-1-2-2017-01' },
  },

  examples: {
    compliant: [
      {
        when: 'its listener uses the policy of TLS 1.2',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners:
            - LoadBalancerPort: '443'
              InstancePort: '8443'
              Protocol: HTTPS
              SSLCertificateId: arn:aws:acm:us-east-1:111122223333:certificate/1234
              PolicyNames: [tls12]
          Policies:
            - PolicyName: tls12
              PolicyType: SSLNegotiationPolicyType
              Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-TLS-1-2-2017-01 }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default policy',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: HTTPS, SSLCertificateId: 'arn:aws:acm:us-east-1:111122223333:certificate/1234' }]`,
      },
      {
        when: 'the policy is there, but the listener does not use it',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: SSL, SSLCertificateId: 'arn:aws:acm:us-east-1:111122223333:certificate/1234' }]
          Policies:
            - PolicyName: tls12
              PolicyType: SSLNegotiationPolicyType
              Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-TLS-1-2-2017-01 }]`,
      },
      {
        when: 'the policy accepts TLS 1.0',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: HTTPS, PolicyNames: [old] }]
          Policies:
            - PolicyName: old
              PolicyType: SSLNegotiationPolicyType
              Attributes: [{ Name: Reference-Security-Policy, Value: ELBSecurityPolicy-2016-08 }]`,
      },
    ],
    undetermined: [
      {
        when: 'the policy that it refers to is a parameter without a default',
        resources: `
      Portal:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties:
          Listeners: [{ LoadBalancerPort: '443', InstancePort: '8443', Protocol: HTTPS, PolicyNames: [tls] }]
          Policies:
            - PolicyName: tls
              PolicyType: SSLNegotiationPolicyType
              Attributes: [{ Name: Reference-Security-Policy, Value: !Ref Policy }]`,
      },
    ],
  },
});

function refersToTls12(policy: Property): Verdict {
  return someOf(policy.get('Attributes').items(), 'reference to the policy', attribute =>
    allOf(attribute.get('Name').mustBe('Reference-Security-Policy'), () => attribute.get('Value').mustBe(tls12)),
  );
}

/** Two names that are written alike are the same, whatever parameter they come from. */
function mustName(name: Property, policy: Property): Verdict {
  const written = policy.canonicalText();
  if (written !== undefined && written === name.canonicalText()) return compliant;
  return policy.isUnresolved() ? undetermined(() => policy.state(), policy) : name.mustBe(written ?? '');
}
