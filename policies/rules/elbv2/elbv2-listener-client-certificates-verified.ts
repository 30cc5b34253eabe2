import { allOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';
import { listener } from './_load-balancer';

export default rule({
  id: 'elbv2-listener-client-certificates-verified',
  title: 'Listener that asks for client certificates verifies them',
  why: 'A certificate that is taken without a check, or after it has expired, lets a partner system that was retired or stolen go on reading ePHI.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '4.M.C'], hipaa: ['164.312(d)'] },
  appliesTo: [listener],
  where: one => one.property('MutualAuthentication.Mode').orDefault('off').mustBe('verify', 'passthrough'),

  check: one => {
    const mode = one.property('MutualAuthentication.Mode');
    return allOf(one.property('MutualAuthentication.IgnoreClientCertificateExpiry').orDefault(false).mustBe(false), () =>
      mode.mustBe('passthrough').status === 'compliant'
        ? undetermined(() => `${mode.state()}, so the servers have to verify the certificate; it must be "verify"`, mode)
        : mode.mustBe('verify'),
    );
  },

  fix: {
    how: 'Set `mutualAuthentication: { mutualAuthenticationMode: elbv2.MutualAuthenticationMode.VERIFY, trustStore }` on the listener (`MutualAuthentication`), and leave out `ignoreClientCertificateExpiry`.',
    set: {
      'Properties.MutualAuthentication.Mode': 'verify',
      'Properties.MutualAuthentication.IgnoreClientCertificateExpiry': false,
    },
  },
  config: { none: 'The item of a listener does not show mutual TLS.' },

  examples: {
    compliant: [
      {
        when: 'it verifies them',
        resources: `
      Partners:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Gateway
          Protocol: HTTPS
          MutualAuthentication: { Mode: verify, TrustStoreArn: !Ref Trusted }
      Gateway: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
      Trusted: { Type: AWS::ElasticLoadBalancingV2::TrustStore, Properties: { CaCertificatesBundleS3Bucket: partners, CaCertificatesBundleS3Key: ca.pem } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes expired ones',
        resources: `
      Partners:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          Protocol: HTTPS
          MutualAuthentication: { Mode: verify, IgnoreClientCertificateExpiry: true, TrustStoreArn: arn:aws:elasticloadbalancing:us-east-1:111122223333:truststore/partners/1234 }`,
      },
    ],
    undetermined: [
      {
        when: 'it passes them on to the servers',
        resources: `
      Partners:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { Protocol: HTTPS, MutualAuthentication: { Mode: passthrough } }`,
      },
    ],
  },
});
