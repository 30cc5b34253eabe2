import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage, DeploymentControllerType } from 'aws-cdk-lib/aws-ecs';
import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { PhiService } from '../../../lib/constructs/compute/phi-service';
import guide from '../../../lib/constructs/compute/phi-service.guide';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import { guideCases, resourcesIn, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

const serviceIn = (scope: Construct, vpc: SegmentedVpc, id: string, writablePaths?: readonly string[]): PhiService =>
  new PhiService(scope, id, {
    vpc,
    container: {
      image: ContainerImage.fromEcrRepository(Repository.fromRepositoryName(scope, `${id}Images`, id.toLowerCase()), '1.4.2'),
      port: 8443,
      ...(writablePaths && { writablePaths }),
    },
  });

test('services of a stack share the cluster of their network, whose scratch disks have a key of their own', () => {
  const template = Template.fromStack(
    stackWith(scope => {
      const vpc = new SegmentedVpc(scope, 'Network');
      serviceIn(scope, vpc, 'Charts');
      serviceIn(scope, vpc, 'Images');
    }),
  );
  const clusters = resourcesIn<{ readonly Configuration: unknown }>(template, 'AWS::ECS::Cluster');
  expect(clusters).toHaveLength(1);
  expect(clusters[0]?.Properties.Configuration).toMatchObject({
    ManagedStorageConfiguration: { FargateEphemeralStorageKmsKeyId: { Ref: expect.stringContaining('ServicesInNetworkKey') } },
  });
});

test('only the folders that were named can be written to', () => {
  const template = Template.fromStack(
    stackWith(scope => serviceIn(scope, new SegmentedVpc(scope, 'Network'), 'Charts', ['/var/cache'])),
  );
  const [task] = resourcesIn<{ readonly ContainerDefinitions: readonly { readonly MountPoints: unknown }[] }>(
    template,
    'AWS::ECS::TaskDefinition',
  );
  expect(task?.Properties.ContainerDefinitions[0]?.MountPoints).toEqual([
    { ContainerPath: '/var/cache', ReadOnly: false, SourceVolume: 'writable-1' },
  ]);
});

test('a service that runs nowhere in particular says that it needs a Region', () => {
  const stack = new Stack(new App(), 'Anywhere');
  const vpc = new SegmentedVpc(stack, 'Network');
  expect(() => serviceIn(stack, vpc, 'Charts')).toThrow(/differ by Region.*give the stack an `env` with account and region/);
});

test('another controller of deployments is taken', () => {
  const template = Template.fromStack(
    stackWith(
      scope =>
        new PhiService(scope, 'Portal', {
          vpc: new SegmentedVpc(scope, 'Network'),
          container: { image: ContainerImage.fromRegistry('registry.example/portal:1'), port: 8443 },
          deploymentController: { type: DeploymentControllerType.CODE_DEPLOY },
        }),
    ),
  );
  template.hasResourceProperties('AWS::ECS::Service', { DeploymentController: { Type: 'CODE_DEPLOY' } });
});
