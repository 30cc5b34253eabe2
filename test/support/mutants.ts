import { assess, isList, isObject } from '../../lib/core';
import type { Json, JsonObject, Rule } from '../../lib/core';
import { isRequired } from './cloudformation-types';
import { isNeutral } from './neutral-properties';
import { whyNoWeaker } from './no-weaker';
import { patched, removed } from './patch';
import { source } from './judge';

/** One change of one property of a template that some rule is content with. */
export interface Mutant {
  readonly type: string;
  /** The path below the resource, without the numbers of list items. */
  readonly property: string;
  readonly kind: 'removed' | 'flipped';
  readonly body: JsonObject;
  /** What it became, for people. */
  readonly change: string;
  /** Why it is no weaker than what it was made of, whatever rules say; such a mutant counts for nothing. */
  readonly noWeaker: string | undefined;
}

/** What the pack says of a mutant that it did not say before: a failure, or at least that it cannot tell. */
export type Notice = 'non-compliant' | 'undetermined' | 'nothing';

/** All mutants of a template, those left out that change nothing for compliance. */
export function mutantsOf(body: JsonObject): readonly Mutant[] {
  const found = new Map<string, Mutant>();
  const resources = body['Resources'] as JsonObject;
  const add = (mutant: Mutant): void => {
    found.set(JSON.stringify(mutant.body), mutant);
  };
  for (const [id, resource] of Object.entries(resources)) {
    if (!isObject(resource) || typeof resource['Type'] !== 'string') continue;
    const type = resource['Type'];
    for (const path of leavesOf(resource, []).filter(([section = '']) => sections.has(section))) {
      const at = ['Resources', id];
      const old = valueAt(resource, path);
      const isReference = isObject(old) && refersTo(old, resources);
      const gone = removable(resource, type, path);
      const part = statementPart(resource, path);
      if (
        gone !== undefined &&
        !isNeutral(named(gone), isReference && gone.length === path.length) &&
        (part === undefined || canGo(part))
      ) {
        const lost = valueAt(resource, gone);
        const property = named(gone);
        add({
          type,
          property,
          kind: 'removed',
          body: removed(body, [...at, ...gone]),
          change: `${shown(lost)} is removed`,
          noWeaker: whyNoWeaker({
            type,
            property,
            old: lost,
            other: undefined,
            isReference,
            isItem: /^\d+$/.test(gone.at(-1) ?? ''),
          }),
        });
      }
      if (isNeutral(named(path), isReference)) continue;
      const other = flipped(named(path), old, gone === undefined || gone.length < path.length ? resources : {});
      if (other === undefined || JSON.stringify(other) === JSON.stringify(old)) continue;
      if (part !== undefined && !canTurn(part, other)) continue;
      const property = named(path);
      add({
        type,
        property,
        kind: 'flipped',
        body: patched(body, [...at, ...path], other),
        change: `${shown(old)} becomes ${shown(other)}`,
        noWeaker: whyNoWeaker({ type, property, old, other, isReference, isItem: false }),
      });
    }
  }
  return [...found.values()];
}

const sections: ReadonlySet<string> = new Set(['Properties', 'DeletionPolicy', 'UpdateReplacePolicy']);

/** The property itself, or the nearest thing around it that CloudFormation can do without. */
function removable(resource: JsonObject, type: string, path: readonly string[]): readonly string[] | undefined {
  if (path[0] !== 'Properties') return path;
  for (let length = path.length; length > 1; length--) {
    const part = path.slice(0, length);
    const around = valueAt(resource, part.slice(0, -1));
    if (isHalf(part.at(-1), around)) continue;
    // A list or an object whose only part goes is removed itself: most are refused when they are empty.
    if (length > 2 && (isList(around) ? around.length : isObject(around) ? Object.keys(around).length : 2) === 1) continue;
    if (!isRequired(type, part.slice(1))) return part;
  }
  return undefined;
}

const pairs = [
  /^(Key|OptionName|ParameterKey|ParameterName|Name|ConditionKey)$/,
  /^(Value|ParameterValue|ConditionValue)$/,
] as const;

/** A name and its value go together: half a pair is refused, or says nothing. */
function isHalf(key: string | undefined, around: Json): boolean {
  return (
    key !== undefined &&
    isObject(around) &&
    pairs.every(half => Object.keys(around).some(one => half.test(one))) &&
    pairs.some(half => half.test(key))
  );
}

interface StatementPart {
  readonly denies: boolean;
  readonly part: string;
  /** One of several values, so that the statement stays valid without it. */
  readonly isItem: boolean;
  /** Of a policy that is attached to whom it allows, not to what. */
  readonly isIdentity: boolean;
}

/** Which part of a policy statement a path leads to, if any. */
function statementPart(resource: JsonObject, path: readonly string[]): StatementPart | undefined {
  const at = path.lastIndexOf('Statement');
  const start = /^\d+$/.test(path[at + 1] ?? '') ? at + 2 : at + 1;
  const statement = at < 0 ? undefined : valueAt(resource, path.slice(0, start));
  const [part = '', ...below] = path.slice(start);
  return isObject(statement)
    ? {
        denies: statement['Effect'] === 'Deny',
        part,
        isItem: /^\d+$/.test(below.at(-1) ?? ''),
        isIdentity: !('Principal' in statement),
      }
    : undefined;
}

/** IAM refuses a statement without its parts; less of an allowance is safer, and so is a denial with fewer conditions. */
function canGo({ denies, part, isItem }: StatementPart): boolean {
  if (part === 'Condition') return !denies;
  return isItem && denies !== part.startsWith('Not');
}

function canTurn({ denies, part, isIdentity }: StatementPart, other: Json): boolean {
  if (part === 'Condition') return denies || other !== elsewhere;
  // What a named principal may do with one resource is its owner's choice, and `*` as resource is that resource.
  if ((part === 'Action' || part === 'Resource') && !isIdentity) return false;
  return part === 'Effect' ? denies : !denies;
}

/** Paths of scalars, intrinsics and empty containers. */
function leavesOf(value: Json, path: readonly string[]): readonly (readonly string[])[] {
  if (isList(value) && value.length > 0) return value.flatMap((item, index) => leavesOf(item, [...path, String(index)]));
  if (isObject(value) && !isIntrinsic(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  return [path];
}

function isIntrinsic(value: JsonObject): boolean {
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

function named(path: readonly string[]): string {
  return path.filter(step => !/^\d+$/.test(step)).join('.');
}

function valueAt(node: Json, path: readonly string[]): Json {
  return path.reduce<Json>(
    (value, key) => (isList(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined) ?? '',
    node,
  );
}

function shown(value: Json): string {
  return JSON.stringify(value);
}

/** Words that say the opposite, or the weaker of two. */
const opposites: readonly (readonly [string, string])[] = [
  ['Allow', 'Deny'],
  ['Deny', 'Allow'],
  ['Enabled', 'Disabled'],
  ['ENABLED', 'DISABLED'],
  ['enabled', 'disabled'],
  ['Enabled', 'Suspended'],
  ['Disabled', 'Enabled'],
  ['DISABLED', 'ENABLED'],
  ['disabled', 'enabled'],
  ['true', 'false'],
  ['false', 'true'],
  ['on', 'off'],
  ['ON', 'OFF'],
  ['1', '0'],
  ['0', '1'],
  ['required', 'optional'],
  ['Required', 'Optional'],
  ['REQUIRED', 'OPTIONAL'],
  ['require', 'prefer'],
  ['verify-full', 'none'],
  ['Block', 'Count'],
  ['reject', 'none'],
  ['quarantine', 'none'],
  ['Require', 'Optional'],
  ['RejectMessage', 'UseDefaultValue'],
  ['REJECT_MESSAGE', 'USE_DEFAULT_VALUE'],
  ['aws:kms', 'AES256'],
  ['aws:kms:dsse', 'AES256'],
  ['KMS', 'AES256'],
  ['SSE-KMS', 'SSE-S3'],
  ['SSE_KMS', 'SSE_S3'],
  ['CUSTOMER_MANAGED_CMK', 'AWS_OWNED_CMK'],
  ['CUSTOMER_MANAGED_KMS_KEY', 'AWS_OWNED_KMS_KEY'],
  ['HTTPS', 'HTTP'],
  ['https', 'http'],
  ['https-only', 'http-only'],
  ['redirect-to-https', 'allow-all'],
  ['TLS', 'TCP'],
  ['SSL', 'TCP'],
  ['SASL_SSL', 'PLAINTEXT'],
  ['ssl', 'none'],
  ['AWS_IAM', 'NONE'],
  ['IAM', 'NONE'],
  ['internal', 'internet-facing'],
  ['awsvpc', 'host'],
  ['always', 'never'],
  ['Retain', 'Delete'],
  ['Snapshot', 'Delete'],
  ['IMMUTABLE', 'MUTABLE'],
  ['ALL', 'REJECT'],
  ['All', 'ReadOnly'],
  ['INFO', 'OFF'],
  ['ERROR', 'OFF'],
  ['Enforce', 'Warn'],
  ['Enforced', 'Off'],
  ['ENFORCED', 'OFF'],
  ['PAY_PER_REQUEST', 'PROVISIONED'],
  ['BucketOwnerEnforced', 'ObjectWriter'],
  ['Private', 'PublicRead'],
  ['PRIVATE', 'PUBLIC'],
  ['VpcOnly', 'PublicInternetOnly'],
  ['defensive', 'monitor'],
  ['strictest', 'monitor'],
  ['redirect', 'forward'],
  ['ELB', 'EC2'],
];
const opposite = new Map([...opposites].reverse());
/** Words that have an opposite in some properties only. */
const only: Readonly<Record<string, RegExp>> = {
  All: /ReadWriteType$/,
  ALL: /TrafficType$/,
  KMS: /\.(EncryptionConfiguration|StreamEncryption)\.EncryptionType$/,
};

const elsewhere = 'somewhere-else';
/** Of these, more is weaker; of other numbers, less. */
const larger =
  /timeout|validity|session|hoplimit|ttl|lifetime|maxage|duration|depthlimit|^(automatically|approve)after|rotationperiod/i;

/** Another plausible value: weaker where one is known, undefined where a change would only be another name. */
function flipped(property: string, value: Json, resources: JsonObject): Json | undefined {
  const name = property.slice(property.lastIndexOf('.') + 1);
  // Another account, another version and another word in a tag are other names.
  if (/Tags\.Value$|Version$/.test(property) && !/(Protocol|TLS|Tls)\w*Version$/.test(property)) return undefined;
  if (typeof value === 'number' && value >= 1e11) return undefined;
  if (typeof value === 'boolean') return !value;
  if (name === 'Protocol' && typeof value === 'number') return -1;
  if (typeof value === 'number') return larger.test(name) ? 1_000_000 : value === 0 ? 1 : 0;
  if (/\.(Principal|NotPrincipal)(\.AWS)?$/.test(property)) return '*';
  if (/Statement\.(Action|Resource)$/.test(property)) return '*';
  if (isObject(value)) return refersTo(value, resources) ? elsewhere : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(value)) return '0.0.0.0/0';
  if (/^[0-9a-f:]+\/\d+$/i.test(value) && value.includes(':')) return '::/0';
  if (/TLS.?v?1[._-]?[23]|Policy-Min-TLS-1-[23]|SSLPolicy|TLS13/i.test(value) || /SslPolicy$|SecurityPolicy$/i.test(name)) {
    return value.startsWith('TLS_1_')
      ? 'TLS_1_0'
      : value.startsWith('Policy-Min')
        ? 'Policy-Min-TLS-1-0-2019-07'
        : value.startsWith('TLSv1')
          ? 'TLSv1'
          : value.startsWith('ELBSecurityPolicy')
            ? 'ELBSecurityPolicy-2016-08'
            : undefined;
  }
  if (/^\d+$/.test(value) && !/port/i.test(name) && value.length < 8)
    return larger.test(name) ? '1000000' : value === '0' ? '1' : '0';
  if (value === 'ALL' && name.endsWith('Level')) return name === 'Level' ? 'OFF' : 'NONE';
  const where = only[value];
  return where === undefined || where.test(property) ? opposite.get(value) : undefined;
}

function refersTo(value: JsonObject, resources: JsonObject): boolean {
  const { Ref: ref, 'Fn::GetAtt': attribute } = value;
  const id =
    typeof ref === 'string'
      ? ref
      : isList(attribute)
        ? attribute[0]
        : typeof attribute === 'string'
          ? attribute.split('.')[0]
          : undefined;
  return typeof id === 'string' && Object.hasOwn(resources, id);
}

/** Failures and unknowns by rule and resource, each with what it says. */
export interface Opened {
  readonly failures: ReadonlySet<string>;
  readonly unknowns: ReadonlySet<string>;
}

export function openedBy(body: JsonObject, rules: readonly Rule[]): Opened {
  const failures = new Set<string>();
  const unknowns = new Set<string>();
  for (const { rule, resource, verdict } of assess([source(body)], rules).findings) {
    if (verdict.status === 'compliant') continue;
    const found = verdict.status === 'non-compliant' ? failures : unknowns;
    for (const { message, at } of verdict.reasons) found.add(`${rule.id} ${resource.logicalId} ${at ?? ''} ${message}`);
  }
  return { failures, unknowns };
}

/** A rule that failed before notices too, where it has something more to say. */
export function noticed(before: Opened, after: Opened): Notice {
  if ([...after.failures].some(failure => !before.failures.has(failure))) return 'non-compliant';
  return [...after.unknowns].some(unknown => !before.unknowns.has(unknown)) ? 'undetermined' : 'nothing';
}
