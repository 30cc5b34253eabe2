import { anyOf, nonCompliant } from '../../../lib/core';
import { rule } from '../../rule';
import { isSessionDocument, judgeInputs } from './_session';

export default rule({
  id: 'ssm-session-manager-logged',
  title: 'Session Manager preferences log sessions',
  why: 'What an administrator, or somebody with stolen credentials, typed on a server with ePHI is known from the log of the session alone.',
  severity: 'medium',
  controls: { hicp: ['6.L.A', '3.M.C'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::SSM::Document'],
  where: isSessionDocument,

  check: document =>
    judgeInputs(document, inputs =>
      anyOf(inputs.get('cloudWatchLogGroupName').mustBePresent(), inputs.get('s3BucketName').mustBePresent(), () =>
        nonCompliant(() => `${inputs.path} names no cloudWatchLogGroupName and no s3BucketName; it must name one`, inputs),
      ),
    ),

  fix: {
    how: 'Give `content` of `ssm.CfnDocument` `cloudWatchLogGroupName` or `s3BucketName` in its inputs (`Content.inputs`).',
    set: {
      'Properties.Content': {
        schemaVersion: '1.0',
        sessionType: 'Standard_Stream',
        inputs: { cloudWatchLogGroupName: 'sessions', cloudWatchEncryptionEnabled: true },
      },
    },
  },
  config: { none: 'AWS Config does not record the content of session documents.' },

  examples: {
    compliant: [
      {
        when: 'sessions go to a log group',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Name: SSM-SessionManagerRunShell
          Content:
            schemaVersion: '1.0'
            sessionType: Standard_Stream
            inputs: { cloudWatchLogGroupName: sessions, cloudWatchEncryptionEnabled: true, kmsKeyId: alias/sessions }`,
      },
      {
        when: 'the content is JSON text',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: '{"schemaVersion":"1.0","sessionType":"Standard_Stream","inputs":{"s3BucketName":"session-logs"}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'its inputs name neither bucket nor log group',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { s3BucketName: '', cloudWatchLogGroupName: '' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the preferences are YAML text',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          DocumentFormat: YAML
          Content: |
            schemaVersion: '1.0'
            sessionType: Standard_Stream
            inputs: {}`,
      },
      {
        when: 'the bucket is a parameter that may be empty',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { s3BucketName: !Ref Bucket } }`,
      },
    ],
  },
});
