import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { everyClient, exportsOf } from './_exports';

export default rule({
  id: 'fsx-openzfs-root-squash',
  title: 'FSx for OpenZFS exports trust no root user of a client',
  why: 'With no_root_squash, whoever is root on any machine that mounts the volume is root on the files and reads every record.',
  severity: 'medium',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::FSx::FileSystem', 'AWS::FSx::Volume'],
  where: resource => exportsOf(resource).mustBePresent(),

  check: resource =>
    everyClient(resource, client => everyOf(client.get('Options').items(), option => option.mustNotBe('no_root_squash'))),

  fix: {
    how: 'Leave `no_root_squash` out of the `options` of `nfsExports` of `fsx.CfnVolume` or `fsx.CfnFileSystem` (`NfsExports[].ClientConfigurations[].Options`).',
  },
  config: { none: 'AWS Config records neither file systems nor volumes of FSx.' },

  examples: {
    compliant: [
      {
        when: 'the volume squashes root',
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
        when: 'the volume trusts root',
        resources: `
      Scans:
        Type: AWS::FSx::Volume
        Properties:
          Name: scans
          VolumeType: OPENZFS
          OpenZFSConfiguration:
            ParentVolumeId: fsvol-1
            NfsExports: [{ ClientConfigurations: [{ Clients: 10.0.0.0/16, Options: [rw, no_root_squash] }] }]`,
      },
      {
        when: 'the root volume trusts root',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: OPENZFS
          SubnetIds: [subnet-1]
          OpenZFSConfiguration: { DeploymentType: SINGLE_AZ_2, RootVolumeConfiguration: { NfsExports: [{ ClientConfigurations: [{ Clients: "*", Options: [rw, no_root_squash] }] }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the options are imported',
        resources: `
      Scans:
        Type: AWS::FSx::Volume
        Properties:
          Name: scans
          VolumeType: OPENZFS
          OpenZFSConfiguration:
            ParentVolumeId: fsvol-1
            NfsExports: [{ ClientConfigurations: [{ Clients: 10.0.0.0/16, Options: !ImportValue options }] }]`,
      },
    ],
  },
});
