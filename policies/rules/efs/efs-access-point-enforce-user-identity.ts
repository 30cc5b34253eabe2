import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'efs-access-point-enforce-user-identity',
  title: 'EFS access points set a user other than root',
  why: 'Without a user of its own an access point takes the user that the client claims, and any client can claim the owner of the files; root, user 0, may read all of them.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::EFS::AccessPoint'],

  check: point =>
    everyOf(['Uid', 'Gid'], id => {
      const property = point.property(`PosixUser.${id}`);
      return allOf(property.mustBePresent(), () => property.mustNotBe('0', 0));
    }),

  fix: { how: 'Set `posixUser: { uid, gid }` in `addAccessPoint` of `efs.FileSystem` (`PosixUser`).' },
  config: {
    managedRule: 'EFS_ACCESS_POINT_ENFORCE_USER_IDENTITY',
    differs: 'takes root as well: without the ids that are approved it asks for some user, and no list says "all but 0"',
  },

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
      {
        when: 'it makes every client root',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678
          PosixUser: { Uid: "0", Gid: "1000" }`,
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
