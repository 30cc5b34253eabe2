import type { AssessedChange, AssessedFinding, Assessment, ResourceRef, RuleFacts } from '../core/assessment';
import { own } from '../core/json';
import type { ControlRefs, Severity } from '../core/rule';
import { byNaturalOrder, framework, inFrameworkOrder, type Framework } from './frameworks';

/** Where a finding stands for the reader. Open ones fail a run; waived ones are not compliant and were accepted. */
export type Standing = 'open' | 'undetermined' | 'waived' | 'compliant';
export type Counts = Record<Standing, number>;

export const severities: readonly Severity[] = ['high', 'medium', 'low'];
export const standings: readonly Standing[] = ['compliant', 'open', 'undetermined', 'waived'];

export interface ControlView {
  readonly id: string;
  readonly title: string;
  /** Its text was written from memory and not confirmed in the source. */
  readonly recalled: boolean;
  /** How many rules of the run map to it. */
  rules: number;
  readonly counts: Counts;
}

export interface GroupView {
  readonly id: string;
  readonly title: string;
  /** The title is that of a control whose text was not confirmed. */
  readonly recalled: boolean;
  readonly controls: ControlView[];
  /** Each finding once, however many controls of the group its rule maps to. */
  readonly counts: Counts;
}

export interface FrameworkView {
  readonly framework: Framework;
  readonly name: string;
  readonly edition: string;
  readonly groups: readonly GroupView[];
}

/** One rule with the findings that share a standing, so that why and how to fix are read once. */
export interface RuleGroup {
  readonly rule: RuleFacts;
  readonly severity: Severity;
  /** By place. */
  readonly findings: readonly AssessedFinding[];
}

export interface Overview {
  readonly total: Counts;
  readonly bySeverity: Readonly<Record<Severity, Counts>>;
  /** Of the rules that have findings. */
  readonly byRule: ReadonlyMap<string, Counts>;
  /** Findings that fail nothing because they are in the baseline. They are counted as what they are as well. */
  readonly inBaseline: number;
  readonly resources: number;
  readonly frameworks: readonly FrameworkView[];
}

export function standingOf(finding: AssessedFinding): Standing {
  if (finding.status === 'compliant') return 'compliant';
  if (finding.waiver !== undefined) return 'waived';
  return finding.status === 'undetermined' ? 'undetermined' : 'open';
}

export function noCounts(): Counts {
  return { compliant: 0, open: 0, undetermined: 0, waived: 0 };
}

export function sum(counts: Counts): number {
  return counts.compliant + counts.open + counts.undetermined + counts.waived;
}

/** `passed`: compliant findings that the assessment leaves out, by rule. */
export function overview(assessment: Assessment, passed?: ReadonlyMap<string, number>): Overview {
  const sets = controlSets(assessment);
  const frameworks = frameworkTables(assessment, sets);
  const total = noCounts();
  const bySeverity = { high: noCounts(), medium: noCounts(), low: noCounts() };
  const byRule = new Map<string, Counts>();
  let inBaseline = 0;
  for (const finding of assessment.findings) {
    const standing = standingOf(finding);
    total[standing]++;
    bySeverity[finding.severity][standing]++;
    counted(byRule, finding.ruleId, noCounts)[standing]++;
    if (finding.baseline === true && standing !== 'compliant') inBaseline++;
  }
  for (const { id, severity } of passed === undefined ? [] : assessment.rules) {
    const count = passed?.get(id);
    if (count === undefined) continue;
    total.compliant += count;
    bySeverity[severity].compliant += count;
    counted(byRule, id, noCounts).compliant += count;
  }
  for (const [controls, ids] of sets) {
    const raised = countersOf(controls, ids.length, frameworks);
    for (const id of ids) {
      const found = byRule.get(id);
      if (found === undefined) continue;
      for (const counts of raised) for (const standing of standings) counts[standing] += found[standing];
    }
  }
  return {
    total,
    bySeverity,
    byRule,
    inBaseline,
    resources: assessment.templates.reduce((all, template) => all + template.resources, 0),
    frameworks: frameworks.map(table => table.view()),
  };
}

function counted<K, V>(map: Map<K, V>, key: K, empty: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = empty()));
  return value;
}

/** Collects a framework's groups while catalogs and rules are read. Maps, because ids may come from a hostile file. */
class FrameworkTable {
  private readonly groups = new Map<string, GroupView>();
  private readonly controls = new Map<string, ControlView>();
  private readonly groupByControl = new Map<string, GroupView>();

  constructor(
    readonly key: string,
    private readonly name: string,
    private readonly edition: string,
    private readonly framework: Framework,
  ) {
    for (const [id, title] of Object.entries(framework.groups)) this.group(id, title);
  }

  control(id: string, title = '', recalled = false): ControlView {
    let control = this.controls.get(id);
    if (control === undefined) {
      control = { id, title, recalled, rules: 0, counts: noCounts() };
      this.controls.set(id, control);
      this.groupOf(id).controls.push(control);
    }
    return control;
  }

  groupOf(controlId: string): GroupView {
    return counted(this.groupByControl, controlId, () => this.group(this.framework.groupOf(controlId), ''));
  }

  private group(id: string, title: string): GroupView {
    return counted(this.groups, id, () => ({ id, title, recalled: false, controls: [], counts: noCounts() }));
  }

  view(): FrameworkView {
    const groups = byNaturalOrder([...this.groups.values()], ({ id }) => id);
    for (const group of groups) group.controls.splice(0, Infinity, ...byNaturalOrder(group.controls, ({ id }) => id));
    return {
      framework: this.framework,
      name: this.name,
      edition: this.edition,
      // A standard goes by the title of its first citation: 164.312(e) by 164.312(e)(1).
      groups: groups.map(group => {
        const [first] = group.controls;
        return group.title === '' && first !== undefined ? { ...group, title: first.title, recalled: first.recalled } : group;
      }),
    };
  }
}

/** Rules by the controls that they map to: in a run these are objects that hundreds of rules share. */
type ControlSets = ReadonlyMap<ControlRefs, string[]>;

function controlSets({ rules }: Assessment): ControlSets {
  const sets = new Map<ControlRefs, string[]>();
  for (const { id, controls } of rules) counted(sets, controls, () => []).push(id);
  return sets;
}

function frameworkTables({ catalogs }: Assessment, sets: ControlSets): readonly FrameworkTable[] {
  const names = new Set(['hicp', ...Object.keys(catalogs)]);
  for (const controls of sets.keys()) for (const name of Object.keys(controls)) names.add(name);
  return inFrameworkOrder(names).map(key => {
    const catalog = own(catalogs, key);
    const known = framework(key);
    const table = new FrameworkTable(key, catalog?.name ?? known.label, catalog?.edition ?? '', known);
    for (const [id, control] of Object.entries(catalog?.controls ?? {})) {
      table.control(id, control.title, control.confidence === 'recall');
    }
    return table;
  });
}

/** Counts the rules of these controls. Returns the counters that a finding of one of them raises. */
function countersOf(controls: ControlRefs, rules: number, tables: readonly FrameworkTable[]): ReadonlySet<Counts> {
  const counters = new Set<Counts>();
  for (const table of tables) {
    for (const id of new Set(own(controls, table.key))) {
      const control = table.control(id);
      control.rules += rules;
      counters.add(control.counts).add(table.groupOf(id).counts);
    }
  }
  return counters;
}

/** The findings of one standing by severity, then rule, then place. */
export function ruleGroups(assessment: Assessment, standing: Standing): readonly RuleGroup[] {
  const rules = new Map(assessment.rules.map(rule => [rule.id, rule]));
  const groups = new Map<string, { rule: RuleFacts; severity: Severity; findings: AssessedFinding[] }>();
  for (const finding of assessment.findings) {
    if (standingOf(finding) !== standing) continue;
    const { ruleId, severity } = finding;
    const rule = rules.get(ruleId) ?? unknownRule(ruleId, severity);
    counted(groups, `${severity} ${ruleId}`, () => ({ rule, severity, findings: [] })).findings.push(finding);
  }
  const sorted = [...groups.values()].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || inCodeOrder(a.rule.id, b.rule.id),
  );
  for (const group of sorted) group.findings.sort((a, b) => byPlace(a.resource, b.resource));
  return sorted;
}

/** A merged or hand-made assessment may lack a rule's texts; its findings count all the same. */
function unknownRule(id: string, severity: Severity): RuleFacts {
  return { id, title: id, why: '', severity, controls: {}, fix: { how: '' } };
}

function byPlace(a: ResourceRef, b: ResourceRef): number {
  return (
    inCodeOrder(a.location?.file ?? a.template, b.location?.file ?? b.template) ||
    (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
    (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
    inCodeOrder(a.logicalId, b.logicalId)
  );
}

function inCodeOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Changes that read the same, with the constructs that they were made to. */
export interface ChangeGroup {
  readonly change: AssessedChange;
  readonly constructPaths: readonly string[];
}

/** By rule, in the order in which they come. */
export function changeGroups({ changes = [] }: Assessment): readonly ChangeGroup[] {
  const groups = new Map<string, { change: AssessedChange; constructPaths: string[] }>();
  for (const change of changes) {
    const { ruleId, path, value, was, replaces, effect, constructPath } = change;
    const key = JSON.stringify([ruleId, path, value, was, replaces, effect]);
    counted(groups, key, () => ({ change, constructPaths: [] })).constructPaths.push(constructPath);
  }
  return [...groups.values()].sort((a, b) => inCodeOrder(a.change.ruleId, b.change.ruleId));
}

/** `Properties.StorageEncrypted set to true in place of false. A resource that is deployed already is replaced.` */
export function changeText({ path, value, was, replaces, effect }: AssessedChange): string {
  const before = was === undefined ? '' : ` in place of ${was}`;
  const anew = replaces === true ? ' A resource that is deployed already is replaced.' : '';
  return `${path} set to ${value}${before}.${anew}${effect === undefined ? '' : ` ${effect}`}`;
}

export function nameOf(resource: ResourceRef): string {
  return resource.constructPath ?? resource.logicalId;
}

/** Whether anything looked at a control or group, in the words of every report. */
export type Coverage = 'judged' | 'nothing to judge' | 'nobody looked';

export function coverageOf(view: GroupView | ControlView): Coverage {
  if (sum(view.counts) > 0) return 'judged';
  const rules = 'controls' in view ? view.controls.some(control => control.rules > 0) : view.rules > 0;
  return rules ? 'nothing to judge' : 'nobody looked';
}

export function plural(count: number, noun: string, more = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : more}`;
}

/** `2 open (1 high, 1 low), 1 undetermined, 1 waived, 14 compliant` */
export function headline({ total, bySeverity }: Overview): string {
  const open = severities.filter(severity => bySeverity[severity].open > 0);
  const split = open.map(severity => `${String(bySeverity[severity].open)} ${severity}`).join(', ');
  const openText = `${String(total.open)} open${split === '' ? '' : ` (${split})`}`;
  return `${openText}, ${String(total.undetermined)} undetermined, ${String(total.waived)} waived, ${String(total.compliant)} compliant`;
}
