import { allOf, anyOf, everyOf, undetermined, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isSessionDocument, judgeInputs } from './_session';

const places = [
  ['cloudWatchLogGroupName', 'cloudWatchEncryptionEnabled'],
  ['s3BucketName', 's3EncryptionEnabled'],
] as const;

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html calls the flags required and states no default. */
function mustBeSwitchedOn(flag: Property): Verdict {
  return allOf(flag.mustNotBe(false, 'false'), () =>
    anyOf(flag.mustBe(true, 'true'), () =>
      undetermined(() => `${flag.path} is not set, and AWS states no default; it must be true`, flag),
    ),
  );
}

export default rule({
  id: 'ssm-session-logs-encrypted',
  title: 'Session Manager writes session logs to encrypted places alone',
  why: 'Session logs repeat what stood on the screen, ePHI and passwords among it; with the check off, Session Manager writes them to a log group without a key.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '6.L.A'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'large',
  appliesTo: ['AWS::SSM::Document'],
  where: isSessionDocument,

  check: document =>
    judgeInputs(document, inputs =>
      everyOf(places, ([place, flag]) => when(inputs.get(place).mustBePresent(), () => mustBeSwitchedOn(inputs.get(flag)))),
    ),

  fix: {
    how: 'Set `cloudWatchEncryptionEnabled` and `s3EncryptionEnabled` to true in the inputs of `content` of `ssm.CfnDocument` (`Content.inputs`), and give the log group a key.',
  },
  config: { none: 'AWS Config does not record the content of session documents.' },

  examples: {
    compliant: [
      {
        when: 'the log group has to be encrypted',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { cloudWatchLogGroupName: sessions, cloudWatchEncryptionEnabled: true, s3BucketName: '', s3EncryptionEnabled: false } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the log group may lack a key',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { cloudWatchLogGroupName: sessions, cloudWatchEncryptionEnabled: false } }`,
      },
      {
        when: 'the bucket is not asked for encryption',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { s3BucketName: session-logs, s3EncryptionEnabled: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { s3BucketName: session-logs } }`,
      },
    ],
  },
});
