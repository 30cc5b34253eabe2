import { rule } from '../../rule';

export default rule({
  id: 'workspaces-user-volume-encryption-enabled',
  title: 'WorkSpace encrypts its user volume',
  why: 'Reports, scans and exports that staff save hold ePHI, and they lie on this volume.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::WorkSpaces::Workspace'],

  check: desktop => desktop.property('UserVolumeEncryptionEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `userVolumeEncryptionEnabled: true` on `workspaces.CfnWorkspace` (`UserVolumeEncryptionEnabled`).',
    set: { 'Properties.UserVolumeEncryptionEnabled': true },
  },
  config: { managedRule: 'WORKSPACES_USER_VOLUME_ENCRYPTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Reception:
        Type: AWS::WorkSpaces::Workspace
        Properties: { BundleId: wsb-1234, DirectoryId: d-1234, UserName: reception, RootVolumeEncryptionEnabled: true, UserVolumeEncryptionEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is not encrypted',
        resources: `
      Reception:
        Type: AWS::WorkSpaces::Workspace
        Properties: { BundleId: wsb-1234, DirectoryId: d-1234, UserName: reception }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Reception:
        Type: AWS::WorkSpaces::Workspace
        Properties: { BundleId: wsb-1234, DirectoryId: d-1234, UserName: reception, UserVolumeEncryptionEnabled: !Ref Encrypt }`,
      },
    ],
  },
});
