import { Evaluation } from './evaluation';
import { resolve } from './intrinsics';
import { isObject, own } from './json';
import { Relations } from './relations';
import type { Resource } from './resource';
import { Elsewhere } from './scope';
import type { Scope, StackOutput } from './scope';
import { Template } from './template';
import type { Environment, TemplateSource } from './template-source';

/** All templates that are judged together, and what connects them: nested stacks, exports, relations between resources. */
export class Run {
  readonly evaluation = new Evaluation();
  /** Types that a check looked at on the way from the resource that it judged. */
  readonly lookedAt = new Set<string>();
  readonly templates: readonly Template[];
  private readonly all = new Map<string, readonly Resource[]>();
  private readonly byPath = new Map<string, Template[]>();
  private readonly children = new Map<string, Template[]>();
  private readonly relations = new Relations(this);
  private stacks: Map<string, Template[]> | undefined;
  private exports: Map<string, { readonly template: Template; readonly value: Elsewhere }[]> | undefined;

  constructor(sources: readonly TemplateSource[]) {
    this.templates = sources.map((source, index) => new Template(this, String(index), source));
    for (const template of this.templates) {
      const { parent, path } = template.source;
      // A template file that two stacks deploy is read once for each.
      add(this.byPath, path, template);
      if (parent !== undefined) add(this.children, `${parent.path}\n${parent.logicalId}`, template);
    }
  }

  template(scope: Scope): Template {
    const template = this.templates[Number(scope.id)];
    if (template === undefined) throw new Error(`no template ${scope.id} in this run`);
    return template;
  }

  parentOf(template: Template): { readonly scope: Template; readonly logicalId: string } | undefined {
    const { parent } = template.source;
    const scope = parent === undefined ? undefined : nextTo(template, this.byPath.get(parent.path));
    return parent === undefined || scope === undefined || scope === template ? undefined : { scope, logicalId: parent.logicalId };
  }

  childOf(template: Template, logicalId: string): Template | undefined {
    return nextTo(template, this.children.get(`${template.source.path}\n${logicalId}`));
  }

  /** The one value exported under a name where the importing stack can see it: the same account and Region, as far as known. */
  exported(importer: Template, name: string): Elsewhere | undefined {
    const all = (this.exports ??= this.collectExports()).get(name) ?? [];
    const visible = all.filter(({ template }) => maySharePlace(template.environment, importer.environment));
    return visible.length === 1 ? visible[0]?.value : undefined;
  }

  /** The one output of this name of the stack of this name, where account and Region do not speak against it. */
  outputOf(reader: Template, { stackName, outputName, account, region }: StackOutput): Elsewhere | undefined {
    const place = {
      account: account ?? reader.environment.account,
      region: region ?? reader.environment.region,
    };
    const [template, ...others] = ((this.stacks ??= this.collectStacks()).get(stackName) ?? []).filter(({ environment }) =>
      maySharePlace(environment, place),
    );
    const output = template === undefined || others.length > 0 ? undefined : own(template.outputs, outputName);
    return template === undefined || !isObject(output) ? undefined : new Elsewhere(template, own(output, 'Value'));
  }

  private collectStacks(): Map<string, Template[]> {
    const found = new Map<string, Template[]>();
    for (const template of this.templates) {
      const { stack } = template;
      if (stack === undefined || template.source.parent !== undefined) continue;
      add(found, stack, template);
    }
    return found;
  }

  /** The resources of a type in all templates that exist in the branch being judged. */
  ofType(type: string): readonly Resource[] {
    this.lookedAt.add(type);
    const found = this.declared(type);
    if (found.length > 0) this.evaluation.observed.ofType(this, type);
    return found.length === 0 ? found : found.filter(resource => resource.exists());
  }

  /** @internal Those of every branch. */
  declared(type: string): readonly Resource[] {
    let found = this.all.get(type);
    if (found === undefined) this.all.set(type, (found = this.templates.flatMap(template => template.declared(type))));
    return found;
  }

  referrers(target: Resource, type: string, property: string): readonly Resource[] {
    return this.relations.referrers(target, type, property);
  }

  private collectExports(): Map<string, { readonly template: Template; readonly value: Elsewhere }[]> {
    const found = new Map<string, { readonly template: Template; readonly value: Elsewhere }[]>();
    this.exports = found;
    for (const template of this.templates) {
      for (const id of Object.keys(template.outputs)) {
        const output = own(template.outputs, id);
        const exported = isObject(output) ? own(output, 'Export') : undefined;
        const name = isObject(exported) ? resolve(template, own(exported, 'Name')) : undefined;
        if (!isObject(output) || typeof name !== 'string') continue;
        add(found, name, { template, value: new Elsewhere(template, own(output, 'Value')) });
      }
    }
    return found;
  }
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The one of the same deployment, where one file is deployed several times; then the one that is not nested itself. */
function nextTo({ stack, environment: place }: Template, found: readonly Template[] = []): Template | undefined {
  const near = found.filter(
    ({ stack: other, environment }) =>
      other === stack && environment.account === place.account && environment.region === place.region,
  );
  const among = near.length > 0 ? near : found.filter(({ environment }) => maySharePlace(environment, place));
  return among.findLast(({ source }) => source.parent === undefined) ?? among[0];
}

function maySharePlace(a: Environment, b: Environment): boolean {
  const differ = (x: string | undefined, y: string | undefined): boolean => x !== undefined && y !== undefined && x !== y;
  return !differ(a.account, b.account) && !differ(a.region, b.region);
}
