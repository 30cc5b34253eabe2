import { assess, fingerprint } from '../core';
import type {
  AssessedFinding,
  Assessment,
  Catalog,
  Finding,
  PhiScope,
  Reason,
  ResourceRef,
  Rule,
  RuleFacts,
  Size,
  TemplateError,
  TemplateSource,
  WaiverNotice,
} from '../core';
import { pathOf } from '../core/path';
import { matchWaivers, waiversFromAcknowledgements, waiversInTemplates } from '../waivers';
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
  readonly waivers: readonly Waiver[];
  readonly waiverNotices: readonly WaiverNotice[];
  readonly tool: { readonly name: string; readonly version: string };
  readonly time: Date;
  /** Leaves compliant findings out. */
  readonly openOnly?: boolean;
  readonly onTemplate?: (index: number, path: string) => void;
}

/** One run: templates in, assessment out. The command and the plugin of `cdk synth` both go through here, so they cannot disagree. */
export function check(input: CheckInput): Assessment {
  const { findings, errors, unseen } = assess(input.sources, input.rules, {
    phi: input.phi,
    ...(input.onTemplate === undefined ? {} : { onTemplate: input.onTemplate }),
  });
  const refs = new Map<Finding['resource'], ResourceRef>();
  const withPlace = findings.map(finding => new Placed(finding, refs));
  const inTemplates = waiversInTemplates(input.sources);
  const inCode = waiversFromAcknowledgements(input.acknowledgements);
  const ran = new Set(input.rules.map(({ id }) => id));
  const idOf = new Map(input.allRules.flatMap(({ id, aliases = [] }) => [id, ...aliases].map(name => [name, id] as const)));
  const { waiverOf, notices } = matchWaivers(withPlace, [...input.waivers, ...inCode.waivers, ...inTemplates.waivers], {
    knownRules: id => idOf.get(id),
    ruleIds: [...idOf.keys()],
    ran: id => ran.has(id),
    today: input.time.toISOString().slice(0, 10),
  });
  const shown = input.openOnly === true ? withPlace.filter(({ status }) => status !== 'compliant') : withPlace;
  return {
    schema: 1,
    tool: input.tool,
    time: input.time.toISOString(),
    profile: input.profile,
    catalogs: input.catalogs,
    rules: input.rules.map(input.factsOf),
    templates: input.sources.map(({ path, stack, environment, sha256, body }) => ({
      path,
      ...(stack === undefined ? {} : { stack }),
      ...(environment === undefined ? {} : { environment }),
      sha256,
      resources: Object.keys(body['Resources'] ?? {}).length,
    })),
    findings: shown.map(placed => placed.assessed(waiverOf(placed))),
    unseen: [...unseen].map(([type, count]) => ({ type, count })).sort((a, b) => (a.type < b.type ? -1 : 1)),
    waiverNotices: [...input.waiverNotices, ...inCode.notices, ...inTemplates.notices, ...notices],
    errors: [...input.errors, ...errors],
  };
}

function refOf({ template, logicalId, type, constructPath }: Finding['resource']): ResourceRef {
  const ref = { template: template.source.path, logicalId, type };
  return constructPath === undefined ? ref : { ...ref, constructPath };
}

const none: readonly Reason[] = [];

/** A finding with its place; where it stands in a file is looked up only when the finding is open. */
class Placed {
  readonly ruleId: string;
  readonly status: Finding['verdict']['status'];
  readonly resource: ResourceRef;

  constructor(
    private readonly finding: Finding,
    refs: Map<Finding['resource'], ResourceRef>,
  ) {
    const { resource, rule, verdict } = finding;
    this.ruleId = rule.id;
    this.status = verdict.status;
    let ref = refs.get(resource);
    if (ref === undefined) {
      ref = refOf(resource);
      refs.set(resource, ref);
    }
    this.resource = ref;
  }

  assessed(waiver: AssessedFinding['waiver']): AssessedFinding {
    const { rule, verdict, assumes } = this.finding;
    const fingerprintOf = (): string => this.fingerprint();
    return {
      ruleId: this.ruleId,
      status: this.status,
      severity: rule.severity,
      // Made when a report asks for it; text does not.
      get fingerprint() {
        return fingerprintOf();
      },
      resource: this.status === 'compliant' ? this.resource : { ...this.resource, ...this.place() },
      reasons: verdict.status === 'compliant' ? none : verdict.reasons,
      ...(assumes === undefined ? {} : { assumes }),
      ...(waiver === undefined ? {} : { waiver }),
    };
  }

  /** Stable when code moves: no line numbers, and the construct path before the logical id. */
  private fingerprint(): string {
    const { resource, verdict } = this.finding;
    const { source } = resource.template;
    const where = resource.constructPath ?? `${source.stack ?? source.path}#${resource.logicalId}`;
    const details = verdict.status === 'compliant' ? [] : [...new Set(verdict.reasons.map(({ at }) => at ?? ''))].sort();
    return fingerprint([this.ruleId, this.status, where, ...details].join('\n'));
  }

  private place(): Pick<ResourceRef, 'location' | 'source'> {
    const { resource, verdict } = this.finding;
    const { source } = resource.template;
    const at = verdict.status === 'compliant' ? undefined : verdict.reasons.find(reason => reason.at !== undefined)?.at;
    const position = source.locate?.(pathOf(resource.logicalId, at, id => resource.template.find(id) !== undefined));
    const line = source.sourceOf?.(resource.logicalId);
    return {
      ...(position === undefined ? {} : { location: { file: source.path, ...position } }),
      ...(line === undefined ? {} : { source: line }),
    };
  }
}
