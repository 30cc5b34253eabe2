import { Duration, Stack } from 'aws-cdk-lib/core';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  GeoRestriction,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { DistributionProps, IResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PhiBucket } from '../data/phi-bucket';
import { withDefaults } from '../defaults';

export interface PhiSiteProps extends Partial<DistributionProps> {
  /** Names that the site answers for, such as `portal.clinic.example`. */
  readonly domainNames: string[];
  /** Their certificate, which has to be in us-east-1. */
  readonly certificate: ICertificate;
  /** ARN of the web ACL that filters requests, of the scope CLOUDFRONT: `PhiWebAcl` in a stack in us-east-1 makes one. */
  readonly webAclId: string;
  /**
   * Holds the files of the site.
   * @default - one of its own
   */
  readonly bucket?: PhiBucket;
}

/**
 * A web site for patients, in place of `cloudfront.Distribution`: its files in an encrypted bucket that CloudFront alone reads, shown over
 * HTTPS with TLS 1.2 or newer to viewers in the United States, with headers that keep browsers from framing and guessing, behind a web
 * ACL, and logged.
 *
 * Supports HICP 4.M.C, 6.M.A, 8.M.A and 164.312(a)(1), (b), (e)(1).
 */
export class PhiSite extends Distribution {
  /** Holds the files of the site. */
  readonly bucket: PhiBucket;

  constructor(scope: Construct, id: string, props: PhiSiteProps) {
    const bucket = props.bucket ?? new PhiBucket(scope, `${id}Files`);
    super(
      scope,
      id,
      withDefaults<DistributionProps, Partial<DistributionProps>>(props as DistributionProps, {
        defaultRootObject: 'index.html',
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        geoRestriction: GeoRestriction.allowlist('US'),
        ...(props.enableLogging !== false && {
          logBucket: props.logBucket ?? logsOf(scope, id),
          logFilePrefix: 'cloudfront/',
        }),
        ...(props.defaultBehavior === undefined && {
          defaultBehavior: {
            origin: S3BucketOrigin.withBucketDefaults(bucket, {
              originAccessControlId: new S3OriginAccessControl(scope, `${id}AccessControl`).originAccessControlId,
            }),
            viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
            allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
            cachePolicy: CachePolicy.CACHING_OPTIMIZED,
            responseHeadersPolicy: headers(scope, id),
          },
        }),
      }),
    );
    this.bucket = bucket;
    letDistributionsRead(bucket);
  }
}

/** By account: policies of bucket and key that named the distribution would wait for it, and it for the bucket. */
function letDistributionsRead(bucket: PhiBucket): void {
  const ofThisAccount = {
    principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(bucket).account } },
  };
  bucket.addToResourcePolicy(
    new PolicyStatement({ ...ofThisAccount, actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }),
  );
  bucket.encryptionKey?.addToResourcePolicy(
    new PolicyStatement({ ...ofThisAccount, actions: ['kms:Decrypt'], resources: ['*'] }),
  );
}

/** CloudFront delivers as an owner of its objects, by an ACL. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html */
function logsOf(scope: Construct, id: string): PhiBucket {
  const logs = new PhiBucket(scope, `${id}Logs`, { objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED });
  logs.encryptionKey?.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return logs;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html */
function headers(scope: Construct, id: string): IResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, `${id}Headers`, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'self'", override: false },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        preload: true,
        override: true,
      },
    },
  });
}
