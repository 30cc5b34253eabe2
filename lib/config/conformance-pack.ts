import type { Counterpart, None, Rule, StringMap } from '../core';
import { guardText } from './guard';
import { limits, within } from './limits';
import { managedRules } from './managed-rules';
import type { ManagedRule } from './managed-rules';
import { templateText, typesOf } from './pack-template';
import type { GuardPackRule, ManagedPackRule, Pack, PackRule, ProcessCheck, Remediation } from './pack-template';
import { packYaml } from './pack-yaml';

export interface PackOptions {
  /**
   * Begins the name of each pack.
   * @default 'hicp'
   */
  readonly prefix?: string;
  /** Controls that people see to. */
  readonly procedural?: readonly { readonly id: string; readonly title: string }[];
  /** What stands in place of a parameter's value: rule id to parameter to value. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * Where the packs are deployed, such as `aws-us-gov`: policies of AWS have ARNs of their own there.
   * @default 'aws'
   */
  readonly partition?: string;
  /** Remediations by rule id. */
  readonly remediations?: Readonly<Record<string, Remediation>>;
}

/**
 * The conformance packs of rules: one where all fits into one, else one for each HICP practice, without the sub-practices that make
 * it too large, which have packs of their own, without the services that make those too large. Filled by what rules are about and not
 * by their number: a new rule moves no other one into another pack, which would make AWS Config forget what it knows and judge anew.
 */
export function packsOf(rules: readonly Rule[], options: PackOptions = {}): readonly Pack[] {
  const { prefix = 'hicp', procedural = [] } = options;
  const all: Pack = {
    name: prefix,
    rules: packRules(rules, options),
    processChecks: procedural.map(({ id, title }) => ({ name: `hicp-${slug(id)}-attested`, title, control: id })),
  };
  const packs = fits(all)
    ? [all]
    : partsOf(all, practiceOf).flatMap(practice => withoutLargest(practice, [subPractice, serviceOf]));
  within(limits.packsPerAccount, packs.length, 'the number of conformance packs', 'Leave out practices or rules.');
  for (const pack of packs) mustFit(pack);
  return packs;
}

type Part = (one: PackRule | ProcessCheck) => string;

/** `4` of `4.M.C`. */
function practiceOf({ control }: PackRule | ProcessCheck): string {
  return control.split('.')[0] ?? control;
}

/** `m-c` of `4.M.C`: what follows the practice. */
function subPractice({ control }: PackRule | ProcessCheck): string {
  return slug(control.split('.').slice(1).join('.'));
}

/** `rds` of `AWS::RDS::DBInstance`; `account` of what looks at no resource. */
function serviceOf(one: PackRule | ProcessCheck): string {
  const [type = ''] = 'ruleIds' in one ? typesOf(one) : [];
  return slug(type.split('::')[1] ?? '') || 'account';
}

/** `4-m-c` of `4.M.C`. */
function slug(control: string): string {
  return control.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function packRules(
  rules: readonly Rule[],
  { parameters = {}, remediations = {}, partition = 'aws' }: PackOptions,
): readonly PackRule[] {
  mustBeRules([...Object.keys(parameters), ...Object.keys(remediations)], rules);
  const byRule = new Map<string, PackRule>();
  for (const rule of rules) {
    if ('none' in rule.config) continue;
    const remediation = ownOf(remediations, rule.id);
    const { key, ...judge } = judgeOf(rule.id, rule.config, ownOf(parameters, rule.id), partition);
    const earlier = byRule.get(key);
    byRule.set(
      key,
      earlier === undefined
        ? {
            name: rule.id,
            ...judge,
            ruleIds: [rule.id],
            title: rule.title,
            control: rule.controls['hicp']?.[0] ?? 'none',
            ...(remediation && { remediation }),
          }
        : { ...earlier, ruleIds: [...earlier.ruleIds, rule.id], ...(remediation && { remediation }) },
    );
  }
  return [...byRule.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Which rules of ours a rule of AWS Config watches, by its name: rules with the same counterpart are one there, under the name of the first
 * of them that the pack was made of.
 */
export function watchedBy(rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const { id, config } of rules) {
    if ('none' in config) continue;
    const { key } = judgeOf(id, config);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [id]);
    else others.push(id);
  }
  return new Map([...byKey.values()].flatMap(ids => ids.map(id => [id, ids] as const)));
}

/** A rule of AWS Config as packs deploy it. */
export interface DeployedRule {
  readonly owner: string;
  /** Of a managed rule. */
  readonly identifier?: string;
  readonly parameters: StringMap;
  /** The types whose resources it judges; none where it judges the account. */
  readonly types: readonly string[];
}

/** What AWS Config runs for rules of ours under the name of each, where nobody changed what the packs say. */
export function deployedRules(rules: readonly Rule[]): ReadonlyMap<string, DeployedRule> {
  return new Map(
    rules.flatMap(({ id, config }): readonly (readonly [string, DeployedRule])[] => {
      if ('none' in config) return [];
      const judge = judgeOf(id, config);
      const { parameters } = judge;
      return 'guard' in judge
        ? [[id, { owner: 'CUSTOM_POLICY', parameters, types: [judge.guard.type] }]]
        : [[id, { owner: 'AWS', identifier: judge.managed.identifier, parameters, types: judge.types }]];
    }),
  );
}

type Judge = Pick<ManagedPackRule, 'managed' | 'types' | 'parameters'> | Pick<GuardPackRule, 'guard' | 'parameters'>;

/** What AWS Config runs for a rule. Two rules with the same key are one there. */
function judgeOf(
  id: string,
  config: Exclude<Counterpart, None>,
  own?: StringMap,
  partition = 'aws',
): Judge & { readonly key: string } {
  if ('guard' in config) {
    const [given] = Object.keys(own ?? {});
    if (given !== undefined) throw new Error(`${id} does not take ${given}: a Guard policy takes no parameters`);
    return { key: id, guard: { type: config.guard.type, text: guardText(id, config.guard) }, parameters: {} };
  }
  const managed = managedRules.get(config.managedRule);
  if (managed === undefined) throw new Error(`${id} names ${config.managedRule}, which AWS Config does not have`);
  const parameters = { ...inPartition(partition, config.parameters), ...own };
  mustTake(id, managed, Object.keys(parameters));
  const types = scopeOf(id, managed, config.types);
  return { key: [managed.identifier, JSON.stringify(parameters), ...types].join(' '), managed, types, parameters };
}

function inPartition(partition: string, parameters: StringMap = {}): StringMap {
  const here = (value: string): string => value.replaceAll('arn:aws:iam::aws:', `arn:${partition}:iam::aws:`);
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, here(value)]));
}

/** The types that a managed rule is to look at; without those that stand for an account as a whole. */
function scopeOf(id: string, { identifier, resourceTypes }: ManagedRule, own: readonly string[] | undefined): readonly string[] {
  const foreign = own?.find(type => !resourceTypes.includes(type));
  if (foreign !== undefined) throw new Error(`${id} is to watch ${foreign}, which ${identifier} does not look at`);
  return own ?? resourceTypes.filter(type => !type.startsWith('AWS::::'));
}

function ownOf<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function mustBeRules(ids: readonly string[], rules: readonly Rule[]): void {
  const watched = new Set(rules.flatMap(({ id, config }) => ('none' in config ? [] : [id])));
  const unknown = ids.find(id => !watched.has(id));
  if (unknown !== undefined) throw new Error(`${unknown} is no rule of these packs. Name one that they have, or leave it out`);
}

function mustTake(rule: string, { identifier, parameters }: ManagedRule, given: readonly string[]): void {
  const unknown = given.find(name => !parameters.some(parameter => parameter.name === name));
  const taken = parameters.map(({ name }) => name).join(', ');
  if (unknown !== undefined)
    throw new Error(`${rule} does not take ${unknown}: ${identifier} takes ${taken === '' ? 'no parameters' : taken}`);
}

/** A pack that fits; or its largest part apart, which is divided further where it has to be, and the rest. */
function withoutLargest(pack: Pack, divisions: readonly Part[]): readonly Pack[] {
  const [division, ...finer] = divisions;
  if (fits(pack) || division === undefined) return [pack];
  const parts = partsOf(pack, division);
  const [first, ...others] = parts;
  if (first === undefined) return [pack];
  const largest = others.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a), first);
  if (others.length === 0) return withoutLargest(largest, finer);
  const isLargest = (one: PackRule | ProcessCheck): boolean => largest.name === partName(pack, division(one));
  const rest: Pack = {
    name: pack.name,
    rules: pack.rules.filter(rule => !isLargest(rule)),
    processChecks: pack.processChecks.filter(check => !isLargest(check)),
  };
  return [...withoutLargest(rest, divisions), ...withoutLargest(largest, finer)];
}

function sizeOf({ rules, processChecks }: Pack): number {
  return rules.length + processChecks.length;
}

function partsOf(pack: Pack, division: Part): readonly Pack[] {
  const parts = [...new Set([...pack.rules, ...pack.processChecks].map(division))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return parts.map(part => ({
    name: partName(pack, part),
    rules: pack.rules.filter(rule => division(rule) === part),
    processChecks: pack.processChecks.filter(check => division(check) === part),
  }));
}

function partName({ name }: Pack, part: string): string {
  return part === '' ? name : `${name}-${part}`;
}

function fits(pack: Pack): boolean {
  return (
    sizeOf(pack) <= limits.rulesPerPack && parameterCount(pack) <= limits.packParameters && bytesOf(pack) <= limits.templateBytes
  );
}

function mustFit(pack: Pack): void {
  const leaveOut = 'Leave out rules, or deploy the pack in parts.';
  const of = `of the conformance pack ${pack.name}`;
  within(limits.rulesPerPack, sizeOf(pack), `the number of rules ${of}`, leaveOut);
  within(limits.packParameters, parameterCount(pack), `the number of parameters ${of}`, leaveOut);
  within(limits.templateBytes, bytesOf(pack), `the size in bytes of the template ${of}`, leaveOut);
  for (const rule of pack.rules) {
    const { name, parameters, guard } = rule;
    within(limits.ruleName, name.length, `the length of the rule name ${name}`, 'Give the rule a shorter id.');
    within(limits.scopeTypes, typesOf(rule).length, `the number of types in the scope of ${name}`, leaveOut);
    within(limits.guardText, guard?.text.length ?? 0, `the length of the Guard policy of ${name}`, 'Ask for less in one policy.');
    within(
      limits.inputParametersJson,
      JSON.stringify(parameters).length,
      `the length of the parameters of ${name}`,
      'Give shorter values.',
    );
    for (const [parameter, value] of Object.entries(parameters))
      within(limits.parameterValue, value.length, `the length of ${parameter} of ${name}`, 'Give a shorter value.');
  }
}

/** In the longer one of the forms in which it is written. */
function bytesOf(pack: Pack): number {
  return Math.max(Buffer.byteLength(templateText(pack)), Buffer.byteLength(packYaml(pack)));
}

function parameterCount({ rules }: Pack): number {
  return rules.reduce((count, { parameters }) => count + Object.keys(parameters).length, 0);
}
