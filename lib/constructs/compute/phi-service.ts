import { Stack } from 'aws-cdk-lib/core';
import { Port, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  AwsLogDriverMode,
  Capability,
  Cluster,
  ContainerInsights,
  DeploymentControllerType,
  FargatePlatformVersion,
  FargateService,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
} from 'aws-cdk-lib/aws-ecs';
import type { ContainerDefinition, ContainerDefinitionOptions, FargateServiceProps, ICluster } from 'aws-cdk-lib/aws-ecs';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import { PhiKey } from '../data/phi-key';
import { withDefaults } from '../defaults';
import { SegmentedVpc } from '../network/segmented-vpc';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { PhiLogGroup } from '../operations/phi-log-group';
import { markPhi } from '../phi';

export interface PhiServiceProps extends Omit<FargateServiceProps, 'cluster' | 'taskDefinition'> {
  /** The network that the service works in. */
  readonly vpc: IVpc;
  /** The one container of its tasks; add others with `service.taskDefinition.addContainer(…)`. */
  readonly container: PhiContainerProps;
  /**
   * CPU of a task in units, 1024 of which are one virtual CPU.
   * @default 512
   */
  readonly cpu?: number;
  /**
   * Memory of a task in MiB.
   * @default 1024
   */
  readonly memoryLimitMiB?: number;
  /**
   * Where the tasks run.
   * @default - one cluster for all services of the stack in this network, with Container Insights and a key of its own for scratch disks
   */
  readonly cluster?: ICluster;
}

/** Takes what `taskDefinition.addContainer` takes. */
export interface PhiContainerProps extends ContainerDefinitionOptions {
  /** TCP port that it takes requests on. */
  readonly port: number;
  /**
   * Folders that it may write to; the rest of its file system is read-only. They are empty at start and gone with the task.
   * @default - `/tmp`
   */
  readonly writablePaths?: readonly string[];
}

/**
 * A service of containers that work with ePHI, in place of `ecs.FargateService`: in subnets without internet, as an ordinary user with a
 * read-only file system and no powers over the kernel, with one role for what the task may do and another for starting it, logs and
 * scratch disks encrypted with keys of one's own. Nobody opens a shell in it. What it calls is allowed by name: `connections.allowTo(…)`;
 * endpoints of a `SegmentedVpc` and the images behind S3 are, as no task starts without them.
 *
 * Defaults that differ from `ecs.FargateService`: `vpcSubnets` isolated, `securityGroups` one that lets nothing through, `desiredCount` 2,
 * `minHealthyPercent` 100, `circuitBreaker` with rollback, `enableExecuteCommand` false, `platformVersion` LATEST; of the container: `user`
 * 1000, `readonlyRootFilesystem` true, all capabilities dropped, logs to a `PhiLogGroup`. Supports HICP 2.L.E, 3.M.C, 4.M.C, 6.M.B, 8.M.A
 * and 164.312(a)(1), (b).
 */
export class PhiService extends FargateService {
  readonly container: ContainerDefinition;

  constructor(scope: Construct, id: string, props: PhiServiceProps) {
    const { vpc, container, cpu = 512, memoryLimitMiB = 1024, cluster, ...service } = props;
    const task = taskFor(scope, id, { cpu, memoryLimitMiB });
    const added = addContainer(scope, id, task, container);
    super(
      scope,
      id,
      withDefaults<FargateServiceProps, Partial<FargateServiceProps>>(
        { ...service, cluster: cluster ?? clusterOf(scope, vpc), taskDefinition: task },
        {
          vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
          securityGroups: service.securityGroups ?? [new ServiceSecurityGroup(scope, `${id}SecurityGroup`, { vpc })],
          desiredCount: 2,
          minHealthyPercent: 100,
          // With it CDK takes ECS for the controller, whatever the props say.
          ...(rollsOut(service) && { circuitBreaker: { rollback: true } }),
          enableExecuteCommand: false,
          assignPublicIp: false,
          platformVersion: FargatePlatformVersion.LATEST,
        },
      ),
    );
    this.container = added;
    if (vpc instanceof SegmentedVpc) this.letStart(vpc);
    markPhi(this);
    markPhi(task);
  }

  /** https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html: layers of images come from S3. */
  private letStart(vpc: SegmentedVpc): void {
    this.connections.allowTo(vpc.endpointSecurityGroup, Port.tcp(443), 'HTTPS to endpoints of services');
    this.connections.allowTo(vpc.gateway('s3'), Port.tcp(443), 'Layers of images');
  }
}

/** Whether ECS itself replaces the tasks. */
function rollsOut({ deploymentController }: Pick<FargateServiceProps, 'deploymentController'>): boolean {
  return (deploymentController?.type ?? DeploymentControllerType.ECS) === DeploymentControllerType.ECS;
}

function taskFor(
  scope: Construct,
  id: string,
  size: { readonly cpu: number; readonly memoryLimitMiB: number },
): FargateTaskDefinition {
  const assumedBy = new ServicePrincipal('ecs-tasks.amazonaws.com');
  const executionRole = new WorkloadRole(scope, `${id}StartRole`, {
    assumedBy,
    description: `Fetches the image and secrets of ${id}, and writes its logs`,
  });
  const task = new FargateTaskDefinition(scope, `${id}Task`, {
    ...size,
    executionRole,
    taskRole: new WorkloadRole(scope, `${id}Role`, { assumedBy, description: `What the service ${id} may do` }),
  });
  acknowledgePeers(executionRole, {
    rule: `${serviceRoleAcknowledgement.rule}[Resource::*]`,
    reason: serviceRoleAcknowledgement.reason,
  });
  return task;
}

function addContainer(
  scope: Construct,
  id: string,
  task: FargateTaskDefinition,
  { port, writablePaths = ['/tmp'], ...options }: PhiContainerProps,
): ContainerDefinition {
  const container = task.addContainer(
    'Container',
    withDefaults<ContainerDefinitionOptions, Partial<ContainerDefinitionOptions>>(options, {
      portMappings: [{ containerPort: port }],
      user: '1000',
      readonlyRootFilesystem: true,
      linuxParameters: options.linuxParameters ?? withoutPowers(scope, id),
      logging:
        options.logging ??
        LogDrivers.awsLogs({
          streamPrefix: id,
          logGroup: new PhiLogGroup(scope, `${id}Logs`),
          mode: AwsLogDriverMode.NON_BLOCKING,
        }),
    }),
  );
  writablePaths.forEach((containerPath, index) => {
    const name = `writable-${String(index + 1)}`;
    task.addVolume({ name });
    container.addMountPoints({ sourceVolume: name, containerPath, readOnly: false });
  });
  return container;
}

function withoutPowers(scope: Construct, id: string): LinuxParameters {
  const parameters = new LinuxParameters(scope, `${id}LinuxParameters`, { initProcessEnabled: true });
  parameters.dropCapabilities(Capability.ALL);
  return parameters;
}

/** The cluster of the stack in a network; made on first use. */
function clusterOf(scope: Construct, vpc: IVpc): ICluster {
  const stack = Stack.of(scope);
  const id = `ServicesIn${vpc.node.id}`;
  const existing = stack.node.tryFindChild(id);
  if (existing instanceof Cluster) return existing;
  const scratchKey = new PhiKey(stack, `${id}Key`, { description: `Scratch disks of the services in ${vpc.node.id}` });
  return new Cluster(stack, id, {
    vpc,
    containerInsightsV2: ContainerInsights.ENHANCED,
    managedStorageConfiguration: { fargateEphemeralStorageKmsKey: scratchKey },
  });
}

/** A rule of cdk-nag against stars in policies. */
export const serviceRoleAcknowledgement = {
  rule: 'AwsSolutions-IAM5',
  reason: 'ecr:GetAuthorizationToken signs in to the registry of the account; it knows no resources. All else is allowed by ARN.',
} as const;
