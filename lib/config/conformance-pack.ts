import type { Counterpart, Json, JsonObject, None, Rule, StringMap } from '../core';
import { guardText } from './guard';
import { limits, within } from './limits';
import { managedRules } from './managed-rules';
import type { ManagedRule } from './managed-rules';

/** A rule of AWS Config in a pack, with the rules of ours that it watches after deployment. */
export type PackRule = ManagedPackRule | GuardPackRule;

/** A managed rule, which AWS wrote. */
export interface ManagedPackRule extends PackRuleFacts {
  readonly managed: ManagedRule;
  readonly guard?: undefined;
}

/** A policy of ours in Guard's language. */
export interface GuardPackRule extends PackRuleFacts {
  readonly guard: {
    /** The type of the configuration items that it judges. */
    readonly type: string;
    readonly text: string;
  };
  readonly managed?: undefined;
}

interface PackRuleFacts {
  /** Its name in AWS Config, which is the id of the first of our rules. */
  readonly name: string;
  /** Values of all parameters that are set. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly ruleIds: readonly string[];
  readonly title: string;
  readonly remediation?: Remediation;
  /** The HICP sub-practice that it is filed under, such as `4.M.C`. */
  readonly control: string;
}

/** A control that people see to: AWS Config asks for their word, `PutExternalEvaluation` gives it. */
export interface ProcessCheck {
  readonly name: string;
  readonly title: string;
  readonly control: string;
}

/** Mends what a rule of AWS Config finds, by a document of Systems Manager. */
export interface Remediation {
  /** The document, such as `AWSConfigRemediation-EnableCloudTrailLogFileValidation`. */
  readonly document: string;
  /**
   * Version of the document.
   * @default '1'
   */
  readonly version?: string;
  /** ARN of the role that the document acts with. */
  readonly roleArn: string;
  /** The parameter of the document that takes the id of the resource. */
  readonly resourceParameter: string;
  /** Further parameters of the document. */
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether AWS Config starts it by itself, in place of a person. It can act on a resource that became compliant meanwhile.
   * @default false
   */
  readonly automatic?: boolean;
}

export interface Pack {
  /** Its name in AWS Config: letters, digits and hyphens. */
  readonly name: string;
  readonly rules: readonly PackRule[];
  readonly processChecks: readonly ProcessCheck[];
}

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
  /** Remediations by rule id. */
  readonly remediations?: Readonly<Record<string, Remediation>>;
}

/**
 * The conformance packs of rules: one where all fits into one, else one for each HICP practice, without the sub-practices that make
 * it too large, which have packs of their own. Filled by what rules are about and not by their number: a new rule moves no other one
 * into another pack, which would make AWS Config forget what it knows and judge anew.
 */
export function packsOf(rules: readonly Rule[], options: PackOptions = {}): readonly Pack[] {
  const { prefix = 'hicp', procedural = [] } = options;
  const all: Pack = {
    name: prefix,
    rules: packRules(rules, options),
    processChecks: procedural.map(({ id, title }) => ({ name: `hicp-${slug(id)}-attested`, title, control: id })),
  };
  const packs = fits(all) ? [all] : splitBy(all, ({ control }) => practiceOf(control)).flatMap(withoutLargest);
  within(limits.packsPerAccount, packs.length, 'the number of conformance packs', 'Leave out practices or rules.');
  for (const pack of packs) mustFit(pack);
  return packs;
}

/** `4` of `4.M.C`. */
function practiceOf(control: string): string {
  return control.split('.')[0] ?? control;
}

/** `4-m-c` of `4.M.C`. */
function slug(control: string): string {
  return control.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function packRules(rules: readonly Rule[], { parameters = {}, remediations = {} }: PackOptions): readonly PackRule[] {
  mustBeRules([...Object.keys(parameters), ...Object.keys(remediations)], rules);
  const byRule = new Map<string, PackRule>();
  for (const rule of rules) {
    if ('none' in rule.config) continue;
    const remediation = ownOf(remediations, rule.id);
    const { key, ...judge } = judgeOf(rule.id, rule.config, ownOf(parameters, rule.id));
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
    const { key } = judgeOf(id, config, undefined);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [id]);
    else others.push(id);
  }
  return new Map([...byKey.values()].flatMap(ids => ids.map(id => [id, ids] as const)));
}

type Judge = Pick<ManagedPackRule, 'managed' | 'parameters'> | Pick<GuardPackRule, 'guard' | 'parameters'>;

/** What AWS Config runs for a rule. Two rules with the same key are one there. */
function judgeOf(id: string, config: Exclude<Counterpart, None>, own: StringMap | undefined): Judge & { readonly key: string } {
  if ('guard' in config) {
    const [given] = Object.keys(own ?? {});
    if (given !== undefined) throw new Error(`${id} does not take ${given}: a Guard policy takes no parameters`);
    return { key: id, guard: { type: config.guard.type, text: guardText(id, config.guard) }, parameters: {} };
  }
  const managed = managedRules.get(config.managedRule);
  if (managed === undefined) throw new Error(`${id} names ${config.managedRule}, which AWS Config does not have`);
  const parameters = { ...config.parameters, ...own };
  mustTake(id, managed, Object.keys(parameters));
  return { key: `${managed.identifier} ${JSON.stringify(parameters)}`, managed, parameters };
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

/** A practice that fits, or its largest sub-practices apart and the rest. */
function withoutLargest(practice: Pack): readonly Pack[] {
  if (fits(practice)) return [practice];
  const parts = splitBy(practice, ({ control }) => slug(control));
  if (parts.length <= 1) return parts;
  const largest = parts.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
  const isLargest = ({ control }: { readonly control: string }): boolean => largest.name.endsWith(`-${slug(control)}`);
  const rest: Pack = {
    name: practice.name,
    rules: practice.rules.filter(rule => !isLargest(rule)),
    processChecks: practice.processChecks.filter(check => !isLargest(check)),
  };
  return [...withoutLargest(rest), largest];
}

function sizeOf({ rules, processChecks }: Pack): number {
  return rules.length + processChecks.length;
}

function splitBy(pack: Pack, part: (one: { readonly control: string }) => string): readonly Pack[] {
  const parts = [...new Set([...pack.rules, ...pack.processChecks].map(part))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return parts.map(name => ({
    name: `${pack.name.replace(/-\d+$/, '')}-${name}`,
    rules: pack.rules.filter(rule => part(rule) === name),
    processChecks: pack.processChecks.filter(check => part(check) === name),
  }));
}

function fits(pack: Pack): boolean {
  return (
    sizeOf(pack) <= limits.rulesPerPack &&
    parameterCount(pack) <= limits.packParameters &&
    Buffer.byteLength(templateText(pack)) <= limits.templateBytes
  );
}

function mustFit(pack: Pack): void {
  const leaveOut = 'Leave out rules, or deploy the pack in parts.';
  const of = `of the conformance pack ${pack.name}`;
  within(limits.rulesPerPack, sizeOf(pack), `the number of rules ${of}`, leaveOut);
  within(limits.packParameters, parameterCount(pack), `the number of parameters ${of}`, leaveOut);
  within(limits.templateBytes, Buffer.byteLength(templateText(pack)), `the size in bytes of the template ${of}`, leaveOut);
  for (const { name, parameters, managed, guard } of pack.rules) {
    within(limits.ruleName, name.length, `the length of the rule name ${name}`, 'Give the rule a shorter id.');
    within(limits.scopeTypes, managed?.resourceTypes.length ?? 1, `the number of types in the scope of ${name}`, leaveOut);
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

function parameterCount({ rules }: Pack): number {
  return rules.reduce((count, { parameters }) => count + Object.keys(parameters).length, 0);
}

/** The template of a pack as AWS Config takes it, in one line. */
export function templateText(pack: Pack): string {
  return JSON.stringify(packTemplate(pack));
}

/** The template of a pack: rules of AWS Config and nothing else, each value of a parameter open to be changed when it is deployed. */
export function packTemplate({ rules, processChecks }: Pack): JsonObject {
  const parameters: Record<string, Json> = {};
  const resources: Record<string, Json> = {};
  for (const rule of rules) {
    const { name, parameters: set, title, remediation } = rule;
    const inputs: Record<string, Json> = {};
    for (const [parameter, value] of Object.entries(set)) {
      const id = parameterName(name, parameter);
      parameters[id] = { Type: 'String', Default: value };
      inputs[parameter] = { Ref: id };
    }
    resources[logicalId(name)] = {
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: name,
        Description: shortened(title),
        ...(Object.keys(inputs).length > 0 && { InputParameters: inputs }),
        ...scopeOf(rule),
        Source: sourceOf(rule),
      },
    };
    if (remediation !== undefined) resources[`${logicalId(name)}Remediation`] = remediationResource(name, remediation);
  }
  for (const { name, title, control } of processChecks) {
    resources[logicalId(name)] = {
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: name,
        Description: shortened(`HICP ${control}, seen to by people: ${title}`),
        Source: { Owner: 'AWS', SourceIdentifier: 'AWS_CONFIG_PROCESS_CHECK' },
      },
    };
  }
  return { ...(Object.keys(parameters).length > 0 && { Parameters: parameters }), Resources: resources };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-remediationconfiguration.html */
function remediationResource(rule: string, remediation: Remediation): JsonObject {
  const { document, version = '1', roleArn, resourceParameter, parameters = {}, automatic = false } = remediation;
  const values = Object.entries({ AutomationAssumeRole: [roleArn], ...parameters });
  return {
    Type: 'AWS::Config::RemediationConfiguration',
    DependsOn: logicalId(rule),
    Properties: {
      ConfigRuleName: rule,
      TargetType: 'SSM_DOCUMENT',
      TargetId: document,
      TargetVersion: version,
      Automatic: automatic,
      // AWS Config gives up after so many attempts within so many seconds: in the minute of its default none is over, and it never ends.
      ...(automatic && { MaximumAutomaticAttempts: 5, RetryAttemptSeconds: 86_400 }),
      Parameters: {
        ...Object.fromEntries(values.map(([name, list]) => [name, { StaticValue: { Values: [...list] } }])),
        [resourceParameter]: { ResourceValue: { Value: 'RESOURCE_ID' } },
      },
    },
  };
}

/** A rule that looks at changes says which; a periodic one looks at what it is for. */
function scopeOf({ managed, guard }: PackRule): JsonObject {
  const types = guard === undefined ? managed.resourceTypes.filter(type => !type.startsWith('AWS::::')) : [guard.type];
  const onChange = managed?.triggers.includes('CHANGE') ?? true;
  return onChange && types.length > 0 ? { Scope: { ComplianceResourceTypes: [...types] } } : {};
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-config-configrule-source.html */
function sourceOf({ managed, guard }: PackRule): JsonObject {
  if (guard === undefined) return { Owner: 'AWS', SourceIdentifier: managed.identifier };
  return {
    Owner: 'CUSTOM_POLICY',
    SourceDetails: [
      { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
      // An item that is too large for a notification is judged as well.
      { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
    ],
    CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x', PolicyText: guard.text },
  };
}

/** `S3BucketSslRequestsOnly` of `s3-bucket-ssl-requests-only`: the same in every version of a pack. */
export function logicalId(name: string): string {
  return name
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** As AWS's own packs name them: `AccessKeysRotatedParamMaxAccessKeyAge`. */
export function parameterName(rule: string, parameter: string): string {
  return `${logicalId(rule)}Param${parameter.charAt(0).toUpperCase()}${parameter.slice(1)}`;
}

function shortened(text: string): string {
  return text.length <= limits.ruleDescription ? text : `${text.slice(0, limits.ruleDescription - 1)}…`;
}
