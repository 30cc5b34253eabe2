import { mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { withSettings } from './_settings';

export default rule({
  id: 'fsx-file-system-multi-az',
  title: 'FSx file systems survive the loss of a zone',
  why: 'When the only zone of the file system is down, clinicians see no images and no documents.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::FSx::FileSystem'],
  where: fileSystem => mustNotHold(fileSystem.property('FileSystemType').mustBe('LUSTRE'), 'Lustre knows one zone only'),

  check: fileSystem =>
    withSettings(fileSystem, settings => settings.get('DeploymentType').mustMatch(/^MULTI_AZ_/, 'a deployment in several zones')),

  fix: {
    how: 'Set `deploymentType` in the configuration of `fsx.CfnFileSystem` to `MULTI_AZ_1` (`DeploymentType`); that replaces the file system.',
  },
  config: {
    none: 'AWS Config does not record file systems of FSx. It has a managed rule for each kind: fsx-windows-deployment-type-check, fsx-ontap-deployment-type-check and fsx-openzfs-deployment-type-check.',
  },

  examples: {
    compliant: [
      {
        when: 'it stands in two zones',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32, DeploymentType: MULTI_AZ_1 }`,
      },
      {
        when: 'ONTAP stands in two zones',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: ONTAP
          SubnetIds: [subnet-1]
          OntapConfiguration: { DeploymentType: MULTI_AZ_2 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it stands in one zone',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: OPENZFS
          SubnetIds: [subnet-1]
          OpenZFSConfiguration: { DeploymentType: SINGLE_AZ_2 }`,
      },
      {
        when: 'it stands in one zone by default',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32 }`,
      },
    ],
    undetermined: [
      {
        when: 'the deployment is imported',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: ONTAP
          SubnetIds: [subnet-1]
          OntapConfiguration: { DeploymentType: !ImportValue deployment }`,
      },
    ],
  },
});
