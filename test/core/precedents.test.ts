import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assess, isList, isObject, own } from '../../lib/core';
import type { Finding, Json, JsonObject, Rule, TemplateSource } from '../../lib/core';
import { parseYamlResources } from '../../lib/template/parse';
import { load } from '../../lib/template/read';
import { rules } from '../../policies/rules';

// A precedent must never say anything else than judging the resource itself would.

function said({ rule, resource, verdict, assumes }: Finding): string {
  return `${rule.id} on ${resource.template.name} ${resource.logicalId}: ${JSON.stringify([verdict, assumes])}`;
}

function expectTheSame(sources: readonly TemplateSource[], judgedBy: readonly Rule[]): void {
  const going = assess(sources, judgedBy);
  const each = assess(sources, judgedBy, { withoutPrecedents: true });
  expect(going.findings.map(said)).toEqual(each.findings.map(said));
  expect(going.errors).toEqual(each.errors);
  expect(going.unseen).toEqual(each.unseen);
}

/** Numbers that look random and are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The value with other names for resources, wherever something refers to one. */
function renamed(value: Json, nameOf: (id: string) => string): Json {
  if (isList(value)) return value.map(item => renamed(item, nameOf));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value).map(key => {
      const argument = own(value, key) ?? null;
      if (key === 'Ref' && typeof argument === 'string') return [key, nameOf(argument)];
      if (key === 'Fn::GetAtt' && isList(argument) && typeof argument[0] === 'string')
        return [key, [nameOf(argument[0]), ...argument.slice(1)]];
      if (key === 'Fn::Sub' && typeof argument === 'string')
        return [key, argument.replace(/\$\{(\w+)((?:\.\w+)*)\}/g, (_, id: string, rest: string) => `\${${nameOf(id)}${rest}}`)];
      return [key, renamed(argument, nameOf)];
    }),
  );
}

/** One template with the resources of several, each of them a few times; now and then a reference leads into another copy. */
function estate(parts: readonly JsonObject[], copies: number, random: (below: number) => number, strays: number): JsonObject {
  const all: Record<string, Json> = {};
  parts.forEach((part, index) => {
    for (let copy = 0; copy < copies; copy++) {
      const name = (id: string): string =>
        Object.hasOwn(part, id) ? `${id}x${String(index)}x${String(random(100) < strays ? random(copies) : copy)}` : id;
      for (const id of Object.keys(part)) all[`${id}x${String(index)}x${String(copy)}`] = renamed(own(part, id) ?? null, name);
    }
  });
  return { Resources: all };
}

const resourcesIn = (body: JsonObject): JsonObject => own(body, 'Resources') as JsonObject;
const source = (body: JsonObject, path = 'estate.json'): TemplateSource => ({ path, body, sha256: '' });

const templates = join(__dirname, '..', 'corpus', 'templates');

test('each template of the corpus, and all of them together', () => {
  const entries = readdirSync(templates).sort();
  for (const entry of entries) expectTheSame(load([entry], { cwd: templates }).sources, rules);
  expectTheSame(load(entries, { cwd: templates }).sources, rules);
});

test('the corpus several times over, with stray references', () => {
  const random = randomFrom(7);
  for (const { body } of load(readdirSync(templates).sort(), { cwd: templates }).sources) {
    const { Resources: resources, ...rest } = body;
    if (resources === undefined) continue;
    const several = { ...rest, ...estate([resources as JsonObject], 3, random, 5) };
    expectTheSame([source(several), source(body, 'one.json'), source(several, 'again.json')], rules);
  }
});

test('the examples of every rule in one estate, with stray references', () => {
  const random = randomFrom(11);
  for (const rule of rules) {
    const { compliant, nonCompliant, undetermined = [] } = rule.examples;
    const parts = [...compliant, ...nonCompliant, ...undetermined].map(({ resources }) =>
      resourcesIn(parseYamlResources(resources)),
    );
    for (const strays of [0, 20]) {
      const all = source(estate(parts, 3, random, strays));
      expectTheSame([all], [rule]);
      expectTheSame(
        [all, source(estate(parts, 2, random, strays), 'other.json')],
        rules.filter(({ scope }) => scope === undefined),
      );
    }
  }
});
