import { AspectPriority, Aspects, CfnResource, PropertyInjectors, Stack, Stage } from 'aws-cdk-lib/core';
import type { IAspect, InjectionContext, IPropertyInjector, StageSynthesisOptions } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';
import { rules as allRules } from '../../policies/rules-on-use';
import type { AssessedFinding, Json, JsonObject, Rule, Severity, Status } from '../core';
import { isObject, own } from '../core';
import { Acknowledged } from '../nag/acknowledged';
import { changedKey } from '../template/constructs';
import type { RecordedChange } from '../nag/changed';
import { judgeLoaded, prepare } from '../nag/prepared';
import type { Prepared } from '../nag/prepared';
import { environmentType } from '../core/assessment';
import { matchWaivers } from '../waivers';
import { inAllBranches, onlyWhere } from './branches';
import { injected } from './inject';
import { injections, tracelessProps } from './injections';
import type { Injection } from './injections';
import { leavesOf } from './patch';
import type { Leaf } from './patch';
import type { ProtectProps } from './props';
import { leftForPerson, reviewedPatches } from './reviewed';
import type { ReviewedPatch } from './reviewed';
import { bodyOf, importOf, loadedEarly, loadedFinal, logicalIdOf } from './templates';

/** One property that was changed. */
export interface Change extends RecordedChange {
  readonly constructPath: string;
  readonly logicalId: string;
  readonly type: string;
}

/** An open finding that was not cleared, and why. */
export interface Left {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: Exclude<Status, 'compliant'>;
  /** Of an environment: its account and Region. */
  readonly resource: string;
  readonly type: string;
  /** What was found. */
  readonly what: readonly string[];
  /** Why it was not changed. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

/** After what users and CDK change, before what only reads. */
const priority = AspectPriority.READONLY - 100;

interface Judged {
  /** By resource and rule. */
  readonly open: ReadonlyMap<string, ReadonlyMap<string, AssessedFinding>>;
  /** By resource, the rules of `unlessOpen` that are not met for certain. What is waived is what somebody wants. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
  readonly bodies: ReadonlyMap<string, string>;
}

const wishes: ReadonlySet<string> = new Set(reviewedPatches.flatMap(({ unlessOpen = [] }) => unlessOpen));

/** What is known of a resource when a patch is about to be applied to it. */
interface Known {
  readonly finding: AssessedFinding;
  readonly wanted: ReadonlySet<string>;
}

/** By App or Stage. */
export const protections = new WeakMap<IConstruct, Protection>();

interface PendingInjection {
  readonly injection: Injection;
  readonly path: string;
  readonly context: InjectionContext;
}

/** What protects a scope: the changes that it makes while the app is built and synthesized. */
export class Protection implements IAspect {
  private readonly prepared: Prepared;
  /** The reviewed patches of this run, by type of resource. */
  private readonly patches = new Map<string, { readonly patch: ReviewedPatch; readonly set: Readonly<Record<string, Json>> }[]>();
  private readonly judgedRules: readonly Rule[];
  private readonly made: Change[] = [];
  private readonly heldBack = new Map<string, string>();
  /** The traceless props that were set, by the scope and id of their construct. */
  private readonly seen = new WeakMap<IConstruct, Map<string, ReadonlySet<string>>>();
  private readonly unjudged = new Map<string, string>();
  private pending: PendingInjection[] = [];
  private readonly judged = new Map<Stack, Judged>();
  private acknowledged: Acknowledged | undefined;

  constructor(
    private readonly scope: Stage,
    readonly props: ProtectProps,
  ) {
    this.prepared = prepare(props);
    mustBeKnown(props);
    protections.set(scope, this);
    const skipped = new Set(props.skip ?? []);
    const rules = new Map(this.prepared.rules.map(rule => [rule.id, rule]));
    for (const patch of reviewedPatches) {
      const rule = rules.get(patch.rule);
      if (rule === undefined || skipped.has(patch.rule)) continue;
      const set = patch.set ?? rule.fix.set;
      if (set === undefined) throw new Error(`${patch.rule} has no patch to apply`);
      for (const type of patch.types ?? rule.appliesTo) {
        const before = this.patches.get(type);
        if (before === undefined) this.patches.set(type, [{ patch, set }]);
        else before.push({ patch, set });
      }
    }
    const asked = new Set(reviewedPatches.map(({ rule }) => rule));
    this.judgedRules = [
      ...this.prepared.rules.filter(({ id }) => asked.has(id)).map(inAllBranches),
      // What somebody wants stands in the template, whether this run reports it or not.
      ...allRules.filter(({ id }) => wishes.has(id)),
    ];
    const ours = injections.filter(({ rule }) => rules.has(rule) && !skipped.has(rule));
    for (const construct of new Set([...ours, ...tracelessProps].map(({ construct }) => construct))) this.inject(construct, ours);
  }

  /** What was changed until now, in the order of construct paths; complete once the app was synthesized. */
  get changes(): readonly Change[] {
    this.settleInjections();
    return [...this.made].sort((a, b) => compare(a.constructPath, b.constructPath));
  }

  /** Stacks in which nothing could be changed, and why. */
  get problems(): readonly string[] {
    return [...this.unjudged.values()];
  }

  /** What is still open in the synthesized app, and so left for a person. Judges the templates each time. */
  left(): readonly Left[] {
    const stacks = this.scope.node.findAll().filter(node => Stack.isStack(node));
    const acknowledgements = new Acknowledged(this.scope.node.root).concerning([this.scope.node.path]);
    const { findings, errors } = judgeLoaded(this.prepared, loadedFinal(stacks, this.prepared.parameters), acknowledgements);
    const [error] = errors;
    if (error !== undefined) throw new Error(`${error.template} was not judged: ${error.message}`);
    const fixes = new Map(this.prepared.rules.map(rule => [rule.id, rule]));
    return findings
      .filter(({ status, waiver }) => status !== 'compliant' && waiver === undefined)
      .map(finding => ({
        rule: finding.ruleId,
        severity: finding.severity,
        status: finding.status as Left['status'],
        resource: finding.resource.constructPath ?? finding.resource.logicalId,
        type: finding.resource.type,
        what: finding.reasons.map(({ message }) => message),
        why: this.whyLeft(finding),
        fix: fixes.get(finding.ruleId)?.fix.how ?? '',
      }))
      .sort((a, b) => compare(a.resource, b.resource) || compare(a.rule, b.rule));
  }

  private whyLeft({ ruleId, status, resource }: AssessedFinding): string {
    if (status === 'undetermined') return 'The template does not decide it.';
    const held = this.heldBack.get(keyOf(ruleId, resource.constructPath ?? ''));
    if (held !== undefined) return held;
    if (resource.type === environmentType) return 'It concerns the account and not one resource.';
    const person = leftForPerson.get(ruleId);
    if (person !== undefined) return person;
    if (injections.some(({ rule }) => rule === ruleId) && !reviewedPatches.some(({ rule }) => rule === ruleId))
      return 'It is changed on constructs of CDK alone that are made after the call of `Hicp.protect` and do not say otherwise.';
    return 'It needs a decision, or another resource.';
  }

  visit(node: IConstruct): void {
    if (node === this.scope || Stage.isStage(node)) this.settleInjections();
    if (!CfnResource.isCfnResource(node) || !this.patches.has(node.cfnResourceType) || !this.isNearestTo(node)) return;
    const { stack } = node;
    const id = logicalIdOf(node);
    let judged = this.judged.get(stack) ?? this.judge(stack);
    if (judged.bodies.has(id) && !judged.open.has(id)) return;
    if (this.unjudged.has(stack.node.path)) return;
    const body = bodyOf(node);
    if (body === undefined) return;
    // Aspects of the user ran on this resource since the stack was judged, or made it.
    if (judged.bodies.get(id) !== textOf(body)) judged = this.judge(stack);
    const open = judged.open.get(id);
    if (open === undefined) return;
    let current: JsonObject | undefined = body;
    const wanted = judged.wanted.get(id) ?? new Set();
    for (const { patch, set } of this.patches.get(node.cfnResourceType) ?? []) {
      const finding = open.get(patch.rule);
      if (finding === undefined || current === undefined) continue;
      if (this.apply(node, id, patch, leavesOf(set, current), { finding, wanted })) current = bodyOf(node);
    }
  }

  /**
   * Aspects of an App do not reach into its Stages, and CDK synthesizes those first, with no hook before that: so the one method
   * by which all is synthesized is wrapped.
   */
  start(): void {
    const { scope } = this;
    this.attachTo(scope);
    const synth = scope.synth.bind(scope);
    scope.synth = (options?: StageSynthesisOptions) => {
      // Each synthesis starts from the tree as it is then.
      this.judged.clear();
      this.unjudged.clear();
      this.acknowledged = undefined;
      for (const node of scope.node.findAll()) if (Stage.isStage(node)) this.attachTo(node);
      return synth(options);
    };
  }

  /** Of an App and a Stage that are both protected, the Stage's own props hold in it: what these skip nobody else may change. */
  private isNearestTo(construct: IConstruct): boolean {
    return construct.node.scopes.findLast(scope => protections.has(scope)) === this.scope;
  }

  private attachTo(stage: Stage): void {
    if (!Aspects.of(stage).all.includes(this)) Aspects.of(stage).add(this, { priority });
  }

  /** Applies a patch as a whole or not at all. */
  private apply(resource: CfnResource, logicalId: string, patch: ReviewedPatch, leaves: readonly Leaf[], known: Known): boolean {
    const { rule } = patch;
    const changed = leaves.filter(({ state }) => state !== 'equal');
    if (changed.length === 0) return false;
    const why = this.reasonToHoldBack(resource, patch, changed, known);
    if (why !== undefined) {
      this.heldBack.set(keyOf(rule, resource.node.path), why);
      return false;
    }
    for (const { path, value, found } of changed) {
      resource.addOverride(path, value);
      this.record(resource, logicalId, {
        rule,
        path,
        value,
        ...(found === undefined ? {} : { was: found }),
        ...(patch.replaces === undefined ? {} : { replaces: true }),
        ...(patch.effect === undefined ? {} : { effect: patch.effect }),
      });
    }
    return true;
  }

  private reasonToHoldBack(
    resource: CfnResource,
    { rule, replaces, effect, unlessOpen = [], unlessDestroyed }: ReviewedPatch,
    changed: readonly Leaf[],
    { finding, wanted }: Known,
  ): string | undefined {
    const opaque = changed.find(({ state }) => state === 'opaque');
    if (opaque !== undefined) return `\`${opaque.at}\` is known only at deployment.`;
    if (!allows(this.props.overrideExplicit, rule)) {
      const explicit = changed.find(({ state, path }) => state === 'explicit' || isTakenOut(resource, path));
      if (explicit !== undefined)
        return `\`${explicit.at}\` is set explicitly. Change it there, or name \`${rule}\` in \`overrideExplicit\`.`;
      const said = this.saidInProps(resource, rule);
      if (said !== undefined) return said;
      if (unlessDestroyed === true && bodyOf(resource)?.['DeletionPolicy'] === 'Delete')
        return `Its removal policy is DESTROY, and protected it would keep its stack from being deleted. Keep it, or name \`${rule}\` in \`overrideExplicit\`.`;
    }
    // What is set may be set on purpose for those branches alone; what is absent would be set in all.
    const where = changed.some(({ state }) => state === 'absent') ? onlyWhere(finding) : undefined;
    if (where !== undefined) return `It is open only where ${where}, and the change would hold everywhere.`;
    const wish = unlessOpen.find(other => wanted.has(other));
    if (wish !== undefined) return `\`${wish}\` is not met on it, so somebody may want it so.`;
    if (replaces === true && !allows(this.props.replace, rule))
      return `${effect ?? ''} Name \`${rule}\` in \`replace\` where nothing is lost.`.trim();
    return undefined;
  }

  private record(resource: CfnResource, logicalId: string, recorded: RecordedChange): void {
    const constructPath = resource.node.path;
    this.made.push({ constructPath, logicalId, type: resource.cfnResourceType, ...recorded });
    resource.node.addMetadata(changedKey, recorded);
  }

  /** Where a stack cannot be judged yet nothing is changed in it; what is open is reported in the end. */
  private judge(stack: Stack): Judged {
    let judged: Judged = { open: new Map(), wanted: new Map(), bodies: new Map() };
    try {
      judged = this.openIn(stack);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.unjudged.set(stack.node.path, `${stack.node.path} is changed nowhere: ${why}`);
    }
    this.judged.set(stack, judged);
    return judged;
  }

  private openIn(stack: Stack): Judged {
    this.acknowledged ??= new Acknowledged(this.scope.node.root);
    const loaded = loadedEarly(stack, this.prepared.parameters);
    const acknowledgements = this.acknowledged.concerning([stack.node.path]);
    const { findings, errors } = judgeLoaded(this.prepared, loaded, acknowledgements, this.judgedRules);
    const [error] = errors;
    if (error !== undefined) throw new Error(error.message);
    const open = new Map<string, Map<string, AssessedFinding>>();
    const wanted = new Map<string, Set<string>>();
    for (const finding of findings) {
      const { logicalId } = finding.resource;
      if (finding.status !== 'compliant' && wishes.has(finding.ruleId))
        wanted.set(logicalId, (wanted.get(logicalId) ?? new Set<string>()).add(finding.ruleId));
      if (finding.status !== 'non-compliant' || finding.waiver !== undefined) continue;
      open.set(logicalId, (open.get(logicalId) ?? new Map<string, AssessedFinding>()).set(finding.ruleId, finding));
    }
    const resources = loaded.sources[0]?.body['Resources'];
    const bodies = new Map(
      Object.entries(isObject(resources) ? resources : {}).map(([id, body]) => [id, isObject(body) ? textOf(body) : '']),
    );
    return { open, wanted, bodies };
  }

  /** One injector for a class and scope is all that CDK takes, so ours calls the one that would have been called without it. */
  private inject(construct: string, all: readonly Injection[]): void {
    const ours = all.filter(injection => injection.construct === construct);
    const injectors = PropertyInjectors.of(this.scope);
    const before = injectors.for(construct);
    const inject = (given: unknown, context: InjectionContext): unknown => {
      // CDK Pipelines synthesize a Stage when it is added, before the app.
      const stage = Stage.of(context.scope);
      if (stage !== undefined) this.attachTo(stage);
      const theirs = before ?? outerInjector(this.scope, construct);
      let props: unknown = theirs === undefined ? given : theirs.inject(given, context);
      this.saw(construct, props, context);
      if (!this.isNearestTo(context.scope)) return props;
      for (const injection of ours) {
        if (this.isWaived(injection.rule, context)) continue;
        const changed = injected(props, injection);
        props = changed.props;
        for (const path of changed.paths) this.pending.push({ injection, path, context });
      }
      return props;
    };
    injectors.add({ constructUniqueId: construct, inject });
  }

  private saw(construct: string, props: unknown, { scope, id }: InjectionContext): void {
    const given = (typeof props === 'object' && props !== null ? props : {}) as Readonly<Record<string, unknown>>;
    const said = tracelessProps.filter(one => one.construct === construct && given[one.prop] !== undefined);
    const seen = this.seen.get(scope) ?? new Map<string, ReadonlySet<string>>();
    this.seen.set(scope, seen.set(sanitized(id), new Set(said.map(({ prop }) => prop))));
  }

  /** Why it is not known that the user said nothing about it, in props that leave no trace. */
  private saidInProps(resource: CfnResource, rule: string): string | undefined {
    for (const { construct, prop } of tracelessProps.filter(one => one.rule === rule)) {
      for (const { node, constructor } of resource.node.scopes) {
        if ((constructor as { readonly PROPERTY_INJECTION_ID?: unknown }).PROPERTY_INJECTION_ID !== construct) continue;
        const said = node.scope === undefined ? undefined : this.seen.get(node.scope)?.get(sanitized(node.id));
        if (said === undefined)
          return `Whether \`${prop}\` is set on ${node.path} was not seen: call \`Hicp.protect\` before the construct is made.`;
        if (said.has(prop)) return `\`${prop}\` is set explicitly. Change it there, or name \`${rule}\` in \`overrideExplicit\`.`;
      }
    }
    return undefined;
  }

  /** By the settings: acknowledgements are made on constructs, and this one is only about to be made. */
  private isWaived(rule: string, { scope, id }: InjectionContext): boolean {
    const { waivers } = this.prepared.settings;
    if (waivers.length === 0) return false;
    const constructPath = [scope.node.path, id, 'Resource'].filter(part => part !== '').join('/');
    const finding = { ruleId: rule, status: 'non-compliant' as const, resource: { template: '', logicalId: '', constructPath } };
    const idOf = new Map(allRules.flatMap(({ id: own, aliases = [] }) => [own, ...aliases].map(name => [name, own] as const)));
    const context = { knownRules: (name: string) => idOf.get(name), today: new Date().toISOString().slice(0, 10) };
    return matchWaivers([finding], waivers, context).waiverOf(finding) !== undefined;
  }

  /** Constructs that were made with injected props exist by now. */
  private settleInjections(): void {
    const { pending } = this;
    this.pending = [];
    if (pending.length === 0) return;
    const policies = policiesIn(this.scope.node.root);
    for (const { injection, path, context } of pending) {
      const construct = context.scope.node.tryFindChild(context.id);
      const resource = construct?.node.defaultChild;
      if (construct === undefined || !CfnResource.isCfnResource(resource)) continue;
      const { rule, value, effect, makes } = injection;
      if (makes !== undefined && hasOtherPolicy(construct, resource, makes.type, policies)) continue;
      this.record(resource, logicalIdOf(resource), { rule, path, value, ...(effect === undefined ? {} : { effect }) });
    }
  }
}

interface Policy {
  readonly resource: CfnResource;
  /** What it is of, as it is written. */
  readonly names: string;
}

/** The policies in all stacks, of what takes one only. */
function policiesIn(root: IConstruct): readonly Policy[] {
  const names = new Map(injections.flatMap(({ makes }) => (makes === undefined ? [] : [[makes.type, makes.names] as const])));
  return root.node.findAll().flatMap(resource => {
    const property = CfnResource.isCfnResource(resource) ? names.get(resource.cfnResourceType) : undefined;
    if (property === undefined || !CfnResource.isCfnResource(resource)) return [];
    return [{ resource, names: JSON.stringify(propertyOf(resource, property) ?? null) }];
  });
}

/**
 * A bucket or queue takes one policy, and two resources would overwrite each other or the second is refused: where the user made one,
 * in whatever stack, ours goes, unless somebody else wrote into it.
 */
function hasOtherPolicy(construct: IConstruct, resource: CfnResource, type: string, policies: readonly Policy[]): boolean {
  const own = logicalIdOf(resource);
  const elsewhere = importOf(resource, 'Ref');
  const name = propertyOf(resource, 'BucketName');
  const isOther = ({ resource: policy, names }: Policy): boolean =>
    policy.cfnResourceType === type &&
    !policy.node.scopes.includes(construct) &&
    (names.includes(JSON.stringify(policy.stack === resource.stack ? own : elsewhere)) ||
      (typeof name === 'string' && names === JSON.stringify(name)));
  if (!policies.some(isOther)) return false;
  const made = construct.node.tryFindChild('Policy');
  const document = (made as { readonly document?: { readonly statementCount?: number } } | undefined)?.document;
  if (document?.statementCount === 1) construct.node.tryRemoveChild('Policy');
  return true;
}

function propertyOf(resource: CfnResource, name: string): Json | undefined {
  const properties = bodyOf(resource)?.['Properties'];
  return isObject(properties) ? own(properties, name) : undefined;
}

/** Whether `addPropertyDeletionOverride` was called for a property or what it is part of; CDK keeps that to itself. */
function isTakenOut(resource: CfnResource, path: string): boolean {
  let overrides: unknown = (resource as unknown as { readonly rawOverrides?: unknown }).rawOverrides;
  for (const name of path.split('.')) {
    if (typeof overrides !== 'object' || overrides === null || !Object.hasOwn(overrides, name)) return false;
    overrides = (overrides as Readonly<Record<string, unknown>>)[name];
    if (overrides === undefined) return true;
  }
  return false;
}

function outerInjector(scope: Construct, construct: string): IPropertyInjector | undefined {
  for (const outer of [...scope.node.scopes].reverse().slice(1)) {
    const found = PropertyInjectors.hasPropertyInjectors(outer) ? PropertyInjectors.of(outer).for(construct) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function allows(consent: boolean | readonly string[] | undefined, rule: string): boolean {
  return typeof consent === 'object' ? consent.includes(rule) : consent === true;
}

function mustBeKnown({ replace, overrideExplicit, skip = [] }: ProtectProps): void {
  const known = new Set([...reviewedPatches, ...injections].map(({ rule }) => rule));
  const named = [replace, overrideExplicit, skip].flatMap(names => (typeof names === 'object' ? names : []));
  const unknown = named.filter(name => !known.has(name));
  if (unknown.length > 0)
    throw new Error(`Hicp.protect knows no change for ${unknown.join(', ')}. Name rules of docs/protect.md`);
}

/** What CDK adds to each resource after it was judged, or Aspects to all of them, has nothing to do with a patch. */
function textOf(body: JsonObject): string {
  return JSON.stringify(body, (key, value: unknown) => (key === 'Metadata' || key === 'Tags' ? undefined : value));
}

/** As the tree writes ids, which may hold anything. */
function sanitized(id: string): string {
  return id.replace(/[/\n]/g, '--');
}

function keyOf(rule: string, constructPath: string): string {
  return `${constructPath}\n${rule}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
