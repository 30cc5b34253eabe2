import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { DesyncMitigationMode, SslPolicy } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { HttpsLoadBalancer } from './https-load-balancer';
import type { HttpsLoadBalancerProps } from './https-load-balancer';

const weakened = (scope: Construct, props: Partial<HttpsLoadBalancerProps>): HttpsLoadBalancer => {
  const vpc = new SegmentedVpc(scope, 'Network');
  const certificate = Certificate.fromCertificateArn(
    scope,
    'Certificate',
    'arn:aws:acm:us-east-1:111122223333:certificate/portal',
  );
  return new HttpsLoadBalancer(scope, 'Portal', { vpc, vpcSubnets: vpc.tier('edge'), certificates: [certificate], ...props });
};

export default guide({
  construct: 'HttpsLoadBalancer',
  example: scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    const certificate = Certificate.fromCertificateArn(
      scope,
      'Certificate',
      'arn:aws:acm:us-east-1:111122223333:certificate/portal',
    );
    new HttpsLoadBalancer(scope, 'Portal', { vpc, vpcSubnets: vpc.tier('edge'), certificates: [certificate] });
  },
  defaults: [
    {
      prop: 'sslPolicy',
      holds: 'clients use TLS 1.2 or 1.3 with perfect forward secrecy',
      weakened: scope => weakened(scope, { sslPolicy: SslPolicy.TLS11 }),
      reportedBy: ['elbv2-predefined-security-policy-ssl-check'],
    },
    {
      prop: 'deletionProtection',
      holds: 'nobody deletes it by mistake',
      weakened: scope => weakened(scope, { deletionProtection: false }),
      reportedBy: ['elb-deletion-protection-enabled'],
    },
    {
      prop: 'dropInvalidHeaderFields',
      holds: 'headers that are not well formed are dropped',
      weakened: scope => weakened(scope, { dropInvalidHeaderFields: false }),
      reportedBy: ['alb-http-drop-invalid-header-enabled'],
    },
    {
      prop: 'desyncMitigationMode',
      holds: 'requests that servers read in different ways are refused',
      weakened: scope => weakened(scope, { desyncMitigationMode: DesyncMitigationMode.MONITOR }),
      reportedBy: ['alb-desync-mode-check'],
    },
    {
      prop: 'logAccessLogs',
      holds: 'requests are logged',
      weakened: scope => {
        weakened(scope, {}).setAttribute('access_logs.s3.enabled', 'false');
      },
      reportedBy: ['elb-logging-enabled'],
    },
  ],
  cost: {
    monthly: 'about 30 USD with its web ACL; the network of the example costs what `SegmentedVpc` costs',
    drivers: ['requests and connections', 'requests that the web ACL judges', 'logs'],
  },
});
