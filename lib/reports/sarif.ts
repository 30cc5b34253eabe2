import type {
  Artifact,
  Location,
  LogicalLocation,
  Log,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
  Suppression,
} from 'sarif';
import type { AssessedFinding, Assessment, ResourceRef, RuleFacts, WaiverNote } from '../core/assessment';
import type { StringMap } from '../core/json';
import type { Severity } from '../core/rule';
import type { Position } from '../core/template-source';
import { framework, inFrameworkOrder } from './frameworks';
import { nameOf } from './overview';
import { oneLine } from './plain';
import { controlsText } from './text';

export interface SarifOptions {
  /**
   * Leaves compliant findings out. For GitHub code scanning, which shows every result as an alert whatever its kind.
   * @default false
   */
  readonly openOnly?: boolean;
}

/** SARIF 2.1.0, for code scanning and editors. */
export function sarif(assessment: Assessment, options: SarifOptions = {}): string {
  const { tool, time, templates, findings, errors, waiverNotices } = assessment;
  const rules = describedRules(assessment);
  const indexOf = new Map(rules.map((rule, index) => [rule.id, index]));
  const shown = options.openOnly === true ? findings.filter(finding => finding.status !== 'compliant') : findings;
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: oneLine(tool.name), version: oneLine(tool.version), rules: rules.map(descriptor) } },
        originalUriBaseIds: {
          [sourceRoot]: { description: { text: 'The folder in which the command ran: the root of the repository.' } },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: templates.map(({ path, sha256 }): Artifact => ({
          location: artifactLocation(path),
          roles: ['analysisTarget'],
          hashes: { 'sha-256': sha256 },
        })),
        invocations: [
          {
            executionSuccessful: errors.length === 0,
            endTimeUtc: time,
            toolExecutionNotifications: errors.map(({ template, message, location }): Notification => ({
              level: 'error',
              message: { text: messageText(message) },
              locations: [{ physicalLocation: physical(template, location) }],
            })),
            toolConfigurationNotifications: waiverNotices.map(({ kind, from, message }): Notification => ({
              level: 'warning',
              message: { text: messageText(`${from}: ${kind} waiver. ${message}`) },
            })),
          },
        ],
        results: shown.map(finding => result(finding, indexOf.get(finding.ruleId) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** All rules of the run, and stand-ins for those that only findings name, because viewers look rules up by index. */
function describedRules({ rules, findings }: Assessment): readonly RuleFacts[] {
  const known = new Map(rules.map(rule => [rule.id, rule]));
  for (const { ruleId, severity } of findings) {
    if (!known.has(ruleId)) known.set(ruleId, { id: ruleId, title: ruleId, why: '', severity, controls: {}, fix: { how: '' } });
  }
  return [...known.values()];
}

const level = { high: 'error', medium: 'warning', low: 'note' } as const satisfies Record<Severity, string>;
/** GitHub sorts alerts by this number; its bands are high from 7.0 and medium from 4.0. */
const score = { high: '8.0', medium: '5.5', low: '3.0' } as const satisfies Record<Severity, string>;

function descriptor(rule: RuleFacts): ReportingDescriptor {
  const controls = controlsText(rule);
  const maps = controls === '' ? '' : `Supports ${controls}.`;
  const paragraphs = [rule.why, rule.fix.how === '' ? '' : `Fix: ${rule.fix.how}`, maps].filter(part => part !== '');
  const help = paragraphs.length === 0 ? [rule.title] : paragraphs;
  return {
    id: oneLine(rule.id),
    shortDescription: { text: messageText(rule.title) },
    fullDescription: { text: messageText(rule.why === '' ? rule.title : rule.why) },
    help: { text: help.map(messageText).join('\n\n'), markdown: help.map(markdown).join('\n\n') },
    defaultConfiguration: { level: level[rule.severity] },
    properties: { tags: ['security', ...controlTags(rule)], 'security-severity': score[rule.severity] },
  };
}

function controlTags(rule: RuleFacts): readonly string[] {
  const tags = inFrameworkOrder(Object.keys(rule.controls)).flatMap(name =>
    (rule.controls[name] ?? []).map(id => oneLine(`${framework(name).label} ${id}`)),
  );
  return [...new Set(tags)];
}

function result(finding: AssessedFinding, ruleIndex: number): Result {
  const { resource, status, severity } = finding;
  const { primary, related } = locations(resource);
  return {
    ruleId: oneLine(finding.ruleId),
    ruleIndex,
    ...(status === 'non-compliant'
      ? { kind: 'fail', level: level[severity] }
      : { kind: status === 'compliant' ? 'pass' : 'open', level: 'none' }),
    message: { text: messageText(findingText(finding)) },
    locations: [primary],
    ...(related === undefined ? {} : { relatedLocations: [related] }),
    partialFingerprints: { 'hicp/v1': oneLine(finding.fingerprint) },
    ...(finding.waiver === undefined || status === 'compliant' ? {} : { suppressions: [suppression(finding.waiver)] }),
    ...(finding.baseline === true ? { baselineState: 'unchanged' } : {}),
  };
}

function findingText({ resource, status, reasons, assumes }: AssessedFinding): string {
  const name = nameOf(resource);
  if (status === 'compliant') return `${name} is compliant.${assumed(assumes)}`;
  const said = reasons.map(({ message, when }) => (when === undefined ? message : `${message}, when ${pairs(when)}`));
  const what = status === 'undetermined' ? 'is undetermined' : 'is not compliant';
  return `${name} ${what}${said.length === 0 ? '' : `: ${said.join('; ')}`}.${assumed(assumes)}`;
}

function assumed(assumes: StringMap | undefined): string {
  return assumes === undefined ? '' : ` Assumes ${pairs(assumes)} (default).`;
}

function pairs(map: StringMap): string {
  return Object.entries(map)
    .map(([name, value]) => `${name} = ${value}`)
    .join(' and ');
}

function suppression({ from, reason, owner, expires, ticket }: WaiverNote): Suppression {
  const facts = [owner === undefined ? 'no owner' : `owner ${owner}`, expires === undefined ? 'no expiry' : `until ${expires}`];
  if (ticket !== undefined) facts.push(ticket);
  return { kind: 'external', status: 'accepted', justification: oneLine(`${reason} (${[...facts, from].join('; ')})`) };
}

/** The user's line of code where it is known, because that is the one to change; the template then stands beside it. */
function locations(resource: ResourceRef): { primary: Location; related?: Location } {
  const { template, location, source } = resource;
  const inTemplate = physical(location?.file ?? template, location);
  const logicalLocations = [logical(resource)];
  if (source === undefined) return { primary: { physicalLocation: inTemplate, logicalLocations } };
  return {
    primary: { physicalLocation: physical(source.file, { line: source.line }), logicalLocations },
    related: { id: 0, message: { text: 'The resource in the template' }, physicalLocation: inTemplate },
  };
}

function logical({ template, logicalId, constructPath }: ResourceRef): LogicalLocation {
  return { name: oneLine(logicalId), fullyQualifiedName: oneLine(constructPath ?? `${template}#${logicalId}`), kind: 'resource' };
}

function physical(file: string, at: { line: number; column?: Position['column'] } | undefined): PhysicalLocation {
  const artifact = artifactLocation(file);
  if (at === undefined) return { artifactLocation: artifact };
  const region = at.column === undefined ? { startLine: at.line } : { startLine: at.line, startColumn: at.column };
  return { artifactLocation: artifact, region };
}

const sourceRoot = '%SRCROOT%';

/** Relative to the repository, so that a host finds the file there; an absolute path is a file URI. */
function artifactLocation(path: string): { uri: string; uriBaseId?: string } {
  const drive = /^([A-Za-z]:)[\\/](.*)$/s.exec(path);
  if (drive !== null) return { uri: `file:///${drive[1] ?? ''}/${encoded((drive[2] ?? '').replaceAll('\\', '/'))}` };
  if (path.startsWith('/')) return { uri: `file://${encoded(path)}` };
  const uri = encoded(path);
  // SARIF keeps `..` out of what is relative to a base.
  return path.split('/').includes('..') ? { uri } : { uri, uriBaseId: sourceRoot };
}

/** Segment by segment, so that no name becomes a scheme, a query or a fragment. Lone halves of pairs cannot be encoded. */
function encoded(path: string): string {
  return path
    .split('/')
    .map(segment => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/');
}

/** Plain text may hold links in SARIF, `[words](target)`: text from a template must not make one. */
function messageText(value: string): string {
  return oneLine(value, 10_000).replaceAll('](', '] (');
}

/** A rule's own words, whose code spans stay; the rest cannot make HTML, links or images. */
function markdown(value: string): string {
  const spans = oneLine(value, 10_000).split('`');
  const isBalanced = spans.length % 2 === 1;
  return spans.map((span, index) => (isBalanced && index % 2 === 1 ? `\`${span}\`` : escaped(span))).join('');
}

function escaped(value: string): string {
  return value.replace(/[\\<>[\]!*_#|~&]/g, '\\$&');
}
