import { environmentsOf } from './environment-view';
import type { EnvironmentView } from './environment-view';
import { Branch } from './evaluation';
import type { Evaluation } from './evaluation';
import type { StringMap } from './json';
import { Precedents } from './precedents';
import type { Outcome, SaidOfAll } from './precedents';
import type { Resource } from './resource';
import type { EnvironmentRule, ResourceRule, Rule } from './rule';
import { Run } from './run';
import type { Template } from './template';
import type { TemplateError, TemplateSource } from './template-source';
import { compliant, settled, undetermined, shortened } from './verdict';
import type { Reason, Verdict } from './verdict';

/** One rule's verdict on one resource, good ones included. */
export interface Finding {
  readonly rule: Rule;
  /** The resource that was judged; of an environment, its first resource, which stands for a place in a file. */
  readonly resource: Resource;
  /** What was judged, where the rule is about an environment. */
  readonly environment?: EnvironmentView;
  readonly verdict: Verdict;
  /** Parameter defaults that the verdict takes as given. */
  readonly assumes?: StringMap;
}

/** What holds PHI: everything, or what carries a tag with one of the values. */
export type PhiScope = 'everything' | { readonly tag: string; readonly values: readonly string[] };

export interface AssessOptions {
  /** @default 'everything' */
  readonly phi?: PhiScope;
  /** The run holds all that is deployed in its environments, so what it lacks is missing. @default false */
  readonly complete?: boolean;
  /** Takes how many resources each rule found compliant; those findings are then left out. */
  readonly passed?: Map<string, number>;
  /** Of how many resources of its type a resource has to be one to go by others that look alike; tests vary it. @default 4 */
  readonly precedentsFrom?: number;
  /** Called before each template is judged, with its number, to show progress. */
  readonly onTemplate?: (index: number, path: string) => void;
}

export interface Assessed {
  readonly findings: readonly Finding[];
  /** Checks that threw. Their findings are undetermined, and the run is not green. */
  readonly errors: readonly TemplateError[];
  /** Resource types that no rule judged or looked at, with their number. */
  readonly unseen: ReadonlyMap<string, number>;
}

/** Branches that one finding may split into. */
const mostBranches = 256;
/** Properties that judging a template may read: so much for each resource and so much besides. */
const workPerResource = 1_000;
const workBesides = 2_000_000;

/** Judges templates by rules. Pure: the same input gives the same findings in the same order. */
export function assess(sources: readonly TemplateSource[], rules: readonly Rule[], options: AssessOptions = {}): Assessed {
  const run = new Run(sources);
  const rulesOf = byType(rules);
  const findings = new Findings(options.passed);
  const errors: TemplateError[] = [];
  // To note what a check looks at costs as much as the check.
  const { precedentsFrom = 4 } = options;
  const precedents = new Precedents();
  run.templates.forEach((template, index) => {
    options.onTemplate?.(index, template.name);
    const judge = new Judge([template], options.phi ?? 'everything', errors);
    for (const resource of template.resources) {
      const about = rulesOf.get(resource.type);
      const hasLikes = run.declared(resource.type).length >= precedentsFrom;
      if (about !== undefined) judge.all(about, resource, findings, hasLikes ? precedents : undefined);
    }
    for (const resource of template.resources) resource.forget();
  });
  const ofEnvironments = rules.filter(rule => rule.scope === 'environment');
  if (ofEnvironments.length > 0) {
    for (const environment of environmentsOf(run, options.complete ?? false))
      for (const finding of judgedEnvironment(environment, ofEnvironments, errors)) findings.add(finding);
  }
  return { findings: findings.all(), errors, unseen: unseenIn(run, rulesOf) };
}

class Findings {
  private readonly listed: Finding[] = [];
  private readonly alike = new Map<SaidOfAll, number>();

  constructor(private readonly passed: Map<string, number> | undefined) {}

  add(finding: Finding | undefined): void {
    if (finding === undefined) return;
    if (this.passed === undefined || finding.verdict.status !== 'compliant') this.listed.push(finding);
    else count(this.passed, finding.rule.id, 1);
  }

  /** Counts what is compliant of it. False where that is to be listed. */
  pass(said: SaidOfAll): boolean {
    if (this.passed === undefined) return false;
    count(this.alike, said, 1);
    return true;
  }

  all(): readonly Finding[] {
    const { passed } = this;
    if (passed === undefined) return this.listed;
    for (const [said, times] of this.alike) {
      for (const { rule, outcome } of said.all) if (outcome?.verdict?.status === 'compliant') count(passed, rule.id, times);
    }
    return this.listed;
  }
}

function count<K>(counts: Map<K, number>, key: K, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** Types that no rule judged or looked at. */
function unseenIn(run: Run, rulesOf: ReadonlyMap<string, readonly ResourceRule[]>): ReadonlyMap<string, number> {
  const unseen = new Map<string, number>();
  for (const template of run.templates) {
    for (const [type, resources] of template.types()) {
      if (!rulesOf.has(type) && !run.lookedAt.has(type)) unseen.set(type, (unseen.get(type) ?? 0) + resources.length);
    }
  }
  return unseen;
}

function judgedEnvironment(
  environment: EnvironmentView,
  rules: readonly EnvironmentRule[],
  errors: TemplateError[],
): readonly Finding[] {
  const [template, ...templates] = environment.templates.filter(({ resources }) => resources.length > 0);
  const [resource] = template?.resources ?? [];
  if (template === undefined || resource === undefined) return [];
  const judge = new Judge([template, ...templates], 'everything', errors);
  const findings = rules.map(rule => judge.findingOn(rule, environment, resource));
  for (const read of environment.templates) for (const one of read.resources) one.forget();
  return findings.filter(finding => finding !== undefined);
}

function byType(rules: readonly Rule[]): ReadonlyMap<string, readonly ResourceRule[]> {
  const found = new Map<string, ResourceRule[]>();
  for (const rule of rules) {
    if (typeof rule.check !== 'function' || rule.scope !== undefined) continue;
    for (const type of rule.appliesTo) {
      const others = found.get(type);
      if (others === undefined) found.set(type, [rule]);
      else others.push(rule);
    }
  }
  return found;
}

/** The verdict in one branch. */
interface Leaf {
  readonly branch: Branch;
  readonly verdict: Verdict;
}

const tooMuchWork = (): Verdict =>
  undetermined('not judged: the template needs more work than a run allows. Split it, or judge it by itself');

/** Where it is not known whether the rule concerns its subject, a failure is not known either. */
function withheld(concerns: Verdict, verdict: Verdict): Verdict {
  return concerns.status === 'undetermined' && verdict.status === 'non-compliant' ? concerns : verdict;
}

class Judge {
  private readonly evaluation: Evaluation;
  private readonly workLimit: number;
  private readonly macro: string | undefined;
  private readonly assumed: StringMap | undefined;
  private precedents: Precedents | undefined;
  /** No decision taken. Shared, because what conditions are without any holds for all findings. */
  private readonly root = Branch.root();

  /** `templates`: one, or those of an environment. */
  constructor(
    private readonly templates: readonly [Template, ...Template[]],
    private readonly phi: PhiScope,
    private readonly errors: TemplateError[],
  ) {
    this.evaluation = templates[0].evaluation;
    this.macro = templates.find(({ rewrittenBy }) => rewrittenBy !== undefined)?.rewrittenBy;
    this.assumed = templates[0].assumed;
    const resources = templates.reduce((sum, template) => sum + template.resources.length, 0);
    this.workLimit = this.evaluation.work + workBesides + workPerResource * resources;
    // One finding may end the budget of its template, and no more.
    this.evaluation.workLimit = this.workLimit + workBesides;
  }

  /** What all rules about a resource have to say of it. */
  all(rules: readonly ResourceRule[], resource: Resource, findings: Findings, precedents: Precedents | undefined): void {
    const { evaluation } = this;
    this.precedents = precedents;
    const said = evaluation.work > this.workLimit ? undefined : precedents?.findAll(resource);
    if (said !== undefined) {
      const others = this.macro === undefined && findings.pass(said) ? said.open : said.all;
      for (const { rule, outcome } of others)
        findings.add(outcome === undefined ? this.finding(rule, resource) : this.found(rule, resource, outcome));
      return;
    }
    precedents?.startAll(resource);
    for (const rule of rules) findings.add(this.finding(rule, resource));
    precedents?.keepAll(resource);
  }

  /** The verdict over all branches in which the resource exists and the rule concerns it; undefined where there is none. */
  finding(rule: ResourceRule, resource: Resource): Finding | undefined {
    const { evaluation } = this;
    if (evaluation.work > this.workLimit) {
      this.precedents?.say(rule, undefined);
      return { rule, resource, verdict: tooMuchWork() };
    }
    return this.found(rule, resource, this.precedents?.find(rule, resource) ?? this.observed(rule, resource));
  }

  private found(rule: ResourceRule, resource: Resource, { verdict, assumes }: Outcome): Finding | undefined {
    if (verdict === undefined) return undefined;
    const finding = { rule, resource, verdict: this.trusted(verdict) };
    const { assumed } = this;
    return assumes === undefined && assumed === undefined ? finding : { ...finding, assumes: { ...assumed, ...assumes } };
  }

  /** What the rule says of the resource, kept as a precedent for others. */
  private observed(rule: ResourceRule, resource: Resource): Outcome {
    const { evaluation, precedents } = this;
    const { observed } = evaluation;
    if (precedents?.wants(rule, resource) !== true) {
      precedents?.say(rule, undefined);
      return this.outcome(rule, resource);
    }
    observed.start(resource);
    const outcome = this.outcome(rule, resource);
    // What ran out of its budget would come out otherwise elsewhere.
    if (evaluation.work > this.workLimit) observed.escape();
    precedents.keep(rule, resource, observed, outcome);
    observed.escape();
    return outcome;
  }

  private outcome(rule: ResourceRule, resource: Resource): Outcome {
    const { evaluation } = this;
    evaluation.judged = resource;
    evaluation.start(this.root);
    const first = this.inBranch(rule, resource);
    return evaluation.question === undefined && !evaluation.impossible
      ? { verdict: first === undefined ? undefined : settled(first), assumes: asText(evaluation.assumed) }
      : this.overBranches(() => this.inBranch(rule, resource));
  }

  /** The verdict on an environment, in which no resource is the judged one: paths begin with the resource that they lead into. */
  findingOn(rule: EnvironmentRule, environment: EnvironmentView, resource: Resource): Finding | undefined {
    const { evaluation } = this;
    if (evaluation.work > this.workLimit) return { rule, resource, environment, verdict: tooMuchWork() };
    evaluation.judged = undefined;
    const { verdict, assumes } = this.overBranches(() => this.inEnvironment(rule, environment));
    if (verdict === undefined) return undefined;
    const finding = { rule, resource, environment, verdict: this.trusted(verdict) };
    return assumes === undefined ? finding : { ...finding, assumes };
  }

  private overBranches(judge: () => Verdict | undefined): Outcome {
    const { evaluation } = this;
    const leaves: Leaf[] = [];
    const assumed = new Map<string, string>();
    const open: Branch[] = [this.root];
    // Those too in which the rule says nothing.
    let ended = 0;
    let dropped = false;
    let spent = false;
    for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
      if (ended + open.length >= mostBranches || (ended > 0 && evaluation.work > this.workLimit)) {
        spent = true;
        break;
      }
      evaluation.start(branch);
      const verdict = judge();
      if (evaluation.question !== undefined) {
        open.push(...[...branch.split(evaluation.question)].reverse());
        continue;
      }
      ended++;
      if (evaluation.impossible) dropped = true;
      else if (verdict !== undefined) {
        leaves.push({ branch, verdict: settled(verdict) });
        for (const [name, value] of evaluation.assumed ?? []) assumed.set(name, value);
      }
    }
    if (leaves.length > 0 || spent) return { verdict: combined(leaves, spent), assumes: asText(assumed) };
    const verdict = dropped
      ? undetermined('no branch of the template can be deployed: a mapping lacks a key that it reads')
      : undefined;
    return { verdict, assumes: undefined };
  }

  /** Undefined where the resource does not exist or the rule does not concern it. */
  private inBranch(rule: ResourceRule, resource: Resource): Verdict | undefined {
    try {
      if (!resource.exists()) return undefined;
      const concerns = rule.where === undefined && rule.when === undefined ? compliant : this.concerns(rule, resource);
      if (concerns.status === 'non-compliant') return undefined;
      return withheld(concerns, typeof rule.check === 'function' ? rule.check(resource) : compliant);
    } catch (thrown) {
      return this.failed(rule, resource.logicalId, thrown);
    }
  }

  private inEnvironment(rule: EnvironmentRule, environment: EnvironmentView): Verdict | undefined {
    try {
      const concerns = rule.where?.(environment) ?? compliant;
      if (concerns.status === 'non-compliant' || typeof rule.check !== 'function') return undefined;
      return withheld(concerns, rule.check(environment));
    } catch (thrown) {
      return this.failed(rule, environment.name, thrown);
    }
  }

  private failed(rule: Rule, subject: string, thrown: unknown): Verdict {
    this.evaluation.observed.escape();
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const fault = `The check of rule ${rule.id} failed on ${subject}: ${message}. This is a fault of the rule; report it, or leave the rule out with --skip ${rule.id}`;
    if (this.errors.at(-1)?.message !== fault) this.errors.push({ template: this.templates[0].name, message: fault });
    return undetermined(`the check itself failed: ${message}`);
  }

  private concerns(rule: ResourceRule, resource: Resource): Verdict {
    const where = rule.where?.(resource) ?? compliant;
    if (where.status === 'non-compliant' || rule.when !== 'phi' || this.phi === 'everything') return where;
    const tag = resource.tag(this.phi.tag).mustBe(...this.phi.values);
    return tag.status === 'compliant' ? where : tag;
  }

  /** A macro that nobody has run can undo what is compliant here. */
  private trusted(verdict: Verdict): Verdict {
    if (verdict.status !== 'compliant') return verdict;
    if (this.macro === undefined) return verdict;
    return undetermined(
      `compliant as written, but the macro ${this.macro} can change the template at deployment. Judge the processed template`,
    );
  }
}

function asText(assumed: ReadonlyMap<string, string> | undefined): StringMap | undefined {
  return assumed === undefined || assumed.size === 0 ? undefined : Object.fromEntries([...assumed].sort());
}

/** Non-compliant if any branch is, else undetermined if any is; branches are named only where others differ. */
function combined(leaves: readonly Leaf[], spent: boolean): Verdict {
  const failed = leaves.filter(leaf => leaf.verdict.status === 'non-compliant');
  if (failed.length > 0) return { status: 'non-compliant', reasons: reasonsOf(failed, leaves) };
  if (spent)
    return undetermined(
      `not settled: its conditions make more than ${String(mostBranches)} branches. Give values with --parameters`,
    );
  const unknown = leaves.filter(leaf => leaf.verdict.status === 'undetermined');
  return unknown.length > 0 ? { status: 'undetermined', reasons: reasonsOf(unknown, leaves) } : compliant;
}

function reasonsOf(chosen: readonly Leaf[], all: readonly Leaf[]): readonly Reason[] {
  const leavesOf = new Map<string, { readonly reason: Reason; readonly leaves: Set<Leaf> }>();
  for (const leaf of chosen) {
    if (leaf.verdict.status === 'compliant') continue;
    for (const reason of leaf.verdict.reasons) {
      const key = `${reason.at ?? ''}\n${reason.message}`;
      const entry = leavesOf.get(key);
      if (entry === undefined) leavesOf.set(key, { reason, leaves: new Set([leaf]) });
      else entry.leaves.add(leaf);
    }
  }
  const reasons: Reason[] = [];
  for (const { reason, leaves } of leavesOf.values()) {
    for (const when of branchesOf(leaves, all)) reasons.push(when === undefined ? reason : { ...reason, when });
  }
  return shortened(reasons);
}

/** How to say in which branches something holds: not at all where it is all of them, by what they share where that is enough. */
function branchesOf(leaves: ReadonlySet<Leaf>, all: readonly Leaf[]): readonly (StringMap | undefined)[] {
  if (leaves.size === all.length) return [undefined];
  const decided = new Map(all.map(leaf => [leaf, leaf.branch.decisions()] as const));
  const own = [...leaves].map(leaf => decided.get(leaf) ?? {});
  const [first = {}] = own;
  const shared = Object.fromEntries(Object.entries(first).filter(([name, value]) => own.every(other => other[name] === value)));
  const among = all.filter(leaf => Object.entries(shared).every(([name, value]) => decided.get(leaf)?.[name] === value));
  if (among.length === leaves.size && Object.keys(shared).length > 0) return [shared];
  return own.map(decisions => ({ ...decisions }));
}
