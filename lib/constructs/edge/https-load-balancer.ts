import { Duration } from 'aws-cdk-lib/core';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  DesyncMitigationMode,
  ListenerAction,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type {
  ApplicationListener,
  ApplicationLoadBalancerProps,
  IListenerCertificate,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { ServiceLogsBucket } from '../data/service-logs-bucket';
import { withDefaults } from '../defaults';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { PhiWebAcl } from './phi-web-acl';

export interface HttpsLoadBalancerProps extends ApplicationLoadBalancerProps {
  /** Certificates of the names that it answers for. */
  readonly certificates: readonly IListenerCertificate[];
  /**
   * Oldest TLS that clients may use.
   * @default SslPolicy.TLS13_RES, TLS 1.2 and 1.3 with perfect forward secrecy
   */
  readonly sslPolicy?: SslPolicy;
  /**
   * ARN of the web ACL that filters requests.
   * @default - one of its own
   */
  readonly webAclArn?: string;
}

/**
 * A load balancer that speaks HTTPS alone, in place of `elbv2.ApplicationLoadBalancer`: inside the network unless told otherwise, behind a
 * web ACL, strict about malformed requests, logged, and protected from deletion. What no rule of `listener` takes gets a 404.
 *
 * Supports HICP 4.M.C, 6.M.A, 8.M.A and 164.312(a)(1), (b), (e)(1).
 */
export class HttpsLoadBalancer extends ApplicationLoadBalancer {
  /** Takes HTTPS on port 443. */
  readonly listener: ApplicationListener;

  constructor(scope: Construct, id: string, props: HttpsLoadBalancerProps) {
    super(
      scope,
      id,
      withDefaults<ApplicationLoadBalancerProps, Partial<ApplicationLoadBalancerProps>>(props, {
        internetFacing: false,
        ...(props.internetFacing !== true && { vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED } }),
        securityGroup: props.securityGroup ?? new ServiceSecurityGroup(scope, `${id}SecurityGroup`, { vpc: props.vpc }),
        deletionProtection: true,
        dropInvalidHeaderFields: true,
        desyncMitigationMode: DesyncMitigationMode.STRICTEST,
        idleTimeout: Duration.seconds(60),
      }),
    );
    const logs = ServiceLogsBucket.of(this);
    this.logAccessLogs(logs, `alb/${id}`);
    this.logConnectionLogs(logs, `alb-connections/${id}`);
    this.listener = this.addListener('Https', {
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      certificates: [...props.certificates],
      sslPolicy: props.sslPolicy ?? SslPolicy.TLS13_RES,
      open: false,
      defaultAction: ListenerAction.fixedResponse(404),
    });
    new CfnWebACLAssociation(this, 'WebAclAssociation', {
      resourceArn: this.loadBalancerArn,
      webAclArn: props.webAclArn ?? new PhiWebAcl(this, 'WebAcl').webAclArn,
    });
  }
}
