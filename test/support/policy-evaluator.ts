import type { JsonObject } from '../../lib/core';
import type { SampleRequest } from '../../lib/guardrails';

/** A request as IAM sees it: what is asked, of what, by whom, and the keys that come along. */
export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** A sample, with what an administrator of a member account over TLS carries along where it says nothing else. */
export function requestOf(
  { action, resource = '*', principal = 'arn:aws:iam::111122223333:role/Administrator', context = {} }: SampleRequest,
  organizationId = 'o-a1b2c3d4e5',
): PolicyRequest {
  const account = /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];
  const all: Readonly<Record<string, string | readonly string[] | null>> = {
    ...(principal.startsWith('arn:') && { 'aws:PrincipalArn': principal }),
    ...(account !== undefined && { 'aws:PrincipalAccount': account, 'aws:PrincipalOrgID': organizationId }),
    'aws:PrincipalIsAWSService': 'false',
    'aws:SecureTransport': 'true',
    ...context,
  };
  return {
    action,
    resource,
    context: Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => (value === null ? [] : [[key.toLowerCase(), [value].flat()]])),
    ),
  };
}

/**
 * Whether a Deny statement applies to a request, as IAM decides it. Elements and operators that it does not know are an error: a
 * test must not pass because nothing was read.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isDenied(statement: JsonObject, { action, resource, context }: PolicyRequest): boolean {
  const { Sid, Effect, Principal, Action, NotAction, Resource, Condition, ...rest } = statement;
  const sid = JSON.stringify(Sid);
  if (Object.keys(rest).length > 0) throw new Error(`${sid} has ${Object.keys(rest).join(', ')}, which is not read`);
  if (Effect !== 'Deny') throw new Error(`${sid} does not deny`);
  if (Principal !== undefined && Principal !== '*') throw new Error(`${sid} names a principal`);
  if ((Action === undefined) === (NotAction === undefined)) throw new Error(`${sid} has to have one of Action and NotAction`);
  if (Resource === undefined) throw new Error(`${sid} names no resource`);
  const listed = texts(Action ?? NotAction).some(pattern => like(pattern.toLowerCase(), action.toLowerCase()));
  if (listed !== (Action !== undefined)) return false;
  if (!texts(Resource).some(pattern => pattern === '*' || arnLike(pattern, resource))) return false;
  const tests = Object.entries((Condition ?? {}) as Readonly<Record<string, JsonObject>>);
  return tests.every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, texts(wanted), context[key.toLowerCase()])),
  );
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(one => {
    if (typeof one !== 'string') throw new Error(`${JSON.stringify(one)} is no text`);
    return one;
  });
}

type Compare = (wanted: string, is: string) => boolean;

const compare: Readonly<Record<string, Compare>> = {
  StringEquals: (wanted, is) => wanted === is,
  StringLike: (wanted, is) => like(wanted, is),
  ArnEquals: (wanted, is) => arnLike(wanted, is),
  ArnLike: (wanted, is) => arnLike(wanted, is),
  Bool: (wanted, is) => wanted.toLowerCase() === is.toLowerCase(),
  NumericLessThan: (wanted, is) => Number(is) < Number(wanted),
};

/** One key of one operator. A missing key meets negated operators and those that end in `IfExists`, and no other. */
function holds(operator: string, wanted: readonly string[], values: readonly string[] | undefined): boolean {
  if (operator === 'Null') return wanted.some(value => (value === 'true') === (values === undefined));
  const base = operator.replace(/IfExists$/, '');
  const positive = base.replace(/^(String|Arn)Not/, '$1');
  const isNegated = positive !== base;
  const matches = compare[positive];
  if (matches === undefined) throw new Error(`the operator ${operator} is not known`);
  if (values === undefined) return isNegated || base !== operator;
  if (values.length !== 1) throw new Error(`${operator} on several values needs ForAnyValue or ForAllValues`);
  return wanted.some(value => values.some(is => matches(value, is))) !== isNegated;
}

/** `*` any text, `?` one character. */
function like(pattern: string, text: string): boolean {
  const source = [...pattern].map(char => (char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[\\^$.|+()[\]{}]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 's').test(text);
}

/** The first five parts of an ARN are compared one by one, so that a star in one does not reach into the next. */
function arnLike(pattern: string, text: string): boolean {
  const wanted = parts(pattern);
  const is = parts(text);
  return wanted.length === is.length && wanted.every((part, index) => like(part, is[index] ?? ''));
}

function parts(arn: string): readonly string[] {
  const [a, b, c, d, e, ...rest] = arn.split(':');
  return rest.length === 0 ? [arn] : [a ?? '', b ?? '', c ?? '', d ?? '', e ?? '', rest.join(':')];
}
