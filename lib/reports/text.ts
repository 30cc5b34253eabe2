import type { AssessedFinding, Assessment, ResourceRef, RuleFacts } from '../core/assessment';
import type { StringMap } from '../core/json';
import type { TemplateError } from '../core/template-source';
import { colors } from './colors';
import type { Colors } from './colors';
import { citationList, framework, inFrameworkOrder } from './frameworks';
import {
  changeGroups,
  changeText,
  coverageOf,
  headline,
  nameOf,
  overview,
  plural,
  ruleGroups,
  severities,
  standings,
  sum,
  type Counts,
  type FrameworkView,
  type Overview,
  type RuleGroup,
} from './overview';
import { oneLine } from './plain';

export interface TextOptions {
  readonly color: boolean;
  /** Compliant findings that the assessment leaves out, by rule. */
  readonly passed?: ReadonlyMap<string, number>;
  /** Findings of the baseline, why for undetermined ones, and every control that nobody looked at. @default false */
  readonly verbose?: boolean;
  /** Columns after which prose goes on in the next line; places and ids are never broken. @default 120 */
  readonly width?: number;
}

/** The report for a terminal or a CI log. */
export function text(assessment: Assessment, options: TextOptions): string {
  return new TextReport(assessment, options).render();
}

const fieldIndent = '  ';
const fieldWidth = 6;
const barCells = 20;
const typesShown = 20;

class TextReport {
  private readonly lines: string[] = [];
  private readonly paint: Colors;
  private readonly width: number;
  private readonly verbose: boolean;
  private readonly overview: Overview;
  private readonly listed: Assessment;

  constructor(
    private readonly assessment: Assessment,
    options: TextOptions,
  ) {
    // Most findings are compliant, and none of those is listed.
    this.listed =
      options.passed === undefined
        ? { ...assessment, findings: assessment.findings.filter(({ status }) => status !== 'compliant') }
        : assessment;
    this.paint = colors(options.color);
    this.width = options.width ?? 120;
    this.verbose = options.verbose ?? false;
    this.overview = overview(assessment, options.passed);
  }

  render(): string {
    this.errors();
    const left = this.findings('open', '✗') + this.findings('undetermined', '?');
    if (left > 0) {
      this.section(`${plural(left, 'finding')} in the baseline ${left === 1 ? 'is' : 'are'} not listed; --verbose lists them.`);
    }
    this.waived();
    this.waiverNotices();
    this.changes();
    this.counts();
    for (const view of this.overview.frameworks) this.practices(view);
    this.notLookedAt();
    this.conclusion();
    return `${this.lines.join('\n')}\n`;
  }

  private section(title: string): void {
    if (this.lines.length > 0) this.lines.push('');
    this.lines.push(this.paint.bold(title));
  }

  private errors(): void {
    const { errors } = this.assessment;
    if (errors.length === 0) return;
    this.section(this.paint.red(`Not judged (${String(errors.length)})`));
    for (const error of errors) {
      this.lines.push(`${this.paint.red('!')} ${errorPlace(error)}`);
      this.field('', error.message);
    }
  }

  /** Returns how many were left out because the baseline accepts them. */
  private findings(standing: 'open' | 'undetermined', sign: string): number {
    let left = 0;
    const shown: RuleGroup[] = [];
    for (const group of ruleGroups(this.listed, standing)) {
      const findings = this.verbose ? group.findings : group.findings.filter(finding => finding.baseline !== true);
      left += group.findings.length - findings.length;
      if (findings.length > 0) shown.push({ ...group, findings });
    }
    if (shown.length === 0) return left;
    if (this.lines.length > 0) this.lines.push('');
    const idWidth = columnFor(shown.map(({ rule }) => oneLine(rule.id)));
    const paint = standing === 'open' ? this.paint.red : this.paint.yellow;
    for (const group of shown) {
      const head = `${paint(sign)} ${this.paint.bold(oneLine(group.rule.id).padEnd(idWidth))}   ${group.severity.padEnd(6)}`;
      this.group(group, head);
      if (standing === 'open' || this.verbose) {
        this.field('why', group.rule.why);
        this.field('fix', group.rule.fix.how);
      }
      this.field('for', controlsText(group.rule));
    }
    return left;
  }

  private group({ findings }: RuleGroup, head: string): void {
    const [first] = findings;
    if (findings.length === 1 && first !== undefined) {
      this.lines.push(`${head}   ${this.place(first)}`);
      this.reasons(first);
      return;
    }
    this.lines.push(`${head}   ${String(findings.length)} resources`);
    // Resources that fail for the same reason stand together below it.
    const alike = new Map<string, AssessedFinding[]>();
    // Findings that go by one precedent share their reasons, and follow one another.
    let last: AssessedFinding | undefined;
    let others: AssessedFinding[] = [];
    for (const finding of findings) {
      if (finding.reasons !== last?.reasons || finding.assumes !== last.assumes) {
        const key = likeness(finding);
        others = alike.get(key) ?? [];
        if (others.length === 0) alike.set(key, others);
      }
      others.push(finding);
      last = finding;
    }
    const indent = ' '.repeat(fieldIndent.length + fieldWidth);
    for (const same of alike.values()) {
      const [one] = same;
      if (one === undefined) continue;
      this.reasons(one);
      const names = same.map(({ resource }) => oneLine(nameOf(resource)));
      const width = columnFor(names);
      same.forEach((finding, index) => this.lines.push(indent + this.place(finding, (names[index] ?? '').padEnd(width))));
    }
  }

  private reasons(finding: AssessedFinding): void {
    for (const { message, when } of finding.reasons) {
      this.field('what', when === undefined ? message : `${message}, when ${pairs(when)}`);
    }
    if (finding.assumes !== undefined) {
      const assumed = Object.entries(finding.assumes).map(([name, value]) => `${name} = ${value} (default)`);
      this.field('assumes', assumed.join(', '));
    }
  }

  private place({ resource, baseline }: AssessedFinding, name = oneLine(nameOf(resource))): string {
    const { source } = resource;
    const written = source === undefined ? '' : `${this.paint.cyan(`${oneLine(source.file)}:${String(source.line)}`)}   `;
    return `${name}   ${written}${this.paint.cyan(fileAndLine(resource))}${baseline === true ? '   in the baseline' : ''}`;
  }

  private waived(): void {
    const groups = ruleGroups(this.listed, 'waived');
    if (groups.length === 0) return;
    this.section(`Waived (${String(this.overview.total.waived)})`);
    for (const { rule, findings } of groups) {
      for (const { resource, waiver } of findings) {
        if (waiver === undefined) continue;
        this.lines.push(`~ ${oneLine(rule.id)}   ${oneLine(nameOf(resource))}   ${this.paint.cyan(fileAndLine(resource))}`);
        const facts = [
          waiver.owner === undefined ? 'no owner' : `owner ${waiver.owner}`,
          waiver.expires === undefined ? 'no expiry' : `until ${waiver.expires}`,
          ...(waiver.ticket === undefined ? [] : [waiver.ticket]),
          waiver.from,
        ];
        this.field('', `${waiver.reason} (${facts.join('; ')})`);
      }
    }
  }

  private changes(): void {
    const groups = changeGroups(this.assessment);
    if (groups.length === 0) return;
    this.section(`Changed by Hicp.protect (${String(this.assessment.changes?.length ?? 0)})`);
    const idWidth = columnFor(groups.map(({ change }) => oneLine(change.ruleId)));
    for (const { change, constructPaths } of groups) {
      const [first = ''] = constructPaths;
      const where = constructPaths.length === 1 ? oneLine(first) : plural(constructPaths.length, 'construct');
      this.lines.push(`${this.paint.cyan('+')} ${oneLine(change.ruleId).padEnd(idWidth)}   ${where}`);
      this.field('', changeText(change));
    }
  }

  private waiverNotices(): void {
    const { waiverNotices } = this.assessment;
    if (waiverNotices.length === 0) return;
    this.section('Waivers that need attention');
    for (const { kind, from, message } of waiverNotices) {
      this.lines.push(`${this.paint.yellow('!')} ${kind.padEnd(12)}   ${this.paint.cyan(oneLine(from))}`);
      this.field('', message);
    }
  }

  private counts(): void {
    const { total, bySeverity } = this.overview;
    if (sum(total) === 0) return;
    this.section(`${'Findings'.padEnd(14)}${[...severities, 'total'].map(name => name.padStart(8)).join('')}`);
    for (const standing of standings) {
      const numbers = [...severities.map(severity => bySeverity[severity][standing]), total[standing]];
      this.lines.push(`  ${standing.padEnd(12)}${numbers.map(number => String(number).padStart(8)).join('')}`);
    }
  }

  private practices(view: FrameworkView): void {
    if (view.framework.label !== 'HICP') return;
    this.section(`HICP practices   ${this.paint.dim('█ compliant  ✗ open  ? undetermined  ~ waived')}`);
    const titleWidth = columnFor(view.groups.map(group => oneLine(group.title)));
    for (const group of view.groups) {
      const title = `  ${oneLine(group.id).padStart(2)}  ${oneLine(group.title).padEnd(titleWidth)}  `;
      this.lines.push(
        title + (coverageOf(group) === 'judged' ? this.bar(group.counts) : this.paint.dim(uncovered[coverageOf(group)])),
      );
    }
  }

  private bar(counts: Counts): string {
    const cells = barOf(counts, barCells);
    const drawn = [
      this.paint.green('█'.repeat(cells.compliant)),
      this.paint.red('✗'.repeat(cells.open)),
      this.paint.yellow('?'.repeat(cells.undetermined)),
      '~'.repeat(cells.waived),
    ].join('');
    const said = standings.filter(standing => counts[standing] > 0).map(standing => `${String(counts[standing])} ${standing}`);
    return `${drawn}  ${said.join(', ')}`;
  }

  private notLookedAt(): void {
    const { unseen, provided = [], providedStacks = [], oldData = [] } = this.assessment;
    const gaps = this.overview.frameworks.flatMap(view => {
      const controls = view.groups.flatMap(group => group.controls);
      const missing = controls.filter(control => coverageOf(control) !== 'judged');
      return missing.length === 0 ? [] : [{ label: view.framework.label, all: controls.length, missing }];
    });
    if ([unseen, gaps, provided, providedStacks, oldData].every(({ length }) => length === 0)) return;
    this.section('Not looked at');
    if (unseen.length > 0) {
      const shown = this.verbose ? unseen : unseen.slice(0, typesShown);
      const list = shown.map(({ type, count }) => `${type} (${String(count)})`).join(', ');
      const more =
        unseen.length > shown.length ? `, and ${plural(unseen.length - shown.length, 'more type')}; --verbose lists them` : '';
      this.field('types', `No rule looks at: ${list}${more}`);
    }
    for (const { ruleId, asOf } of oldData)
      this.field(
        'old data',
        `${ruleId} judges by a list of ${asOf}, more than twelve months old; check what it leads you to decide`,
      );
    for (const { ruleId, by } of provided) this.field('provided', `${ruleId}, by ${by} as the settings say`);
    for (const { template, stack, by } of providedStacks)
      this.field('provided', `what ${stack} of ${template} deploys, judged by ${by} as the settings say`);
    for (const { label, all, missing } of gaps) {
      const ids = this.verbose ? `: ${citationList(missing.map(control => control.id))}` : '';
      this.field(
        label,
        `${String(missing.length)} of ${plural(all, 'control')} not judged in this run; a person has to attest them${ids}`,
      );
    }
  }

  private conclusion(): void {
    const { templates, rules, errors } = this.assessment;
    const { total, inBaseline, resources } = this.overview;
    const judged = `${plural(templates.length, 'template')} with ${plural(resources, 'resource')} judged by ${plural(rules.length, 'rule')}, profile ${this.assessment.profile}.`;
    const parts: string[] = [];
    if (errors.length > 0) {
      parts.push(this.paint.red(`${plural(errors.length, 'input')} could not be judged, so this run is not green.`));
    }
    if (templates.length === 0) parts.push('Nothing was judged.');
    else if (sum(total) === 0) parts.push(`No rule applies to any resource. ${judged}`);
    else if (total.open === 0) parts.push(`No open findings: ${headline(this.overview)}. ${judged}`);
    else parts.push(`${headline(this.overview)}. ${judged}`);
    if (inBaseline > 0) parts.push(`${plural(inBaseline, 'finding')} in the baseline.`);
    if (total.undetermined > 0) parts.push('Undetermined is no pass: the reasons say what settles it.');
    if (total.open === 0) parts.push('Rules support controls; they do not certify a system.');
    this.lines.push('', ...wrap(parts.join(' '), this.width, '', ''));
  }

  /** A named field below a head, its text going on in the same column. */
  private field(name: string, value: string): void {
    if (value === '') return;
    const label = name === '' ? '' : name.padEnd(Math.max(fieldWidth, name.length + 1));
    const indent = fieldIndent + ' '.repeat(name === '' ? 0 : fieldWidth);
    this.lines.push(
      ...wrap(oneLine(value, longestField), this.width, fieldIndent + this.paint.dim(label), indent, fieldIndent + label),
    );
  }
}

const longestField = 20_000;

const uncovered = {
  'nobody looked': 'nobody looked: no rule maps here, it needs attestation',
  'nothing to judge': 'no resource for its rules in this run',
  judged: '',
};

/** Equal for findings that say the same. Nearly all have one reason that holds in every branch. */
function likeness({ reasons, assumes }: AssessedFinding): string {
  const [only] = reasons;
  return reasons.length === 1 && only !== undefined && only.when === undefined && assumes === undefined
    ? `${only.at ?? ''}\n${only.message}`
    : JSON.stringify([reasons, assumes]);
}

function errorPlace({ template, location }: TemplateError): string {
  return oneLine(template) + (location === undefined ? '' : `:${String(location.line)}:${String(location.column)}`);
}

function fileAndLine({ template, location }: ResourceRef): string {
  return location === undefined ? oneLine(template) : `${oneLine(location.file)}:${String(location.line)}`;
}

function pairs(map: StringMap): string {
  return Object.entries(map)
    .map(([name, value]) => `${name} = ${value}`)
    .join(' and ');
}

const widestColumn = 60;

function columnFor(texts: readonly string[]): number {
  return texts.reduce((width, value) => Math.min(widestColumn, Math.max(width, value.length)), 0);
}

/** `HICP 4.M.C · HIPAA 164.312(e)(1), (e)(2)(i)` */
export function controlsText(rule: RuleFacts): string {
  return inFrameworkOrder(Object.keys(rule.controls))
    .map(name => `${framework(name).label} ${citationList(rule.controls[name] ?? [])}`)
    .join(' · ');
}

/** Cells of a bar: what is there at all gets at least one, so that one failure among thousands is seen. */
export function barOf(counts: Counts, cells: number): Counts {
  const total = sum(counts);
  const share = (count: number): number => (count === 0 ? 0 : Math.max(1, Math.round((count / total) * cells)));
  const bar = { open: share(counts.open), undetermined: share(counts.undetermined), waived: share(counts.waived), compliant: 0 };
  const others = standings.filter(standing => standing !== 'compliant');
  const room = cells - (counts.compliant > 0 ? 1 : 0);
  while (bar.open + bar.undetermined + bar.waived > room) {
    const largest = others.reduce((a, b) => (bar[b] > bar[a] ? b : a));
    bar[largest]--;
  }
  const rest = cells - bar.open - bar.undetermined - bar.waived;
  if (counts.compliant > 0) bar.compliant = rest;
  else bar[others.reduce((a, b) => (bar[b] > bar[a] ? b : a))] += rest;
  return bar;
}

/** Words into lines; `measured` is `first` as it looks, without colors. */
function wrap(value: string, width: number, first: string, rest: string, measured = first): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let length = measured.length;
  let isEmpty = true;
  for (const word of value.split(' ')) {
    if (!isEmpty && length + 1 + word.length > width) {
      lines.push(line);
      line = rest + word;
      length = rest.length + word.length;
      continue;
    }
    line += isEmpty ? word : ` ${word}`;
    length += word.length + (isEmpty ? 0 : 1);
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}
