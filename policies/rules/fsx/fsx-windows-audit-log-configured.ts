import { rule } from '../../rule';

export default rule({
  id: 'fsx-windows-audit-log-configured',
  title: 'FSx for Windows file systems record who opens files',
  why: 'Without an audit log nobody can say who read, changed or deleted which records on the share.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.L.E'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::FSx::FileSystem'],
  where: fileSystem => fileSystem.property('FileSystemType').mustBe('WINDOWS'),

  // AWS Config accepts any level; who read a record stands in the successful attempts alone.
  check: fileSystem =>
    fileSystem
      .property('WindowsConfiguration.AuditLogConfiguration.FileAccessAuditLogLevel')
      .orDefault('DISABLED')
      .mustBe('SUCCESS_AND_FAILURE', 'SUCCESS_ONLY'),

  fix: {
    how: 'Set `auditLogConfiguration: { fileAccessAuditLogLevel: "SUCCESS_AND_FAILURE", fileShareAccessAuditLogLevel: "SUCCESS_AND_FAILURE" }` in `windowsConfiguration` of `fsx.CfnFileSystem` (`AuditLogConfiguration`).',
    set: {
      'Properties.WindowsConfiguration.AuditLogConfiguration': {
        FileAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
        FileShareAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
      },
    },
  },
  config: { managedRule: 'FSX_WINDOWS_AUDIT_LOG_CONFIGURED' },

  examples: {
    compliant: [
      {
        when: 'all attempts are recorded',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32, AuditLogConfiguration: { FileAccessAuditLogLevel: SUCCESS_AND_FAILURE, FileShareAccessAuditLogLevel: SUCCESS_AND_FAILURE } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no audit log',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32 }`,
      },
      {
        when: 'files are left out of the audit log',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32, AuditLogConfiguration: { FileAccessAuditLogLevel: DISABLED, FileShareAccessAuditLogLevel: SUCCESS_ONLY } }`,
      },
      {
        when: 'failed attempts alone are recorded',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32, AuditLogConfiguration: { FileAccessAuditLogLevel: FAILURE_ONLY, FileShareAccessAuditLogLevel: SUCCESS_ONLY } }`,
      },
    ],
    undetermined: [
      {
        when: 'the level is imported',
        resources: `
      Images:
        Type: AWS::FSx::FileSystem
        Properties:
          FileSystemType: WINDOWS
          SubnetIds: [subnet-1]
          WindowsConfiguration: { ThroughputCapacity: 32, AuditLogConfiguration: { FileAccessAuditLogLevel: !ImportValue level, FileShareAccessAuditLogLevel: SUCCESS_ONLY } }`,
      },
    ],
  },
});
