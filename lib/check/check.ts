import { assess, fingerprint } from '../core';
import type {
  AssessedChange,
  AssessedFinding,
  Assessment,
  Catalog,
  EnvironmentView,
  Finding,
  OldData,
  PhiScope,
  Provided,
  Reason,
  ResourceRef,
  Rule,
  RuleFacts,
  Size,
  StringMap,
  TemplateError,
  TemplateSource,
  ProvidedStack,
  WaiverNote,
  WaiverNotice,
} from '../core';
import { environmentType } from '../core/assessment';
import { pathOf } from '../core/path';
import { globMatcher, matchWaivers, waiversFromAcknowledgements, waiversInTemplates } from '../waivers';
import type { Acknowledgement, Waiver } from '../waivers';

export interface CheckInput {
  readonly sources: readonly TemplateSource[];
  /** What the readers could not read. */
  readonly errors: readonly TemplateError[];
  /** CDK's acknowledgements, which are read as waivers. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** The rules of this run, after profile and selection. */
  readonly rules: readonly Rule[];
  /** All rules there are, so that a waiver for one that was left out is not called unknown. */
  readonly allRules: readonly Rule[];
  /** The texts of a rule, which the command loads only when it has something to say. */
  readonly factsOf: (rule: Rule) => RuleFacts;
  readonly catalogs: Readonly<Record<string, Catalog>>;
  readonly profile: Size;
  readonly phi: PhiScope;
  /** The run holds all that is deployed in its environments. @default false */
  readonly complete?: boolean;
  /** Environment rules that were left out, because another repository provides what they ask for. */
  readonly provided?: readonly Provided[];
  /** Nested stacks that others judge, by logical id or construct path, with `*` and `**`. */
  readonly providedStacks?: readonly { readonly stack: string; readonly by: string }[];
  /** What `Hicp.protect` changed. */
  readonly changes?: readonly AssessedChange[];
  readonly waivers: readonly Waiver[];
  readonly waiverNotices: readonly WaiverNotice[];
  readonly tool: { readonly name: string; readonly version: string };
  readonly time: Date;
  /** Takes how many resources each rule found compliant; those findings are then left out. */
  readonly passed?: Map<string, number>;
  readonly onTemplate?: (index: number, path: string) => void;
}

/** One run: templates in, assessment out. The command and the plugin of `cdk synth` both go through here, so they cannot disagree. */
export function check(input: CheckInput): Assessment {
  const { findings, errors, unseen } = assess(input.sources, input.rules, {
    phi: input.phi,
    ...(input.complete === undefined ? {} : { complete: input.complete }),
    ...(input.passed === undefined ? {} : { passed: input.passed }),
    ...(input.onTemplate === undefined ? {} : { onTemplate: input.onTemplate }),
  });
  const all = assessed(findings);
  const inTemplates = waiversInTemplates(input.sources);
  const inCode = waiversFromAcknowledgements(input.acknowledgements);
  const waivers = [...input.waivers, ...inCode.waivers, ...inTemplates.waivers];
  // Only waivers name rules, and most runs have none.
  const named = waivers.length === 0 ? [] : input.allRules;
  const ran = new Set((waivers.length === 0 ? [] : input.rules).map(({ id }) => id));
  const idOf = new Map(named.flatMap(({ id, aliases = [] }) => [id, ...aliases].map(name => [name, id] as const)));
  const { waiverOf, notices } = matchWaivers(all, waivers, {
    knownRules: id => idOf.get(id),
    ruleIds: [...idOf.keys()],
    ran: id => ran.has(id),
    today: input.time.toISOString().slice(0, 10),
  });
  for (const finding of all) {
    if (finding.status === 'compliant') continue;
    const waiver = waiverOf(finding);
    if (waiver !== undefined) finding.waiver = waiver;
    finding.locate();
  }
  const old = oldData(input.rules, input.time);
  const read = unread([...input.errors, ...errors], input.providedStacks ?? []);
  return {
    schema: 1,
    tool: input.tool,
    time: input.time.toISOString(),
    profile: input.profile,
    catalogs: input.catalogs,
    rules: input.rules.map(input.factsOf),
    templates: input.sources.map(source => ({
      path: source.path,
      ...(source.stack === undefined ? {} : { stack: source.stack }),
      ...(source.environment === undefined ? {} : { environment: source.environment }),
      // Text shows no hash, and to make one has to be loaded.
      get sha256() {
        return source.sha256;
      },
      resources: Object.keys(source.body['Resources'] ?? {}).length,
    })),
    findings: all,
    unseen: [...unseen].map(([type, count]) => ({ type, count })).sort((a, b) => (a.type < b.type ? -1 : 1)),
    ...(input.provided === undefined || input.provided.length === 0 ? {} : { provided: input.provided }),
    ...(read.provided.length === 0 ? {} : { providedStacks: read.provided }),
    ...(old.length === 0 ? {} : { oldData: old }),
    ...(input.changes === undefined || input.changes.length === 0 ? {} : { changes: input.changes }),
    waiverNotices: [...input.waiverNotices, ...inCode.notices, ...inTemplates.notices, ...notices],
    errors: read.errors,
  };
}

/** Stacks that were not read are errors, unless the settings say who judges them. */
function unread(
  errors: readonly TemplateError[],
  given: NonNullable<CheckInput['providedStacks']>,
): { readonly errors: readonly TemplateError[]; readonly provided: readonly ProvidedStack[] } {
  const givers = given.map(({ stack, by }) => ({ matches: globMatcher(stack), by }));
  const provided: ProvidedStack[] = [];
  const left: TemplateError[] = [];
  for (const { unread: names = [], ...error } of errors) {
    const giver = givers.find(({ matches }) => names.some(matches));
    if (giver === undefined) left.push(error);
    else provided.push({ template: error.template, stack: names.at(-1) ?? '', by: giver.by });
  }
  return { errors: left, provided };
}

function oldData(rules: readonly Rule[], time: Date): readonly OldData[] {
  const limit = new Date(time);
  limit.setUTCFullYear(limit.getUTCFullYear() - 1);
  const day = limit.toISOString().slice(0, 10);
  return rules.flatMap(({ id, dataAsOf }) => (dataAsOf === undefined || dataAsOf >= day ? [] : [{ ruleId: id, asOf: dataAsOf }]));
}

/** What is said of a resource is shared by all of its findings, which follow one another. */
function assessed(findings: readonly Finding[]): readonly Assessed[] {
  let last: Finding['resource'] | Finding['environment'];
  let ref: ResourceRef | undefined;
  return findings.map(finding => {
    const subject = finding.environment ?? finding.resource;
    if (ref === undefined || subject !== last) {
      last = subject;
      ref = refOf(finding);
    }
    return new Assessed(finding, ref);
  });
}

function refOf({ resource: { template, logicalId, type, constructPath }, environment }: Finding): ResourceRef {
  if (environment !== undefined) return { template: template.source.path, logicalId: environment.name, type: environmentType };
  const ref = { template: template.source.path, logicalId, type };
  return constructPath === undefined ? ref : { ...ref, constructPath };
}

const none: readonly Reason[] = [];

/** A finding as an assessment carries it. One object for each: there are tens of thousands. */
class Assessed implements AssessedFinding {
  readonly ruleId: string;
  readonly status: Finding['verdict']['status'];
  readonly severity: Finding['rule']['severity'];
  declare readonly fingerprint: string;
  readonly reasons: readonly Reason[];
  declare readonly assumes?: StringMap;
  declare waiver?: WaiverNote;
  readonly #finding: Finding;

  constructor(
    finding: Finding,
    public resource: ResourceRef,
  ) {
    const { rule, verdict, assumes } = finding;
    this.#finding = finding;
    this.ruleId = rule.id;
    this.status = verdict.status;
    this.severity = rule.severity;
    Object.defineProperty(this, 'fingerprint', onDemand);
    this.reasons = verdict.status === 'compliant' ? none : verdict.reasons;
    if (assumes !== undefined) this.assumes = assumes;
  }

  /** Stable when code moves: no line numbers, and the construct path before the logical id. */
  print(): string {
    const { resource, environment } = this.#finding;
    const { source } = resource.template;
    const where = environment?.name ?? resource.constructPath ?? `${source.stack ?? source.path}#${resource.logicalId}`;
    const details = [...new Set(this.reasons.map(({ at }) => at ?? ''))].sort();
    return fingerprint([this.ruleId, this.status, where, ...details].join('\n'));
  }

  /** Looks up where it stands in its file, which only open findings need. */
  locate(): void {
    const { resource: judged, environment } = this.#finding;
    const at = this.reasons.find(reason => reason.at !== undefined)?.at;
    const resource = environment === undefined ? judged : namedIn(environment, at);
    // What is missing in an environment is missing nowhere in particular.
    if (resource === undefined) return;
    const { source } = resource.template;
    const position = source.locate?.(pathOf(resource.logicalId, at, id => resource.template.find(id) !== undefined));
    const line = source.sourceOf?.(resource.logicalId);
    const { template, logicalId, type, constructPath } = this.resource;
    const ref: { -readonly [Key in keyof ResourceRef]: ResourceRef[Key] } = { template, logicalId, type };
    if (constructPath !== undefined) ref.constructPath = constructPath;
    if (position !== undefined) ref.location = { file: source.path, line: position.line, column: position.column };
    if (line !== undefined) ref.source = line;
    this.resource = ref;
  }
}

/** The resource of an environment that a path leads into. */
function namedIn({ templates }: EnvironmentView, at = ''): Finding['resource'] | undefined {
  const [logicalId = ''] = at.split('.', 1);
  for (const template of templates) {
    const found = template.find(logicalId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Made when a report asks for it; text does not. A property of its own, so that it is copied and written as JSON like the others. */
const onDemand: PropertyDescriptor & ThisType<Assessed> = {
  enumerable: true,
  get() {
    return this.print();
  },
};
