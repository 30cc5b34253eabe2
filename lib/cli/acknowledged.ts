import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isList, isObject, own } from '../core';
import type { Json } from '../core';
import { shownPath } from '../template/constructs';
import type { Acknowledgement } from '../waivers';

const reportFile = 'validation-report.json';
const mostBytes = 64 * 1024 * 1024;

/**
 * Acknowledgements on an App or a Stage. CDK keeps in the metadata of a stack only what is on the stack and below; what took
 * effect from above is in the report of the synthesis alone, which lies in the folder of the assembly. Without a report that
 * can be read the findings stay open.
 */
export function acknowledgedAbove(
  paths: readonly string[],
  cwd: string,
  inMetadata: readonly Acknowledgement[],
): readonly Acknowledgement[] {
  const known = new Set(inMetadata.map(keyOf));
  const found = new Map<string, Acknowledgement>();
  for (const path of paths) {
    const folder = resolve(cwd, path);
    for (const violation of suppressedIn(join(folder, reportFile))) {
      const id = textIn(violation, 'acknowledgedId');
      const reason = textIn(violation, 'reason');
      const constructPath = textIn(violation, 'acknowledgedAt');
      if (known.has(keyOf({ id, constructPath }))) continue;
      for (const construct of listIn(violation, 'violatingConstructs')) {
        const resource = isObject(construct) ? own(construct, 'cloudFormationResource') : undefined;
        const template = shownPath(resolve(folder, textIn(resource, 'templatePath')), cwd);
        const inFolder = template.slice(0, template.lastIndexOf('/') + 1);
        found.set(`${inFolder}\n${keyOf({ id, constructPath })}`, { template, constructPath, id, reason });
      }
    }
  }
  return [...found.values()];
}

function keyOf({ id, constructPath }: Pick<Acknowledgement, 'id' | 'constructPath'>): string {
  return `${constructPath}\n${id}`;
}

function suppressedIn(file: string): readonly Json[] {
  try {
    const facts = statSync(file, { throwIfNoEntry: false });
    if (facts?.isFile() !== true || facts.size > mostBytes) return [];
    const report = JSON.parse(readFileSync(file, 'utf8')) as Json;
    return listIn(report, 'pluginReports').flatMap(plugin => listIn(plugin, 'suppressedViolations'));
  } catch {
    return [];
  }
}

function listIn(value: Json | undefined, key: string): readonly Json[] {
  const list = isObject(value) ? own(value, key) : undefined;
  return isList(list) ? list : [];
}

function textIn(value: Json | undefined, key: string): string {
  const text = isObject(value) ? own(value, key) : undefined;
  return typeof text === 'string' ? text : '';
}
