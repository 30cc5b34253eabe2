import { assess, fingerprint } from '../core';
import type {
  AssessedFinding,
  Assessment,
  Catalog,
  Finding,
  PhiScope,
  ResourceRef,
  Rule,
  RuleFacts,
  Size,
  TemplateError,
  TemplateSource,
  WaiverNotice,
} from '../core';
import { pathOf } from '../core/path';
import { matchWaivers } from '../waivers/waivers';
import type { Waiver } from '../waivers/waivers';

export interface CheckInput {
  readonly sources: readonly TemplateSource[];
  /** What the readers could not read. */
  readonly errors: readonly TemplateError[];
  /** The rules of this run, after profile and selection. */
  readonly rules: readonly Rule[];
  /** All rules there are by id or alias, so that a waiver for one that was left out is not called unknown. */
  readonly canonicalId: (idOrAlias: string) => string | undefined;
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
  const withPlace = findings.map(finding => new Placed(finding));
  const { waiverOf, notices } = matchWaivers(withPlace, input.waivers, {
    knownRules: input.canonicalId,
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
    waiverNotices: [...input.waiverNotices, ...notices],
    errors: [...input.errors, ...errors],
  };
}

/** A finding with its place; where it stands in a file is looked up only when the finding is open. */
class Placed {
  readonly ruleId: string;
  readonly status: Finding['verdict']['status'];
  readonly resource: ResourceRef;

  constructor(private readonly finding: Finding) {
    const { resource, rule, verdict } = finding;
    const { source } = resource.template;
    const { constructPath } = resource;
    this.ruleId = rule.id;
    this.status = verdict.status;
    this.resource = {
      template: source.path,
      logicalId: resource.logicalId,
      type: resource.type,
      ...(constructPath === undefined ? {} : { constructPath }),
    };
  }

  assessed(waiver: AssessedFinding['waiver']): AssessedFinding {
    const { rule, verdict, assumes } = this.finding;
    return {
      ruleId: this.ruleId,
      status: this.status,
      severity: rule.severity,
      fingerprint: this.fingerprint(),
      resource: this.status === 'compliant' ? this.resource : { ...this.resource, ...this.place() },
      reasons: verdict.status === 'compliant' ? [] : verdict.reasons,
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
