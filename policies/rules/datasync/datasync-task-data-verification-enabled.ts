import { rule } from '../../rule';

export default rule({
  id: 'datasync-task-data-verification-enabled',
  title: 'DataSync tasks verify what they copied',
  why: 'A file that was altered or cut short on the way looks like the record of a patient until somebody needs it.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(c)(1)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::DataSync::Task'],

  check: task => task.property('Options.VerifyMode').orDefault('POINT_IN_TIME_CONSISTENT').mustNotBe('NONE'),

  fix: {
    how: 'Set `verifyMode: "ONLY_FILES_TRANSFERRED"` in `options` of `datasync.CfnTask` (`Options.VerifyMode`).',
    set: { 'Properties.Options.VerifyMode': 'ONLY_FILES_TRANSFERRED' },
  },
  config: { managedRule: 'DATASYNC_TASK_DATA_VERIFICATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it verifies what it moved',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1, Options: { VerifyMode: ONLY_FILES_TRANSFERRED } }`,
      },
      {
        when: 'nothing is said: AWS verifies everything',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it verifies nothing',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1, Options: { VerifyMode: NONE } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Nightly:
        Type: AWS::DataSync::Task
        Properties: { SourceLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef0, DestinationLocationArn: arn:aws:datasync:us-east-1:111122223333:location/loc-0123456789abcdef1, Options: { VerifyMode: !ImportValue verify } }`,
      },
    ],
  },
});
