import { rule } from '../../rule';
import { everyClient, exportsOf } from './_exports';

export default rule({
  id: 'fsx-openzfs-clients-limited',
  title: 'FSx for OpenZFS exports name the networks of their clients',
  why: 'NFS asks for no password: an export to every address leaves the files with ePHI to the security groups alone, and to each network that is joined later.',
  severity: 'low',
  controls: { hicp: ['4.L.A', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::FSx::FileSystem', 'AWS::FSx::Volume'],
  where: resource => exportsOf(resource).mustBePresent(),

  check: resource => everyClient(resource, client => client.get('Clients').mustNotBe('*', '0.0.0.0/0', '::/0')),

  fix: {
    how: 'Name addresses or networks in `clients` of `nfsExports` of `fsx.CfnVolume` or `fsx.CfnFileSystem` (`NfsExports[].ClientConfigurations[].Clients`).',
  },
  config: { none: 'AWS Config records neither file systems nor volumes of FSx.' },

  examples: {
    compliant: [
      {
        when: 'one network mounts the volume',
        resources: `
      Scans:
        Type: AWS::FSx::Volume
        Properties:
          Name: scans
          VolumeType: OPENZFS
          OpenZFSConfiguration:
            ParentVolumeId: fsvol-1
            NfsExports: [{ ClientConfigurations: [{ Clients: 10.0.0.0/16, Options: [rw, crossmnt] }] }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'every address may',
        resources: `
      Scans:
        Type: AWS::FSx::Volume
        Properties:
          Name: scans
          VolumeType: OPENZFS
          OpenZFSConfiguration:
            ParentVolumeId: fsvol-1
            NfsExports: [{ ClientConfigurations: [{ Clients: '*', Options: [rw, crossmnt] }] }]`,
      },
      {
        when: 'every IPv4 address may mount the root volume',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: OPENZFS
          SubnetIds: [subnet-1]
          OpenZFSConfiguration: { DeploymentType: SINGLE_AZ_2, RootVolumeConfiguration: { NfsExports: [{ ClientConfigurations: [{ Clients: 0.0.0.0/0, Options: [rw] }] }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the network is imported',
        resources: `
      Scans:
        Type: AWS::FSx::Volume
        Properties:
          Name: scans
          VolumeType: OPENZFS
          OpenZFSConfiguration:
            ParentVolumeId: fsvol-1
            NfsExports: [{ ClientConfigurations: [{ Clients: !ImportValue network, Options: [rw] }] }]`,
      },
    ],
  },
});
