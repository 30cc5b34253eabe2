import { Stack } from 'aws-cdk-lib/core';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { SegmentedVpc } from '../lib/constructs/network/segmented-vpc';
import type { Setting } from './setting';

const { APIGATEWAY, CLOUDWATCH_LOGS, ECR, ECR_DOCKER, HEALTHLAKE, KMS, SECRETS_MANAGER, SSM, STS } =
  InterfaceVpcEndpointAwsService;

/** Four tiers without a way to the internet; services of AWS are reached inside the network. */
export class NetworkStack extends Stack {
  readonly vpc: SegmentedVpc;

  constructor(scope: Construct, id: string, { siteCidrs }: Setting) {
    super(scope, id);
    this.vpc = new SegmentedVpc(this, 'Vpc', {
      siteCidrs,
      endpoints: [APIGATEWAY, CLOUDWATCH_LOGS, ECR, ECR_DOCKER, HEALTHLAKE, KMS, SECRETS_MANAGER, SSM, STS],
    });
  }
}
