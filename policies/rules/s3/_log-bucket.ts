import { allOf, anyOf, compliant, mustNotHold, nonCompliant, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { canonicalText } from '../../../lib/core/identity';

const destination = 'LoggingConfiguration.DestinationBucketName';

/** Another bucket delivers its access logs here; for `where`. S3 refuses some settings on such a bucket, and logging it would loop. */
export function mustNotTakeAccessLogs(bucket: Resource): Verdict {
  const sources = bucket.referredToBy('AWS::S3::Bucket', destination).filter(source => source !== bucket);
  return mustNotHold(
    someOf(sources, 'bucket that delivers its access logs here', source => source.property(destination).mustReferTo(bucket)),
    () => `${bucket.logicalId} takes the access logs of another bucket`,
  );
}

/**
 * AWS Config delivers its history here; for `where`. It does not deliver to a bucket with default retention.
 * https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html
 */
export function mustNotTakeConfigHistory(bucket: Resource): Verdict {
  return mustNotHold(
    someOf(bucket.referredToBy('AWS::Config::DeliveryChannel', 'S3BucketName'), 'delivery channel of AWS Config', channel =>
      channel.property('S3BucketName').mustReferTo(bucket),
    ),
    () => `${bucket.logicalId} takes the history of AWS Config`,
  );
}

const loadBalancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/**
 * An Application Load Balancer delivers its logs here; for `where`. It writes only to buckets that S3 encrypts with keys of its own.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
function mustNotTakeBalancerLogs(bucket: Resource): Verdict {
  const keys = ['access_logs.s3.bucket', 'connection_logs.s3.bucket', 'health_check_logs.s3.bucket'];
  return mustNotHold(
    anyOf(
      someOf(bucket.referredToBy(loadBalancer, 'LoadBalancerAttributes'), 'load balancer that logs here', balancer =>
        allOf(balancer.property('Type').orDefault('application').mustBe('application'), () =>
          someOf(balancer.property('LoadBalancerAttributes').items(), 'attribute', attribute =>
            allOf(attribute.get('Key').mustBe(...keys), () => attribute.get('Value').mustReferTo(bucket)),
          ),
        ),
      ),
      () =>
        someOf(
          bucket.referredToBy('AWS::ElasticLoadBalancing::LoadBalancer', 'AccessLoggingPolicy.S3BucketName'),
          'load balancer that logs here',
          balancer => balancer.property('AccessLoggingPolicy.S3BucketName').mustReferTo(bucket),
        ),
    ),
    () => `${bucket.logicalId} takes the logs of a load balancer`,
  );
}

/**
 * A Redshift cluster delivers its audit logs here; for `where`. It writes only to buckets that S3 encrypts with keys of its own.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
 */
function mustNotTakeWarehouseLogs(bucket: Resource): Verdict {
  const property = 'LoggingProperties.BucketName';
  return mustNotHold(
    someOf(bucket.referredToBy('AWS::Redshift::Cluster', property), 'cluster that logs here', cluster =>
      cluster.property(property).mustReferTo(bucket),
    ),
    () => `${bucket.logicalId} takes the audit logs of a Redshift cluster`,
  );
}

/** S3, load balancers and Redshift deliver logs only to buckets that S3 encrypts with keys of its own; for `where`. */
export function mustTakeAnyKey(bucket: Resource): Verdict {
  return allOf(
    mustNotTakeAccessLogs(bucket),
    () => mustNotTakeBalancerLogs(bucket),
    () => mustNotTakeWarehouseLogs(bucket),
  );
}

/** CloudFront delivers its standard logs here, as an owner of objects that an ACL lets in. */
export function takesDistributionLogs(bucket: Resource): Verdict {
  return someOf(
    bucket.referredToBy('AWS::CloudFront::Distribution', 'DistributionConfig.Logging.Bucket'),
    'distribution that logs here',
    distribution => {
      const host = distribution.property('DistributionConfig.Logging.Bucket');
      // The domain name of the bucket may be put together out of its name: `${Logs}.s3.amazonaws.com`.
      return anyOf(host.mustReferTo(bucket), () =>
        host.canonicalText() === canonicalText(bucket.template, `${bucket.ref}.s3.amazonaws.com`)
          ? compliant
          : nonCompliant(() => `${host.state()}; it must be the domain name of ${bucket.logicalId}`, host),
      );
    },
  );
}
