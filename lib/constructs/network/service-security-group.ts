import { Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup, SecurityGroupProps } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';

/** Takes what `ec2.SecurityGroup` takes. */
export type ServiceSecurityGroupProps = SecurityGroupProps;

/**
 * A security group for one service, in place of `ec2.SecurityGroup`: nothing comes in and nothing goes out but what is allowed by name.
 *
 * Defaults that differ from `ec2.SecurityGroup`: `allowAllOutbound` and `allowAllIpv6Outbound` false. Supports HICP 6.M.A, 6.M.B and
 * 164.312(a)(1), (e)(1).
 */
export class ServiceSecurityGroup extends SecurityGroup {
  constructor(scope: Construct, id: string, props: ServiceSecurityGroupProps) {
    super(
      scope,
      id,
      withDefaults(props, {
        allowAllOutbound: false,
        allowAllIpv6Outbound: false,
        description: `Traffic of ${scope.node.id} ${id}`,
      }),
    );
  }

  /** Lets this service open connections to another on a port, and the other take them. */
  allowTo(other: ISecurityGroup, port: Port, description: string): void {
    this.connections.allowTo(other, port, description);
  }

  /** Lets this service call services of AWS through endpoints of the network. */
  allowToEndpoints(endpoints: ISecurityGroup): void {
    this.connections.allowTo(endpoints, Port.tcp(443), 'HTTPS to endpoints of services');
  }
}
