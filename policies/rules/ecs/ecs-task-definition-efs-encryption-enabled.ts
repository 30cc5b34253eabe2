import { everyOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { taskDefinition } from './_task';

export default rule({
  id: 'ecs-task-definition-efs-encryption-enabled',
  title: 'ECS task mounts EFS file systems with TLS',
  why: 'NFS without TLS carries the files of patients readable through the network.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [taskDefinition],

  check: task =>
    everyOf(task.property('Volumes').items(), volume =>
      when(volume.get('EFSVolumeConfiguration').mustBePresent(), () =>
        volume.get('EFSVolumeConfiguration.TransitEncryption').orDefault('DISABLED').mustBe('ENABLED'),
      ),
    ),

  fix: {
    how: "Set `transitEncryption: 'ENABLED'` in `efsVolumeConfiguration` of `addVolume`, in CloudFormation `EFSVolumeConfiguration.TransitEncryption`.",
  },
  config: { managedRule: 'ECS_TASK_DEFINITION_EFS_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'its file system is mounted with TLS',
        resources: `
      Imaging:
        Type: AWS::ECS::TaskDefinition
        Properties:
          Volumes:
            - { Name: scratch }
            - { Name: images, EFSVolumeConfiguration: { FilesystemId: fs-1234, TransitEncryption: ENABLED } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Imaging:
        Type: AWS::ECS::TaskDefinition
        Properties: { Volumes: [{ Name: images, EFSVolumeConfiguration: { FilesystemId: fs-1234 } }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Imaging:
        Type: AWS::ECS::TaskDefinition
        Properties: { Volumes: [{ Name: images, EFSVolumeConfiguration: { FilesystemId: fs-1234, TransitEncryption: !Ref Tls } }] }`,
      },
    ],
  },
});
