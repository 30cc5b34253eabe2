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
  config: {
    guard: {
      type: 'AWS::Config::ConfigurationRecorder',
      all: [
        { path: 'RecordingMode.RecordingFrequency', mustNotBe: ['DAILY'], orAbsent: true },
        {
          every: 'RecordingMode.RecordingModeOverrides',
          orAbsent: true,
          all: [{ path: 'RecordingFrequency', mustNotBe: ['DAILY'] }],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Config::ConfigurationRecorder.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { RecordingMode: { RecordingFrequency: 'CONTINUOUS' } },
          configuration: { Id: 'default', RecordingMode: { RecordingFrequency: 'CONTINUOUS', RecordingModeOverrides: [] } },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { Id: 'default', Recording: true },
          verdict: 'compliant',
        },
        {
          properties: { RecordingMode: { RecordingFrequency: 'DAILY' } },
          configuration: { Id: 'default', RecordingMode: { RecordingFrequency: 'DAILY' } },
          verdict: 'non-compliant',
        },
        {
          properties: {
            RecordingMode: {
              RecordingFrequency: 'CONTINUOUS',
              RecordingModeOverrides: [{ RecordingFrequency: 'DAILY', ResourceTypes: ['AWS::IAM::Role'] }],
            },
          },
          configuration: {
            Id: 'default',
            RecordingMode: {
              RecordingFrequency: 'CONTINUOUS',
              RecordingModeOverrides: [{ RecordingFrequency: 'DAILY', ResourceTypes: ['AWS::IAM::Role'] }],
            },
          },
          verdict: 'non-compliant',
        },
      ],
    },
  },

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
