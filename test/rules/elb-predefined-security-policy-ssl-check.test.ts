import rule from '../../policies/rules/elb/elb-predefined-security-policy-ssl-check';
import { compliantExample, ruleCases } from '../support/rule-cases';

const modern = compliantExample(rule);
const listeners = 'Portal.Properties.Listeners';
const policies = 'Portal.Properties.Policies';
const secure = (name: string) => ({ LoadBalancerPort: '443', InstancePort: '8443', Protocol: 'HTTPS', PolicyNames: [name] });

ruleCases(rule, [
  [
    'compliant',
    'a plain listener stands beside it',
    modern.with(listeners, [secure('tls12'), { LoadBalancerPort: '80', InstancePort: '80', Protocol: 'HTTP' }]),
  ],
  [
    'non-compliant',
    'a second secure listener has no policy',
    modern.with(listeners, [secure('tls12'), { LoadBalancerPort: '8443', InstancePort: '8443', Protocol: 'SSL' }]),
  ],
  ['non-compliant', 'the listener names another policy', modern.with(listeners, [secure('stickiness')])],
  [
    'compliant',
    'listener and policy share the name that a parameter gives',
    modern.with(listeners, [{ ...secure(''), PolicyNames: [{ Ref: 'Name' }] }]).with(policies, [
      {
        PolicyName: { Ref: 'Name' },
        PolicyType: 'SSLNegotiationPolicyType',
        Attributes: [{ Name: 'Reference-Security-Policy', Value: 'ELBSecurityPolicy-TLS-1-2-2017-01' }],
      },
    ]),
  ],
  ['undetermined', 'the policies are imported', modern.with(policies, { 'Fn::ImportValue': 'policies' })],
]);
