import { assess } from '../core';
import type { JsonObject, Rule, Verdict } from '../core';
import { isObject, own } from '../core/json';

/** The verdict that a rule gives on an example: on the first resource of a type that it applies to, or on the whole. */
export function judgeExample(rule: Rule, body: JsonObject): Verdict {
  const resources = own(body, 'Resources');
  const judged = isObject(resources)
    ? Object.keys(resources).find(id => rule.appliesTo.includes(typeOf(own(resources, id)) ?? ''))
    : undefined;
  if (judged === undefined && rule.scope === undefined)
    throw new Error(`it has no resource of type ${rule.appliesTo.join(' or ')}`);
  const { findings, errors } = assess([{ path: 'example.yaml', body, sha256: '' }], [rule]);
  const [error] = errors;
  if (error !== undefined) throw new Error(error.message);
  const finding = findings.find(({ resource, environment }) => environment !== undefined || resource.logicalId === judged);
  if (finding === undefined) throw new Error(`the rule says nothing about ${judged ?? 'it'}`);
  return finding.verdict;
}

function typeOf(resource: unknown): string | undefined {
  const type = isObject(resource) ? own(resource, 'Type') : undefined;
  return typeof type === 'string' ? type : undefined;
}
