import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { objectPathAcknowledgement } from '../access/workload-role';
import { HttpsLoadBalancer } from '../edge/https-load-balancer';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { customerKeyAcknowledgements } from './access-logs-bucket';
import { replicaAcknowledgements } from './phi-bucket';
import { ServiceLogsBucket } from './service-logs-bucket';
import type { ServiceLogsBucketProps } from './service-logs-bucket';

const weakened = (scope: Construct, props: ServiceLogsBucketProps): void => {
  new ServiceLogsBucket(Stack.of(scope), 'ServiceLogs', props);
  const vpc = new SegmentedVpc(scope, 'Network');
  const certificate = Certificate.fromCertificateArn(
    scope,
    'Certificate',
    'arn:aws:acm:us-east-1:111122223333:certificate/portal',
  );
  new HttpsLoadBalancer(scope, 'Portal', { vpc, vpcSubnets: vpc.tier('edge'), certificates: [certificate] });
};

export default guide({
  construct: 'ServiceLogsBucket',
  example: scope => {
    const logs = ServiceLogsBucket.of(scope);
    const vpc = new SegmentedVpc(scope, 'Network');
    const certificate = Certificate.fromCertificateArn(
      scope,
      'Certificate',
      'arn:aws:acm:us-east-1:111122223333:certificate/portal',
    );
    const portal = new HttpsLoadBalancer(scope, 'Portal', { vpc, vpcSubnets: vpc.tier('edge'), certificates: [certificate] });
    portal.logAccessLogs(logs, 'portal');
  },
  defaults: [
    {
      prop: 'enforceSSL',
      holds: 'requests without TLS are denied',
      weakened: scope => weakened(scope, { enforceSSL: false }),
      reportedBy: ['s3-bucket-ssl-requests-only'],
    },
    {
      prop: 'versioned',
      holds: 'logs that are overwritten can be read, and a copy is kept',
      weakened: scope => weakened(scope, { versioned: false }),
      reportedBy: ['s3-bucket-default-lock-enabled', 's3-bucket-replication-enabled', 's3-bucket-versioning-enabled'],
    },
  ],
  acknowledged: [...customerKeyAcknowledgements, ...replicaAcknowledgements, objectPathAcknowledgement],
  cost: {
    monthly: '1 USD for the key of the copies, and about 0.05 USD a GB of logs with the replica',
    drivers: ['requests that are logged', 'years that logs are kept'],
  },
});
