import type { Json, JsonObject, Rule, Status } from '../../lib/core';
import { parseYamlResources } from '../../lib/template/parse';
import { patched, removed } from './patch';
import { verdictOn } from './judge';

/** A template under change: every edge case starts from the rule's own compliant example and changes one thing. */
export class Case {
  constructor(readonly body: JsonObject) {}

  /** The same with the value at a dotted path below `Resources`. */
  with(path: string, value: Json): Case {
    return new Case(patched(this.body, ['Resources', ...path.split('.')], value));
  }

  without(path: string): Case {
    return new Case(removed(this.body, ['Resources', ...path.split('.')]));
  }

  /** The same with a top-level section, such as `Parameters`. */
  withSection(name: string, value: Json): Case {
    return new Case({ ...this.body, [name]: value });
  }
}

export function compliantExample(rule: Rule, index = 0): Case {
  const example = rule.examples.compliant[index];
  if (example === undefined) throw new Error(`${rule.id} has no compliant example ${String(index)}`);
  return new Case(parseYamlResources(example.resources));
}

/** A case from YAML of the `Resources` section. */
export function resources(yaml: string): Case {
  return new Case(parseYamlResources(yaml));
}

/** Rows of what is expected, a sentence, and a template. */
export function ruleCases(rule: Rule, rows: readonly (readonly [Status, string, Case])[]): void {
  describe(rule.id, () => {
    test.each(rows.map(([status, sentence, { body }]) => ({ status, sentence, body })))(
      '$status when $sentence',
      ({ status, body }) => {
        const verdict = verdictOn(rule, body);
        expect({
          status: verdict.status,
          reasons: 'reasons' in verdict ? verdict.reasons.map(({ message }) => message) : [],
        }).toMatchObject({ status });
      },
    );
  });
}
