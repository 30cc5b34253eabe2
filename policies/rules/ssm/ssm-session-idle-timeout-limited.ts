import { rule } from '../../rule';
import { isSessionDocument, judgeInputs } from './_session';

/** Minutes: Session Manager's own default. https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-timeout.html */
const most = 20;

export default rule({
  id: 'ssm-session-idle-timeout-limited',
  title: 'Session Manager ends idle sessions',
  why: 'A shell that stays open at an unattended desk gives whoever sits down there the rights of an administrator over ePHI.',
  severity: 'low',
  controls: { hicp: ['3.M.C', '6.L.A'], hipaa: ['164.312(a)(2)(iii)'] },
  appliesTo: ['AWS::SSM::Document'],
  where: isSessionDocument,

  check: document => judgeInputs(document, inputs => inputs.get('idleSessionTimeout').orDefault(most).mustBeAtMost(most)),

  fix: {
    how: 'Leave out `idleSessionTimeout` of the inputs in `content` of `ssm.CfnDocument`, which means 20 minutes, or set it lower (`Content.inputs`).',
  },
  config: { none: 'AWS Config does not record the content of session documents.' },

  examples: {
    compliant: [
      {
        when: 'sessions end after ten idle minutes',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { idleSessionTimeout: '10' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'sessions stay open for an hour',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { idleSessionTimeout: '60' } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { idleSessionTimeout: !Ref Idle } }`,
      },
    ],
  },
});
