import { allOf, anyOf, compliant, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { mustBeOnDefaultBus, mustSend, patternOf } from '../events/_pattern';

/** The alarm is as `judge` wants it, or a composite one that it is part of, however deep. */
export function someAlarm(alarm: Resource, judge: (alarm: Resource) => Verdict): Verdict {
  return anyOf(judge(alarm), () =>
    anyOf(
      ...above(alarm).map(
        ({ composite, named }) =>
          () =>
            allOf(named, () => judge(composite)),
      ),
    ),
  );
}

interface Composite {
  readonly composite: Resource;
  readonly named: Verdict;
}

/** Each composite alarm is looked at once, since composites may name one another many times over, and deep. */
function above(alarm: Resource): readonly Composite[] {
  const { naming, open } = namesIn(alarm.template.ofType('AWS::CloudWatch::CompositeAlarm'));
  const seen = new Set([alarm.logicalId]);
  const found: Composite[] = [];
  const climb = (from: Resource, below: Verdict): void => {
    const reached = [from];
    for (const one of reached)
      for (const composite of namesOf(one).flatMap(name => naming.get(name) ?? [])) {
        if (seen.has(composite.logicalId)) continue;
        seen.add(composite.logicalId);
        found.push({ composite, named: below });
        reached.push(composite);
      }
  };
  climb(alarm, compliant);
  for (const composite of open) {
    if (seen.has(composite.logicalId)) continue;
    seen.add(composite.logicalId);
    const rule = composite.property('AlarmRule');
    const named = undetermined(() => `${rule.state()}; it may name ${alarm.logicalId}`, rule);
    found.push({ composite, named });
    climb(composite, named);
  }
  return found;
}

function namesOf(alarm: Resource): readonly string[] {
  const name = alarm.property('AlarmName').canonicalText();
  return name === undefined ? [alarm.ref, alarm.arn] : [alarm.ref, alarm.arn, name];
}

/** A rule is an expression such as `ALARM("name") OR ALARM(arn)`; names may hold spaces. */
function namesIn(composites: readonly Resource[]): {
  naming: ReadonlyMap<string, readonly Resource[]>;
  open: readonly Resource[];
} {
  const naming = new Map<string, Resource[]>();
  const open: Resource[] = [];
  for (const composite of composites) {
    const text = composite.property('AlarmRule').canonicalText() ?? '';
    if (composite.template.evaluation.symbols.hasUnresolved(text)) open.push(composite);
    for (const [, term = ''] of text.matchAll(/\(([^()]*)\)/g)) {
      const name = term.trim().replace(/^"|"$/g, '');
      for (const key of new Set([name, name.replace(/^.*:alarm:/, '')])) {
        const known = naming.get(key);
        if (known === undefined) naming.set(key, [composite]);
        else known.push(composite);
      }
    }
  }
  return { naming, open };
}

/** What acts on alarms that it names: it rolls back, stops, fails over, or holds actions of a composite alarm back. */
const readers: readonly (readonly [type: string, property: string, names: (reader: Resource) => readonly Property[]])[] = [
  [
    'AWS::AppConfig::Environment',
    'Monitors',
    one =>
      one
        .property('Monitors')
        .items()
        .map(monitor => monitor.get('AlarmArn')),
  ],
  ['AWS::CloudWatch::CompositeAlarm', 'ActionsSuppressor', one => [one.property('ActionsSuppressor')]],
  [
    'AWS::CodeDeploy::DeploymentGroup',
    'AlarmConfiguration',
    one =>
      one
        .property('AlarmConfiguration.Alarms')
        .items()
        .map(named => named.get('Name')),
  ],
  ['AWS::ECS::Service', 'DeploymentConfiguration', one => one.property('DeploymentConfiguration.Alarms.AlarmNames').items()],
  [
    'AWS::FIS::ExperimentTemplate',
    'StopConditions',
    one =>
      one
        .property('StopConditions')
        .items()
        .map(condition => condition.get('Value')),
  ],
  ['AWS::Route53::HealthCheck', 'HealthCheckConfig', one => [one.property('HealthCheckConfig.AlarmIdentifier.Name')]],
];

/** Another resource of the template acts on the alarm, or passes on that it went off. */
export function mustServe(alarm: Resource): Verdict {
  const named = readers.flatMap(([type, property, namesOf]) => alarm.referredToBy(type, property).flatMap(namesOf));
  // Rules are looked through for an alarm without actions only, so that the work does not grow with alarms times rules.
  const rules =
    alarm.property('AlarmActions').mustBePresent().status === 'compliant' ? [] : alarm.template.ofType('AWS::Events::Rule');
  return anyOf(
    someOf(named, 'resource that acts on the alarm', name => name.mustReferTo(alarm)),
    () => someOf(rules, 'EventBridge rule that passes the alarm on', one => mustPassOn(one, alarm)),
  );
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
function mustPassOn(one: Resource, alarm: Resource): Verdict {
  const pattern = patternOf(one);
  const states = pattern.get('detail.state.value');
  const arns = pattern.get('resources');
  const names = pattern.get('detail.alarmName');
  return allOf(
    someOf(pattern.get('detail-type').items(), 'change of the state of an alarm', kind =>
      kind.mustBe('CloudWatch Alarm State Change'),
    ),
    () => anyOf(states.mustBeAbsent(), () => someOf(states.items(), 'state ALARM', state => state.mustBe('ALARM'))),
    () => anyOf(arns.mustBeAbsent(), () => someOf(arns.items(), 'ARN of the alarm', arn => mustMean(arn, alarm))),
    () => anyOf(names.mustBeAbsent(), () => someOf(names.items(), 'name of the alarm', name => mustMean(name, alarm))),
    () => mustBeOnDefaultBus(one),
    () => mustSend(one),
  );
}

/** A pattern gives a name, or a test of names that is not looked into. */
function mustMean(name: Property, alarm: Resource): Verdict {
  return anyOf(name.mustReferTo(alarm), () =>
    name.entries().length > 0
      ? undetermined(() => `${name.path} tests names in a way that is not looked into`, name)
      : nonCompliant(() => `${name.path} names another alarm`, name),
  );
}
