import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { IApplyRule } from 'cdk-nag';
import { HIPAASecurityChecks } from 'cdk-nag/lib/packs/hipaa-security';
import { isObject } from '../../lib/core';
import type { Json, JsonObject } from '../../lib/core';
import { cloudFormationName } from './cloudformation-types';
import { patched } from './patch';

type NagRule = (node: CfnResource) => unknown;

/** cdk-nag's pack, asked for its rules instead of applying them. */
class Registered extends HIPAASecurityChecks {
  readonly found = new Map<string, NagRule>();

  list(): ReadonlyMap<string, NagRule> {
    this.checkResource(new CfnResource(new Stack(new App(), 'Any'), 'Any', { type: 'AWS::Any::Thing' }));
    return this.found;
  }

  protected override applyRule(applied: IApplyRule): void {
    const { rule, ruleSuffixOverride } = applied as { readonly rule: NagRule; readonly ruleSuffixOverride?: string };
    this.found.set(ruleSuffixOverride ?? rule.name, rule);
  }
}

/** The rules that cdk-nag's HIPAA pack really registers. */
export const nagRules: ReadonlyMap<string, NagRule> = new Registered().list();

/** The types of resources that one of them judges, out of its source: it asks for the classes of L1 constructs. */
export function nagTypes(rule: NagRule): readonly string[] {
  return [...String(rule).matchAll(/\bnode instanceof (aws_\w+?)_1\.(Cfn\w+)/g)].map(([, service = '', name = '']) => {
    const constructs = jest.requireActual<Readonly<Record<string, { readonly CFN_RESOURCE_TYPE_NAME: string } | undefined>>>(
      `aws-cdk-lib/${service.replaceAll('_', '-')}`,
    );
    const type = constructs[name]?.CFN_RESOURCE_TYPE_NAME;
    if (type === undefined) throw new Error(`aws-cdk-lib/${service} has no ${name}`);
    return type;
  });
}

/** Loads templates as typed constructs, which is what cdk-nag judges. */
export class Included {
  private readonly app = new App();
  private readonly folder = mkdtempSync(join(tmpdir(), 'hicp-included-'));
  private count = 0;

  /** The template with its resources by logical id, or why CDK refuses it. */
  load(template: JsonObject): { readonly body: JsonObject; readonly resources: ReadonlyMap<string, CfnResource> } | string {
    let body = template;
    for (;;) {
      try {
        return { body, resources: this.include(body) };
      } catch (thrown) {
        const refusal = thrown instanceof Error ? thrown.message : String(thrown);
        const mended = withWhatIsMissing(body, refusal);
        if (mended === undefined) return refusal;
        body = mended;
      }
    }
  }

  private include(body: JsonObject): ReadonlyMap<string, CfnResource> {
    const name = `T${String(this.count++)}`;
    const templateFile = join(this.folder, `${name}.json`);
    writeFileSync(templateFile, JSON.stringify(body));
    const included = new CfnInclude(new Stack(this.app, name), 'Template', { templateFile });
    return new Map(Object.keys(body['Resources'] as JsonObject).map(id => [id, included.getResource(id)]));
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Examples leave out what their rule does not look at; CDK wants required properties and what references name. */
function withWhatIsMissing(body: JsonObject, refusal: string): JsonObject | undefined {
  const [, id = '', type = '', missing = ''] =
    /\/([^/ ]+) \[(AWS::[^\]]+)\] is missing required property: (\w+)$/.exec(refusal) ?? [];
  if (id !== '') return changed(body, patched(body, ['Resources', id, 'Properties', cloudFormationName(type, missing)], {}));
  const [, wantsText = ''] = /^Property (\w+) should be one of .*string$/.exec(refusal) ?? [];
  if (wantsText !== '') {
    const filled = Object.entries(body['Resources'] as JsonObject)
      .filter(([, resource]) =>
        isEmptyObject(((resource as JsonObject)['Properties'] as JsonObject | undefined)?.[capitalized(wantsText)]),
      )
      .map(([name]) => ['Resources', name, 'Properties', capitalized(wantsText)]);
    return changed(
      body,
      filled.reduce((template, path) => patched(template, path, 'filled-in'), body),
    );
  }
  const [, name = ''] = /logical ID: '(\w+)' (?:was )?not found/.exec(refusal) ?? [];
  return name === '' ? undefined : changed(body, patched(body, ['Parameters', name], { Type: 'String' }));
}

function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function isEmptyObject(value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** Undefined where nothing changed: another attempt would end alike. */
function changed(before: JsonObject, after: JsonObject): JsonObject | undefined {
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : after;
}

/** What a rule of cdk-nag says of a resource; `error` where it throws, which its users see as a failure. */
export function nagVerdict(rule: NagRule, resource: CfnResource): 'compliant' | 'non-compliant' | 'error' | undefined {
  try {
    const result = rule(resource);
    if (Array.isArray(result)) return result.length > 0 ? 'non-compliant' : 'compliant';
    return result === 'Compliant' ? 'compliant' : result === 'Non-Compliant' ? 'non-compliant' : undefined;
  } catch {
    return 'error';
  }
}
