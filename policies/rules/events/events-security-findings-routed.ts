import { allOf, anyOf, someOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'events-security-findings-routed',
  title: 'Security findings reach responders through EventBridge',
  why: 'A finding that waits in a console is no alarm. An intruder who reads ePHI at night has until somebody looks.',
  severity: 'medium',
  controls: { hicp: ['8.M.B', '8.L.C'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  scope: 'environment',
  appliesTo: ['AWS::Events::Rule'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave('EventBridge rule that sends security findings to a target', ['AWS::Events::Rule'], one =>
      allOf(
        anyOf(someOf(one.property('EventPattern.source').items(), 'source of security findings', mustBeSource), () =>
          someOf(one.property('EventPattern.detail-type').items(), 'kind of security findings', kind => kind.mustBe(...kinds)),
        ),
        () => one.property('State').orDefault('ENABLED').mustNotBe('DISABLED'),
        () => one.property('Targets').mustBePresent(),
      ),
    ),

  fix: {
    how: 'Add an `events.Rule` with the sources `aws.guardduty` and `aws.securityhub` and a target that reaches people or automation (`EventPattern`, `Targets`).',
  },
  config: {
    none: 'AWS Config has no managed rule about what EventBridge rules are for, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'a rule names how the source begins',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: [{ prefix: aws.guardduty }] }, Targets: [{ Id: on-call, Arn: !Ref OnCall }] } }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'a rule names the kind of event alone',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings: { Type: AWS::Events::Rule, Properties: { EventPattern: { detail-type: [GuardDuty Finding] }, Targets: [{ Id: on-call, Arn: !Ref OnCall }] } }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'findings of GuardDuty go to a topic',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [aws.guardduty], detail-type: [GuardDuty Finding] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a detector is on and nobody is told',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
      {
        when: 'its rule is switched off',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          State: DISABLED
          EventPattern: { source: [aws.guardduty] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'its rule is about something else',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Builds:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [aws.codebuild] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
    ],
    undetermined: [
      {
        when: 'the source is only known at deployment',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [!ImportValue source] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
    ],
  },
});

/** A pattern names a source, or how its name begins. */
function mustBeSource(source: Property): Verdict {
  return anyOf(source.mustBe(...sources), () =>
    source
      .get('prefix')
      .must('the beginning of a source', prefix => prefix !== '' && sources.some(one => one.startsWith(String(prefix)))),
  );
}

const kinds = [
  'GuardDuty Finding',
  'Security Hub Findings - Imported',
  'Inspector2 Finding',
  'Macie Finding',
  'Access Analyzer Finding',
];

/** Services whose events are findings about security. */
const sources = ['aws.guardduty', 'aws.securityhub', 'aws.inspector2', 'aws.macie', 'aws.access-analyzer'];
