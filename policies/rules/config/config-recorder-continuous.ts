import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'config-recorder-continuous',
  title: 'AWS Config records changes as they happen',
  why: 'With one record a day, a bucket that was public for hours, and what was done in them, is in no history.',
  severity: 'low',
  controls: { hicp: ['5.L.A', '8.M.A'], hipaa: ['164.312(b)'] },
  from: 'large',
  appliesTo: ['AWS::Config::ConfigurationRecorder'],

  check: recorder =>
    allOf(recorder.property('RecordingMode.RecordingFrequency').mustNotBe('DAILY'), () =>
      everyOf(recorder.property('RecordingMode.RecordingModeOverrides').items(), override =>
        override.get('RecordingFrequency').mustNotBe('DAILY'),
      ),
    ),

  fix: {
    how: 'Leave `recordingMode` out of `config.CfnConfigurationRecorder`, or set `recordingFrequency: "CONTINUOUS"` (`RecordingMode.RecordingFrequency`).',
    set: { 'Properties.RecordingMode': { RecordingFrequency: 'CONTINUOUS' } },
  },
  config: { none: 'AWS Config has no managed rule for its own recorder.' },

  examples: {
    compliant: [
      {
        when: 'it is continuous',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingMode: { RecordingFrequency: CONTINUOUS } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is daily',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingMode: { RecordingFrequency: DAILY } }`,
      },
      {
        when: 'it is daily for buckets',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingMode: { RecordingFrequency: CONTINUOUS, RecordingModeOverrides: [{ RecordingFrequency: DAILY, ResourceTypes: ['AWS::S3::Bucket'] }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: arn:aws:iam::111122223333:role/config, RecordingMode: !ImportValue mode }`,
      },
    ],
  },
});
