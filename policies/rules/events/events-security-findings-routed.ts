import { allOf, anyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';
import { mustBeOnDefaultBus, mustSend, patternOf } from './_pattern';

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
        mustBeAboutFindings(patternOf(one)),
        () => mustSend(one),
        () => mustBeOnDefaultBus(one),
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
        when: 'the pattern of its rule is JSON text',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: '{"source":["aws.securityhub"],"detail-type":["Findings Imported V2"]}'
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
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
        when: 'its rule is about jobs of Macie',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [aws.macie], detail-type: [Macie Classification Job Completed] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'its rule is about events that an application calls findings',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [clinic.portal], detail-type: [GuardDuty Finding] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'its rule names the beginning of another source',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [{ prefix: aws.ec2 }] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
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
        when: 'its rule is on a bus that findings are forwarded to, or not',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventBusName: clinic
          EventPattern: { source: [aws.guardduty] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'its rule tests sources by a wildcard',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [{ wildcard: 'aws.guard*' }] }
          Targets: [{ Id: responders, Arn: !Ref Responders }]
      Responders: { Type: AWS::SNS::Topic }`,
      },
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

/** A pattern takes what passes all of its parts, so that the kind counts where the source is one of findings, too. */
function mustBeAboutFindings(pattern: Property): Verdict {
  const [source, kind] = [pattern.get('source'), pattern.get('detail-type')];
  return allOf(
    anyOf(source.mustBePresent(), kind.mustBePresent()),
    () =>
      anyOf(source.mustBeAbsent(), () =>
        someOf(source.items(), 'source of security findings', one => mustName(one, sources, 'a source of security findings')),
      ),
    () =>
      anyOf(kind.mustBeAbsent(), () =>
        someOf(kind.items(), 'kind of security findings', one => mustName(one, kinds, 'a kind of security findings')),
      ),
  );
}

/** A pattern holds a name, how it begins, or another test of names, which is not looked into. */
function mustName(test: Property, names: readonly string[], wanted: string): Verdict {
  if (test.entries().length === 0) return test.mustBe(...names);
  const prefix = test.get('prefix');
  return anyOf(
    prefix.must(`the beginning of ${wanted}`, text => text !== '' && names.some(one => one.startsWith(String(text)))),
    () =>
      prefix.value() === undefined
        ? undetermined(() => `${test.path} tests names in a way that is not looked into`, test)
        : nonCompliant(() => `${prefix.state()}; it must be the beginning of ${wanted}`, prefix),
  );
}

/** Services whose events are findings about security. */
const sources = ['aws.guardduty', 'aws.securityhub', 'aws.inspector2', 'aws.macie', 'aws.access-analyzer'];

/** What they call events that are findings, and not the state of a scan or a job. */
const kinds = [
  'GuardDuty Finding',
  'Security Hub Findings - Imported',
  'Findings Imported V2',
  'Inspector2 Finding',
  'Macie Finding',
  'Access Analyzer Finding',
  'Unused Access Finding for IAM entities',
  'Internal Access Finding',
];
