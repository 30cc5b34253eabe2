import { isList, isObject, own } from '../core/json';
import type { Json, JsonObject } from '../core/json';
import type { Position } from '../core/template-source';
import { readJson } from './json';
import { TemplateProblem } from './problem';
import type * as Yaml from './yaml';

export { TemplateProblem } from './problem';

export interface ParsedText {
  readonly body: JsonObject;
  /** Where a path stands; the nearest ancestor where it does not exist. */
  readonly locate: (path: readonly (string | number)[]) => Position | undefined;
}

/** Reads a template in JSON or YAML; short forms become long ones. Throws a `TemplateProblem` that says what is wrong and where. */
export function parseTemplateText(text: string, path: string): ParsedText {
  const { body, locate } = parseText(text, path);
  if (body === null) throw new TemplateProblem('is empty; a template has a section Resources', { line: 1, column: 1 });
  if (!isObject(body)) {
    throw new TemplateProblem(
      `holds ${isList(body) ? 'a list' : 'one value'} and no mapping; a template has a section Resources`,
      locate([]),
    );
  }
  const resources = own(body, 'Resources');
  if (resources === undefined)
    throw new TemplateProblem('has no section Resources, so it is no CloudFormation template', locate([]));
  if (!isObject(resources)) {
    const found = resources === null ? 'empty' : isList(resources) ? 'a list' : 'one value';
    throw new TemplateProblem(
      `has a section Resources that is ${found}; it must map logical ids to resources`,
      locate(['Resources']),
    );
  }
  return { body, locate };
}

/** js-yaml is a fifth of the code of a run on JSON, which has no use for it. */
function parseYaml(text: string): Yaml.ParsedYaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at start-up
  return (require('./yaml') as typeof Yaml).parseYaml(text);
}

/** Any JSON or YAML text, whatever it holds. */
export function parseText(text: string, path: string): { readonly body: Json; readonly locate: ParsedText['locate'] } {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const start = /\S/.exec(plain);
  if (start === null) return { body: null, locate: () => ({ line: 1, column: 1 }) };
  // A list cannot be a template, but a `.json` file that starts with one is JSON nonetheless.
  if (start[0] === '{' || (start[0] === '[' && path.endsWith('.json'))) {
    const { body, positions } = readJson(plain);
    return { body, locate: steps => positions.locate(steps) };
  }
  return parseYaml(plain);
}

/** The `Resources` section of an example, given as YAML, as the body of a template. */
export function parseYamlResources(yaml: string): JsonObject {
  const { body } = parseYaml(yaml);
  if (!isObject(body)) throw new TemplateProblem('is no mapping of logical ids to resources', { line: 1, column: 1 });
  return { Resources: body };
}
