import { compliant, decide, everyOf } from '../../../lib/core';
import type { ConditionTest, Property, Resource, Verdict } from '../../../lib/core';
import { covers } from '../../../lib/core/pattern';
import { mustRead } from '../iam/_text';

/** Policies that limit what accounts can do; the other types hold settings. */
export function mustBeGuardrail(policy: Resource): Verdict {
  return policy.property('Type').mustBe('SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY');
}

/** A condition that is not known may exempt everyone. */
export function mustBeReadable(condition: Property): Verdict {
  return everyOf([condition, ...condition.entries().map(([, tests]) => tests)], part => decide([part], () => compliant));
}

/** Keys that every principal of an account carries: what matches all their values exempts everybody. */
const carriedByAll = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'aws:principalorgid',
]);

/** Whether a test lets those through whom it names. */
export function exempts({ operator, key }: ConditionTest): boolean {
  return carriedByAll.has(key) && /not(?:like|equals)/.test(operator);
}

/** Those whom a test lets through are named, and not everybody by a wildcard. */
export function mustExemptSome({ operator, key, values }: ConditionTest): Verdict {
  return everyOf(values, value =>
    mustRead(
      value,
      'named principals',
      text => !(key === 'aws:principalarn' ? isEverybody(operator, text) : asStars(text) === '*'),
    ),
  );
}

/** `?*` leaves out of `*` what is too short for a name, and `????` names nobody either. */
export function asStars(pattern: string): string {
  return pattern.replace(/[*?]+/g, '*');
}

/** `*`, `*:*`, `?*`. */
export function isEveryAction(pattern: string): boolean {
  return /^\*(?::\*)?$/.test(asStars(pattern));
}

/** `*`, `arn:*`. */
export function isEveryResource(pattern: string): boolean {
  return covers(asStars(pattern), 'arn:*:*');
}

/** All principals of a kind, whatever account they are in. */
const kinds = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc', 'aws-iso', 'aws-iso-b'].flatMap(partition => [
  `arn:${partition}:iam::*:role/*`,
  `arn:${partition}:iam::*:user/*`,
  `arn:${partition}:sts::*:assumed-role/*`,
]);

/** In texts a star runs over colons; with operators of ARNs each of the six parts is compared by itself. */
function isEverybody(operator: string, written: string): boolean {
  const pattern = asStars(written);
  if (pattern === '*') return true;
  if (!operator.startsWith('arn')) return kinds.some(kind => covers(pattern, kind));
  const parts = sixParts(pattern);
  return kinds.some(kind => sixParts(kind).every((part, index) => covers(parts[index] ?? '', part)));
}

function sixParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
