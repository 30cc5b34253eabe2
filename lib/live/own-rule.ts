import type { ConfigRule } from '@aws-sdk/client-config-service';

/** A rule of AWS Config as our packs deploy it. */
export interface OwnRule {
  readonly owner: string;
  /** Of a managed rule. */
  readonly identifier?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The types whose resources it judges; none where it judges the account. */
  readonly types: readonly string[];
}

/**
 * In what a rule that has the name of ours is another one, or judges less: then what it finds compliant says nothing of ours. Values of
 * AWS are not repeated. The text of a Guard policy would take a call for each, and is not compared.
 */
export function differenceOf(own: OwnRule, rule: ConfigRule): string | undefined {
  const { Source: source, Scope: scope, EvaluationModes: modes = [], ConfigRuleState: state } = rule;
  if (state === 'DELETING' || state === 'DELETING_RESULTS') return 'it is being deleted';
  if (modes.length > 0 && !modes.some(({ Mode: mode }) => mode === 'DETECTIVE')) return 'it does not judge what is deployed';
  if (source?.Owner !== own.owner || (own.identifier !== undefined && source.SourceIdentifier !== own.identifier))
    return 'it runs something else';
  const parameters = parametersOf(rule.InputParameters);
  const names = new Set([...Object.keys(own.parameters), ...parameters.keys()]);
  const changed = [...names].filter(name => inAws(parameters.get(name)) !== ownValue(own.parameters, name)).sort();
  if (changed.length > 0) return `it has other values of ${changed.map(shown).join(', ')}`;
  if (scope?.TagKey !== undefined || scope?.ComplianceResourceId !== undefined) return 'its scope leaves resources out';
  const scoped = scope?.ComplianceResourceTypes ?? [];
  const left = scoped.length === 0 ? [] : own.types.filter(type => !scoped.includes(type));
  return left.length === 0 ? undefined : `its scope leaves out ${left.join(', ')}`;
}

/** Policies of AWS have ARNs of their own in each partition; our packs are written for `aws`. */
function inAws(value: string | undefined): string | undefined {
  return value?.replaceAll(/arn:aws-[a-z-]+:iam::aws:/g, 'arn:aws:iam::aws:');
}

/** What is empty is as if it were not set. */
function parametersOf(text = ''): ReadonlyMap<string, string> {
  const values: unknown = text.trim() === '' ? {} : JSON.parse(text);
  const entries = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  return new Map(
    entries
      .map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)])
      .filter(([, value]) => value !== ''),
  );
}

function ownValue(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) && values[name] !== '' ? values[name] : undefined;
}

/** A parameter that the rule does not have can be called anything. */
function shown(name: string): string {
  return /^\w{1,64}$/.test(name) ? name : 'a parameter';
}
