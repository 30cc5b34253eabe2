import { LimitPassed, within } from '../config/limits';
import { isObject } from '../core';
import type { Json, JsonObject } from '../core';
import { checkOptions } from './check-options';
import { exemptRoleArns } from './exempt-roles';
import { isAccessGuardrail } from './guardrail';
import type { AccessGuardrail, AccessPolicyType, Guardrail, GuardrailOptions, PolicyType } from './guardrail';
import { policyLimits, policyNameLength } from './limits';

/** Which of the guardrails to render. */
export interface GuardrailChoice {
  /** Ids of those to leave out. */
  readonly excluded?: readonly string[];
  /** Ids of those to add that are in force only where they are asked for. */
  readonly included?: readonly string[];
  /**
   * Begins the names of the policies, which are unique in an organization.
   * @default 'hicp'
   */
  readonly namePrefix?: string;
}

/** A policy as `AWS::Organizations::Policy` takes it. */
export interface RenderedPolicy {
  readonly type: PolicyType;
  readonly name: string;
  readonly description: string;
  readonly content: JsonObject;
  /** Without white space, as it is counted. */
  readonly characters: number;
  /** Ids of the guardrails in it. */
  readonly guardrails: readonly string[];
}

/** A guardrail that is not in force, and why. */
export interface LeftOut {
  readonly id: string;
  readonly why: string;
}

export interface RenderedGuardrails {
  readonly policies: readonly RenderedPolicy[];
  readonly left: readonly LeftOut[];
}

/**
 * The policies that hold the chosen guardrails. Statements share as few policies as their sizes allow. Throws where an id or an
 * option is wrong, and `LimitPassed` where AWS Organizations would refuse a policy for its size or their number.
 */
export function renderGuardrails(
  all: readonly Guardrail[],
  options: GuardrailOptions,
  choice: GuardrailChoice = {},
): RenderedGuardrails {
  checkOptions(options);
  const { excluded = [], included = [], namePrefix = 'hicp' } = choice;
  const known = new Set(all.map(({ id }) => id));
  for (const id of [...excluded, ...included])
    if (!known.has(id)) throw new Error(`${id} is no guardrail. Name one of ${[...known].join(', ')}`);
  const left: LeftOut[] = [];
  const chosen = all.filter(guardrail => {
    const why = whyLeft(guardrail, options, excluded, included);
    if (why !== undefined) left.push({ id: guardrail.id, why });
    return why === undefined;
  });
  const types = [...new Set(chosen.map(({ type }) => type))];
  const policies = types.flatMap(type => {
    const ofType = chosen.filter(guardrail => guardrail.type === type);
    return type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY'
      ? accessPolicies(type, ofType.filter(isAccessGuardrail), options, namePrefix)
      : [settingsPolicy(type, ofType, options, namePrefix)];
  });
  return { policies, left };
}

function whyLeft(
  { id, needs = [], optIn }: Guardrail,
  options: GuardrailOptions,
  excluded: readonly string[],
  included: readonly string[],
): string | undefined {
  if (excluded.includes(id)) return 'excluded';
  if (optIn !== undefined && !included.includes(id)) return `not included: ${optIn}`;
  const missing = needs.filter(name => isEmpty(options[name]));
  if (missing.length === 0) return undefined;
  const why = `${missing.join(' and ')} not given`;
  if (included.includes(id)) throw new Error(`${id} cannot be included: ${why}`);
  return why;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The whole statement of a guardrail. */
export function statementOf(guardrail: AccessGuardrail, options: GuardrailOptions): JsonObject {
  const { Action, NotAction, Resource, Condition } = guardrail.denied(options);
  const exemption =
    guardrail.exempt === 'exempt roles' && options.exemptRoles.length > 0
      ? { ArnNotLike: { 'aws:PrincipalArn': exemptRoleArns(options) } }
      : {};
  const conditions = { ...Condition, ...exemption };
  if (Condition !== undefined && Object.keys(exemption).some(operator => operator in Condition))
    throw new Error(`${guardrail.id} uses the operator of the exemption itself`);
  return {
    Sid: sidOf(guardrail.id),
    Effect: 'Deny',
    ...(guardrail.type === 'RESOURCE_CONTROL_POLICY' && { Principal: '*' }),
    ...(Action !== undefined && { Action }),
    ...(NotAction !== undefined && { NotAction }),
    Resource: Resource ?? '*',
    ...(Object.keys(conditions).length > 0 && { Condition: conditions as unknown as JsonObject }),
  };
}

/** `ConfigRecorderKept` for `config-recorder-kept`: a `Sid` has letters and digits alone. */
function sidOf(id: string): string {
  return id
    .split('-')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

function accessPolicies(
  type: AccessPolicyType,
  guardrails: readonly AccessGuardrail[],
  options: GuardrailOptions,
  namePrefix: string,
): readonly RenderedPolicy[] {
  const { characters, attached, attachedByAws } = policyLimits[type];
  const bins: { readonly ids: string[]; readonly statements: JsonObject[] }[] = [];
  for (const guardrail of guardrails) {
    const statement = statementOf(guardrail, options);
    within(
      characters,
      sizeOf(documentOf([statement])),
      `The number of characters of a ${words[type].long} with ${guardrail.id} alone`,
      'Give it fewer values, or exclude it',
    );
    // The first with room, so that an earlier policy stays as it is when a statement is added to a later one.
    const room = bins.find(({ statements }) => sizeOf(documentOf([...statements, statement])) <= characters);
    if (room === undefined) bins.push({ ids: [guardrail.id], statements: [statement] });
    else {
      room.ids.push(guardrail.id);
      room.statements.push(statement);
    }
  }
  if (bins.length > attached - attachedByAws)
    throw new LimitPassed(
      `The number of policies of type ${type} for one target, with the one that AWS attaches,`,
      bins.length + attachedByAws,
      attached,
      'Exclude guardrails, or give them fewer values',
    );
  return bins.map(({ ids, statements }, index) =>
    policyOf(type, `${namePrefix}-${words[type].short}-${String(index + 1)}`, documentOf(statements), ids),
  );
}

function documentOf(statements: readonly JsonObject[]): JsonObject {
  return { Version: '2012-10-17', Statement: statements };
}

function settingsPolicy(
  type: PolicyType,
  guardrails: readonly Guardrail[],
  options: GuardrailOptions,
  namePrefix: string,
): RenderedPolicy {
  const ids = guardrails.map(({ id }) => id);
  const parts = guardrails.flatMap(guardrail => (isAccessGuardrail(guardrail) ? [] : [guardrail.settings(options)]));
  const content = parts.reduce<JsonObject>((merged, part) => together(merged, part), {});
  const name = `${namePrefix}-${words[type].short}`;
  within(
    policyLimits[type].characters,
    sizeOf(content),
    `The number of characters of the ${words[type].long} ${name}`,
    'Give it fewer values',
  );
  return policyOf(type, name, content, ids);
}

/** Both trees in one; a leaf that both have is a mistake in the guardrails. */
function together(one: JsonObject, other: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const there = merged[key];
    if (there === undefined) merged[key] = value;
    else if (isObject(there) && isObject(value)) merged[key] = together(there, value);
    else throw new Error(`two guardrails set ${key}`);
  }
  return merged;
}

function policyOf(type: PolicyType, name: string, content: JsonObject, guardrails: readonly string[]): RenderedPolicy {
  within(policyNameLength, name.length, `The length of the name ${name}`, 'Shorten namePrefix');
  const description = `Guardrails of cdk-hicp, ${String(guardrails.length)} in this policy; docs/guardrails.md explains each`;
  return { type, name, description, content, characters: sizeOf(content), guardrails };
}

function sizeOf(content: JsonObject): number {
  return JSON.stringify(content).length;
}

const words: Readonly<Record<PolicyType, { readonly short: string; readonly long: string }>> = {
  SERVICE_CONTROL_POLICY: { short: 'scp', long: 'service control policy' },
  RESOURCE_CONTROL_POLICY: { short: 'rcp', long: 'resource control policy' },
  AISERVICES_OPT_OUT_POLICY: { short: 'ai-opt-out', long: 'AI services opt-out policy' },
  BACKUP_POLICY: { short: 'backup', long: 'backup policy' },
  DECLARATIVE_POLICY_EC2: { short: 'ec2', long: 'declarative policy for EC2' },
  INSPECTOR_POLICY: { short: 'inspector', long: 'Inspector policy' },
  S3_POLICY: { short: 's3', long: 'S3 policy' },
  TAG_POLICY: { short: 'tags', long: 'tag policy' },
};
