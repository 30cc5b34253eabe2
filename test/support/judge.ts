import { assess } from '../../lib/core';
import type { Assessed, AssessOptions, JsonObject, Rule, TemplateSource, Verdict } from '../../lib/core';

/** A template as a reader would hand it over. */
export function source(body: JsonObject, facts: Partial<TemplateSource> = {}): TemplateSource {
  return { path: 'template.yaml', sha256: '', body, ...facts };
}

export function assessed(body: JsonObject, rules: readonly Rule[], options?: AssessOptions): Assessed {
  return assess([source(body)], rules, options);
}

/** The verdict on the first resource that the rule applies to, or on the environment: what the examples of rules show. */
export function verdictOn(rule: Rule, body: JsonObject, options?: AssessOptions): Verdict {
  const { findings, errors } = assessed(body, [rule], options);
  const [error] = errors;
  if (error !== undefined) throw new Error(error.message);
  const types = new Set(rule.appliesTo);
  const first = Object.entries(body['Resources'] as JsonObject).find(([, resource]) =>
    types.has((resource as JsonObject)['Type'] as string),
  )?.[0];
  const finding = findings.find(({ resource, environment }) => environment !== undefined || resource.logicalId === first);
  if (finding === undefined) throw new Error(`${rule.id} says nothing about ${String(first)}`);
  return finding.verdict;
}
