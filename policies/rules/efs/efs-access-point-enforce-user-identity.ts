import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'efs-access-point-enforce-user-identity',
  title: 'EFS access points set the user',
  why: 'Without a user of its own an access point takes the user that the client claims, and any client can claim the owner of the files.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::EFS::AccessPoint'],

  check: point => allOf(point.property('PosixUser.Uid').mustBePresent(), point.property('PosixUser.Gid').mustBePresent()),

  fix: { how: 'Set `posixUser: { uid, gid }` in `addAccessPoint` of `efs.FileSystem` (`PosixUser`).' },
  config: { managedRule: 'EFS_ACCESS_POINT_ENFORCE_USER_IDENTITY' },

  examples: {
    compliant: [
      {
        when: 'it sets user and group',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678
          PosixUser: { Uid: "1000", Gid: "1000" }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it sets none',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678`,
      },
    ],
    undetermined: [
      {
        when: 'the user is imported',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678
          PosixUser: !ImportValue user`,
      },
    ],
  },
});
