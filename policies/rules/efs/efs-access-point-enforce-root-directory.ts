import { rule } from '../../rule';

export default rule({
  id: 'efs-access-point-enforce-root-directory',
  title: 'EFS access points show a directory of their own',
  why: 'An access point at the root shows its clients every file of the file system, those of other applications included.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::EFS::AccessPoint'],

  check: point => point.property('RootDirectory.Path').orDefault('/').mustNotBe('/'),

  fix: { how: "Set `path: '/viewer'` in `addAccessPoint` of `efs.FileSystem` (`RootDirectory.Path`)." },
  config: { managedRule: 'EFS_ACCESS_POINT_ENFORCE_ROOT_DIRECTORY' },

  examples: {
    compliant: [
      {
        when: 'it has a directory',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678
          RootDirectory: { Path: /viewer }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS takes the root',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678`,
      },
      {
        when: 'it names the root',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678
          RootDirectory: { Path: / }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Viewer:
        Type: AWS::EFS::AccessPoint
        Properties:
          FileSystemId: fs-12345678
          RootDirectory: { Path: !Ref Directory }`,
      },
    ],
  },
});
