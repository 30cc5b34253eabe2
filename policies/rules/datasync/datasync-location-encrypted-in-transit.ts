import { allOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'datasync-location-encrypted-in-transit',
  title: 'DataSync reaches file systems of EFS and Hadoop encrypted',
  why: 'Files of patients cross the network in clear text where DataSync mounts a file system without TLS or Hadoop protects no privacy.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::DataSync::LocationEFS', 'AWS::DataSync::LocationHDFS'],

  check: location => (location.type === 'AWS::DataSync::LocationEFS' ? mustMountWithTls(location) : mustKeepPrivate(location)),

  fix: {
    how: 'Set `inTransitEncryption: "TLS1_2"` on `datasync.CfnLocationEFS` (`InTransitEncryption`); leave `qopConfiguration` out of `datasync.CfnLocationHDFS`, or set both of its values to `PRIVACY` (`QopConfiguration`).',
  },
  config: { none: 'AWS publishes no schema of the items of these locations, so what they show is not certain.' },

  examples: {
    compliant: [
      {
        when: 'the file system is mounted with TLS',
        resources: `
      Images:
        Type: AWS::DataSync::LocationEFS
        Properties: { EfsFilesystemArn: arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1, InTransitEncryption: TLS1_2 }`,
      },
      {
        when: 'nothing is said for Hadoop: AWS asks for privacy',
        resources: `
      Archive:
        Type: AWS::DataSync::LocationHDFS
        Properties: { AuthenticationType: SIMPLE, SimpleUser: sync, NameNodes: [{ Hostname: names.clinic.example, Port: 8020 }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the file system is mounted without',
        resources: `
      Images:
        Type: AWS::DataSync::LocationEFS
        Properties: { EfsFilesystemArn: arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1, InTransitEncryption: NONE }`,
      },
      {
        when: 'Hadoop protects only the integrity of what it sends',
        resources: `
      Archive:
        Type: AWS::DataSync::LocationHDFS
        Properties:
          AuthenticationType: SIMPLE
          SimpleUser: sync
          NameNodes: [{ Hostname: names.clinic.example, Port: 8020 }]
          QopConfiguration: { RpcProtection: PRIVACY, DataTransferProtection: INTEGRITY }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said of how the file system is mounted',
        resources: `
      Images:
        Type: AWS::DataSync::LocationEFS
        Properties: { EfsFilesystemArn: arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1 }`,
      },
    ],
  },
});

function mustMountWithTls(location: Resource): Verdict {
  const encryption = location.property('InTransitEncryption');
  return encryption.mustBeAbsent().status === 'compliant'
    ? undetermined(() => `${encryption.state()}, and AWS states no default; it must be "TLS1_2"`, encryption)
    : encryption.mustBe('TLS1_2');
}

/** Where one of both is set, the other one is the same. */
function mustKeepPrivate(location: Resource): Verdict {
  const protection = location.property('QopConfiguration');
  return allOf(
    ...['RpcProtection', 'DataTransferProtection'].map(name => protection.get(name).orDefault('PRIVACY').mustBe('PRIVACY')),
  );
}
