import { Match, Template } from 'aws-cdk-lib/assertions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { watched } from '../../../lib/constructs/operations/_trail-alarms';
import { SecurityBaseline } from '../../../lib/constructs/operations/security-baseline';
import type { SecurityBaselineProps } from '../../../lib/constructs/operations/security-baseline';
import guide from '../../../lib/constructs/operations/security-baseline.guide';
import { guideCases, resourcesIn, stackWith } from '../../support/guide-cases';
import { outOfReach } from '../../support/reach';

guideCases(guide);

const templateOf = (props: Partial<SecurityBaselineProps> = {}): Template =>
  Template.fromStack(stackWith(scope => new SecurityBaseline(scope, 'Baseline', { trailEvents: undefined, ...props })));

test('packs and Security Hub wait for the recorder by which they go', () => {
  const template = templateOf({ packs: { profile: 'small' } });
  for (const type of ['AWS::Config::ConformancePack', 'AWS::SecurityHub::Hub'])
    template.hasResource(type, { DependsOn: Match.arrayWith([Match.stringLikeRegexp('^BaselineRecorder[0-9A-F]{8}$')]) });
});

test('every protection of GuardDuty is on, agents included, and what is overridden alone changes', () => {
  const [byDefault] = resourcesIn<{ Features: readonly { Name: string; Status: string }[] }>(
    templateOf(),
    'AWS::GuardDuty::Detector',
  );
  expect(byDefault?.Properties.Features.map(({ Name, Status }) => [Name, Status])).toEqual(
    [
      'S3_DATA_EVENTS',
      'EKS_AUDIT_LOGS',
      'EBS_MALWARE_PROTECTION',
      'RDS_LOGIN_EVENTS',
      'LAMBDA_NETWORK_LOGS',
      'RUNTIME_MONITORING',
    ].map(name => [name, 'ENABLED']),
  );
  templateOf({ guardDuty: { findingPublishingFrequency: 'ONE_HOUR' } }).hasResourceProperties('AWS::GuardDuty::Detector', {
    Enable: true,
    FindingPublishingFrequency: 'ONE_HOUR',
    Features: Match.arrayWith([Match.objectLike({ Name: 'RUNTIME_MONITORING', Status: 'ENABLED' })]),
  });
});

test('a second Region makes nothing that an account has once', () => {
  const template = templateOf({ isHomeRegion: false });
  template.resourceCountIs('AWS::IAM::ServiceLinkedRole', 0);
  template.hasResourceProperties('AWS::Config::ConfigurationRecorder', { RecordingGroup: { IncludeGlobalResourceTypes: false } });
  template.resourcePropertiesCountIs('AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT_UNUSED_ACCESS' }, 0);
  template.resourcePropertiesCountIs('AWS::AccessAnalyzer::Analyzer', { Type: 'ACCOUNT' }, 1);
  template.hasResourceProperties('AWS::ResourceExplorer2::Index', { Type: 'LOCAL' });
});

test('what the organization sees to is left out part by part, and the way to people stays', () => {
  const template = templateOf({
    recorder: false,
    packs: false,
    guardDuty: false,
    securityHub: false,
    macie: false,
    externalAccess: false,
    unusedAccess: false,
    detective: false,
    resourceExplorer: false,
    snapshotsKeptPrivate: false,
  });
  const types = new Set(
    Object.values(template.toJSON()['Resources'] as Record<string, { Type: string }>).map(({ Type }) => Type),
  );
  expect([...types].filter(type => !/^AWS::(KMS|SNS|SQS|Events)::/.test(type))).toEqual([]);
  template.resourceCountIs('AWS::Events::Rule', 3);
});

test('each rule reaches the responders, with a queue for what could not be told', () => {
  const rules = resourcesIn<{ Targets: readonly { DeadLetterConfig?: unknown; InputTransformer?: { InputTemplate: string } }[] }>(
    templateOf(),
    'AWS::Events::Rule',
  );
  expect(rules).toHaveLength(3);
  for (const { Properties } of rules) {
    expect(Properties.Targets).toHaveLength(1);
    expect(Properties.Targets[0]?.DeadLetterConfig).toBeDefined();
  }
});

test('alarms watch the trail and tell the responders; each has a filter that feeds it', () => {
  const template = Template.fromStack(
    stackWith(scope => {
      const responders = new Topic(scope, 'Team');
      new SecurityBaseline(scope, 'Baseline', { trailEvents: new LogGroup(scope, 'Events'), responders });
    }),
  );
  const filters = resourcesIn<{ MetricTransformations: readonly { MetricName: string; MetricNamespace: string }[] }>(
    template,
    'AWS::Logs::MetricFilter',
  ).map(({ Properties }) => Properties.MetricTransformations[0]);
  const alarms = resourcesIn<{ MetricName: string; Namespace: string; AlarmActions: readonly unknown[] }>(
    template,
    'AWS::CloudWatch::Alarm',
  ).map(({ Properties }) => Properties);
  expect(alarms).toHaveLength(Object.keys(watched).length);
  expect(alarms.map(({ MetricName, Namespace }) => `${Namespace}/${MetricName}`).sort()).toEqual(
    filters.map(filter => `${filter!.MetricNamespace}/${filter!.MetricName}`).sort(),
  );
  for (const { AlarmActions } of alarms) expect(JSON.stringify(AlarmActions)).toMatch(/^\[\{"Ref":"Team/);
  expect(outOfReach(template)).toEqual([]);
});

test.each(Object.entries(watched))(
  'the pattern of %s is one that CloudWatch Logs takes: at most 1,024 characters, brackets closed',
  (_, { pattern }) => {
    expect(pattern.length).toBeLessThanOrEqual(1024);
    expect(pattern).toMatch(/^\{ .* \}$/);
    expect(pattern.split('(').length).toBe(pattern.split(')').length);
    expect(pattern.split('"').length % 2).toBe(1);
  },
);
