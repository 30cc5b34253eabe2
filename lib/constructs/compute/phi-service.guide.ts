import { Port } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage, FargatePlatformVersion, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { PhiService, serviceRoleAcknowledgement } from './phi-service';
import type { PhiContainerProps, PhiServiceProps } from './phi-service';

const weakened = (
  scope: Construct,
  props: Partial<Omit<PhiServiceProps, 'container'>>,
  container: Partial<PhiContainerProps> = {},
): PhiService => {
  const vpc = new SegmentedVpc(scope, 'Network');
  const images = Repository.fromRepositoryName(scope, 'Images', 'charts');
  return new PhiService(scope, 'Charts', {
    vpc,
    vpcSubnets: vpc.tier('application'),
    container: { image: ContainerImage.fromEcrRepository(images, '1.4.2'), port: 8443, ...container },
    ...props,
  });
};

const taskOf = (service: PhiService): CfnTaskDefinition => service.taskDefinition.node.defaultChild as CfnTaskDefinition;

export default guide({
  construct: 'PhiService',
  example: scope => {
    const { ECR, ECR_DOCKER, CLOUDWATCH_LOGS, KMS, SECRETS_MANAGER } = InterfaceVpcEndpointAwsService;
    const vpc = new SegmentedVpc(scope, 'Network', { endpoints: [ECR, ECR_DOCKER, CLOUDWATCH_LOGS, KMS, SECRETS_MANAGER] });
    const images = Repository.fromRepositoryName(scope, 'Images', 'charts');
    const charts = new PhiService(scope, 'Charts', {
      vpc,
      vpcSubnets: vpc.tier('application'),
      container: { image: ContainerImage.fromEcrRepository(images, '1.4.2'), port: 8443 },
    });
    charts.connections.allowTo(vpc.gateway('dynamodb'), Port.tcp(443), 'Appointments');
  },
  defaults: [
    {
      prop: 'container.user',
      holds: 'containers run as an ordinary user',
      weakened: scope => weakened(scope, {}, { user: 'root' }),
      reportedBy: ['ecs-task-definition-nonroot-user'],
    },
    {
      prop: 'container.readonlyRootFilesystem',
      holds: 'the file system of containers is read-only, besides the folders that you name',
      weakened: scope => weakened(scope, {}, { readonlyRootFilesystem: false }),
      reportedBy: ['ecs-containers-readonly-access'],
    },
    {
      prop: 'container.privileged',
      holds: 'containers have no powers over their host',
      weakened: scope => weakened(scope, {}, { privileged: true }),
      reportedBy: ['ecs-containers-nonprivileged'],
    },
    {
      prop: 'container.environment',
      holds: 'secrets come from Secrets Manager and not from variables',
      weakened: scope => weakened(scope, {}, { environment: { AWS_SECRET_ACCESS_KEY: 'not-a-secret' } }),
      reportedBy: ['ecs-no-environment-secrets'],
    },
    {
      prop: 'container.image',
      holds: 'the image is one version and not whichever is the latest',
      weakened: scope => weakened(scope, {}, { image: ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:latest') }),
      reportedBy: ['ecs-containers-image-version-pinned'],
    },
    {
      prop: 'container.logging',
      holds: 'containers send their logs to CloudWatch Logs',
      weakened: scope => {
        taskOf(weakened(scope, {})).addPropertyDeletionOverride('ContainerDefinitions.0.LogConfiguration');
      },
      reportedBy: ['ecs-task-definition-log-configuration'],
    },
    {
      prop: 'container.logging (logGroup)',
      holds: 'the log group is encrypted with a customer managed key and kept for six years',
      weakened: scope => weakened(scope, {}, { logging: LogDrivers.awsLogs({ streamPrefix: 'charts' }) }),
      reportedBy: ['cloudwatch-log-group-encrypted', 'logs-log-group-data-protection'],
    },
    {
      prop: 'assignPublicIp',
      holds: 'tasks get no public addresses',
      weakened: scope => weakened(scope, { assignPublicIp: true }),
      reportedBy: ['ecs-service-assign-public-ip-disabled'],
    },
    {
      prop: 'enableExecuteCommand',
      holds: 'nobody opens a shell in a container',
      weakened: scope => weakened(scope, { enableExecuteCommand: true }),
      reportedBy: ['ecs-service-exec-disabled'],
    },
    {
      prop: 'platformVersion',
      holds: 'tasks run on the latest platform, which AWS patches',
      weakened: scope => weakened(scope, { platformVersion: FargatePlatformVersion.VERSION1_3 }),
      reportedBy: ['ecs-fargate-latest-platform-version'],
    },
  ],
  acknowledged: [serviceRoleAcknowledgement],
  cost: {
    monthly:
      '40 USD for two tasks of half a CPU and 1 GiB, and 2 USD for keys; the network of the example costs what `SegmentedVpc` costs',
    drivers: ['tasks, their CPU and memory', 'Container Insights and logs'],
  },
});
