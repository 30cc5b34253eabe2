import { rule } from '../../rule';

export default rule({
  id: 'workspaces-root-volume-encryption-enabled',
  title: 'WorkSpace encrypts its root volume',
  why: 'Programs leave ePHI in temporary files and page files on the system disk, also of a desktop that is meant to hold none.',
  severity: 'medium',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::WorkSpaces::Workspace'],

  check: desktop => desktop.property('RootVolumeEncryptionEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `rootVolumeEncryptionEnabled: true` on `workspaces.CfnWorkspace` (`RootVolumeEncryptionEnabled`).',
    set: { 'Properties.RootVolumeEncryptionEnabled': true },
  },
  config: { managedRule: 'WORKSPACES_ROOT_VOLUME_ENCRYPTION_ENABLED' },

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
        when: 'only the user volume is encrypted',
        resources: `
      Reception:
        Type: AWS::WorkSpaces::Workspace
        Properties: { BundleId: wsb-1234, DirectoryId: d-1234, UserName: reception, UserVolumeEncryptionEnabled: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Reception:
        Type: AWS::WorkSpaces::Workspace
        Properties: { BundleId: wsb-1234, DirectoryId: d-1234, UserName: reception, RootVolumeEncryptionEnabled: !Ref Encrypt }`,
      },
    ],
  },
});
