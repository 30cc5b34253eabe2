import { rule } from '../../rule';
import { isSessionDocument, judgeInputs } from './_session';

export default rule({
  id: 'ssm-session-manager-encrypted',
  title: 'Session Manager encrypts sessions with a key of the clinic',
  why: 'Sessions show ePHI on the screen; a key of the clinic closes them to everyone who may start one but must not read.',
  severity: 'low',
  controls: { hicp: ['6.L.A', '4.M.C'], hipaa: ['164.312(e)(2)(ii)'] },
  from: 'large',
  appliesTo: ['AWS::SSM::Document'],
  where: isSessionDocument,

  check: document => judgeInputs(document, inputs => inputs.get('kmsKeyId').mustBePresent()),

  fix: {
    how: 'Give `content` of `ssm.CfnDocument` a `kmsKeyId` in its inputs (`Content.inputs`); administrators and instance roles need kms:Decrypt on it.',
  },
  config: { none: 'AWS Config does not record the content of session documents.' },

  examples: {
    compliant: [
      {
        when: 'a key is set',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { kmsKeyId: !GetAtt Key.Arn } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'none is set',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { s3BucketName: session-logs, kmsKeyId: '' } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is a parameter that may be empty',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { kmsKeyId: !Ref Key } }`,
      },
    ],
  },
});
