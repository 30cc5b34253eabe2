import { Stack } from 'aws-cdk-lib/core';
import { AuthorizationType, LambdaIntegration } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { InterfaceVpcEndpointAwsService, Peer, Port } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage, Secret } from 'aws-cdk-lib/aws-ecs';
import { ApplicationProtocol, ListenerCondition } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Code, CodeSigningConfig, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { PhiFunction } from '../lib/constructs/compute/phi-function';
import { PhiService } from '../lib/constructs/compute/phi-service';
import { HttpsLoadBalancer } from '../lib/constructs/edge/https-load-balancer';
import { PrivateApi } from '../lib/constructs/edge/private-api';
import type { SegmentedVpc } from '../lib/constructs/network/segmented-vpc';
import type { RecordsStack } from './records-stack';
import type { Setting } from './setting';

interface Parts extends Pick<RecordsStack, 'appointments' | 'charts' | 'fhir'> {
  readonly vpc: SegmentedVpc;
}

/** What clinicians work with inside the network: charts behind a load balancer, and an API on FHIR resources. */
export class ClinicStack extends Stack {
  constructor(scope: Construct, id: string, setting: Setting, parts: Parts) {
    super(scope, id);
    this.addCharts(setting, parts);
    this.addFhirApi(setting, parts);
  }

  private addCharts({ certificateArn, domain, siteCidrs }: Setting, { vpc, appointments, charts }: Parts): void {
    const settings = new StringParameter(this, 'Settings', {
      stringValue: this.toJsonString({ table: appointments.tableName, database: charts.clusterEndpoint.hostname }),
    });
    const service = new PhiService(this, 'Charts', {
      vpc,
      vpcSubnets: vpc.tier('application'),
      container: {
        image: ContainerImage.fromEcrRepository(Repository.fromRepositoryName(this, 'Images', 'charts'), '1.4.2'),
        port: 8443,
        secrets: { SETTINGS: Secret.fromSsmParameter(settings) },
      },
    });
    charts.grantConnect(service.taskDefinition.taskRole, 'charts');
    appointments.grantReadWriteData(service.taskDefinition.taskRole);
    service.connections.allowToDefaultPort(charts, 'Charts');
    service.connections.allowTo(vpc.gateway('dynamodb'), Port.tcp(443), 'Appointments');

    const balancer = new HttpsLoadBalancer(this, 'Front', {
      vpc,
      vpcSubnets: vpc.tier('edge'),
      certificates: [Certificate.fromCertificateArn(this, 'Certificate', certificateArn)],
    });
    for (const cidr of siteCidrs) balancer.connections.allowFrom(Peer.ipv4(cidr), Port.tcp(443), 'Clinicians at the sites');
    balancer.listener.addTargets('Charts', {
      priority: 1,
      conditions: [ListenerCondition.hostHeaders([`charts.${domain.name}`])],
      targets: [service],
      protocol: ApplicationProtocol.HTTPS,
      port: 8443,
      healthCheck: { path: '/health' },
    });
  }

  private addFhirApi({ codeSigningConfigArn, releases }: Setting, { vpc, fhir }: Parts): void {
    // Staff call it with their roles: requests are signed.
    const api = new PrivateApi(this, 'Fhir', {
      vpcEndpoints: [vpc.endpoint(InterfaceVpcEndpointAwsService.APIGATEWAY)],
      authorizer: AuthorizationType.IAM,
    });
    const read = new PhiFunction(this, 'ReadFhir', {
      vpc,
      vpcSubnets: vpc.tier('application'),
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromBucket(Bucket.fromBucketName(this, 'Releases', releases), 'read-fhir.zip', 'current'),
      codeSigningConfig: CodeSigningConfig.fromCodeSigningConfigArn(this, 'Signing', codeSigningConfigArn),
      environment: { DATASTORE: fhir.endpoint },
    });
    fhir.grantRead(read);
    read.connections.allowTo(vpc.endpointSecurityGroup, Port.tcp(443), 'HealthLake');
    const resource = api.root.addResource('{type}').addResource('{id}');
    resource.addMethod('GET', new LambdaIntegration(read));
  }
}
