import type { WaiverNote, WaiverNotice } from '../core/assessment';
import type { Status } from '../core/verdict';
import { isIsoDate } from './date';
import { globMatcher, isGlob } from './glob';
import { didYouMean, plain } from './wording';

/** An owned, reasoned, expiring acceptance of findings, before it is matched to any. */
export interface Waiver {
  readonly ruleId: string;
  /** Construct path (that construct and what is below it) or logical id; with `*`, `?` or `**` exactly what they match. */
  readonly resource: string;
  readonly reason: string;
  readonly owner?: string;
  /** ISO date, the last day on which it holds. */
  readonly expires?: string;
  readonly ticket?: string;
  /** Where it was written: `hicp.config.yaml:12`, `acknowledgement in CDK`, `Metadata.cdk_nag`. */
  readonly from: string;
  /** Where it stands, for those that were found on a resource or a construct. `resource` is then only what to call it. */
  readonly on?: ResourcePlace | ConstructPlace;
  /**
   * The one status that it accepts.
   * @default - both
   */
  readonly accepts?: 'non-compliant' | 'undetermined';
  /** It stands where other tools keep their ids, so an id that no rule has is none of our business. */
  readonly foreign?: true;
}

export interface ResourcePlace {
  readonly template: string;
  readonly logicalId: string;
}

/** A construct of one cloud assembly: `template` is any template of it, or empty for all; the path of the app itself is empty. */
export interface ConstructPlace {
  readonly template: string;
  readonly constructPath: string;
}

/** What matching reads of a finding. */
export interface WaivableFinding {
  readonly ruleId: string;
  readonly status: Status;
  readonly resource: { readonly template: string; readonly logicalId: string; readonly constructPath?: string };
}

export interface WaiverContext {
  /** The id of the rule that has this id or alias. */
  readonly knownRules: (id: string) => string | undefined;
  /** Ids to suggest for an unknown one. */
  readonly ruleIds?: readonly string[];
  /** Whether a rule took part in this run; waivers of those that did not are not called unused. */
  readonly ran?: (ruleId: string) => boolean;
  /** ISO date in UTC. */
  readonly today: string;
}

export interface MatchedWaivers<F> {
  /**
   * The waiver to show on a finding. Of several, one with an owner goes first, then the nearest to the resource, then the one
   * given first.
   */
  readonly waiverOf: (finding: F) => WaiverNote | undefined;
  readonly notices: readonly WaiverNotice[];
}

interface Entry {
  readonly waiver: Waiver;
  readonly order: number;
  readonly expired: boolean;
  used: boolean;
  /** Findings that nothing waives since it expired. */
  readonly missed: WaivableFinding[];
}

interface Match {
  readonly entry: Entry;
  /** Length of the part of the construct path that it names; the resource itself is nearest of all. */
  readonly nearness: number;
}

/** The waivers of one rule, by what they can be looked up by. */
interface Index {
  /** Texts without a slash: logical ids and top-level constructs. */
  readonly names: Map<string, Entry[]>;
  readonly paths: Map<string, Entry[]>;
  readonly globs: { readonly entry: Entry; readonly onPathOnly: boolean; readonly matches: (path: string) => boolean }[];
  readonly onResource: Map<string, Entry[]>;
  readonly onConstruct: Map<string, Entry[]>;
  readonly open: WaivableFinding[];
}

/** Deeper or longer paths come from no construct tree; looking up all their ancestors would cost the square of the length. */
const longestPath = 4096;
const itself = Number.MAX_SAFE_INTEGER;

export function matchWaivers<F extends WaivableFinding>(
  findings: readonly F[],
  waivers: readonly Waiver[],
  context: WaiverContext,
): MatchedWaivers<F> {
  const today = context.today.slice(0, 10);
  // Against anything else no waiver would ever expire.
  if (!isIsoDate(today)) throw new Error(`Waivers need today's date as in 2026-03-31, not '${plain(context.today)}'.`);
  const notices: WaiverNotice[] = [];
  const byRule = new Map<string, Index>();
  const entries = admitted(waivers, today, context, notices, byRule);
  const notes = new Map<F, WaiverNote>();
  for (const finding of findings) {
    if (finding.status === 'compliant') continue;
    const index = byRule.get(finding.ruleId);
    if (index === undefined) continue;
    index.open.push(finding);
    const note = settle(finding, matchesOf(finding, index));
    if (note !== undefined) notes.set(finding, note);
  }
  for (const entry of entries) {
    if (entry.expired) notices.push(expiredNotice(entry));
  }
  notices.push(...unusedNotices(entries, byRule, context));
  return { waiverOf: finding => notes.get(finding), notices };
}

/** Those that can waive something, indexed; the others become notices. */
function admitted(
  waivers: readonly Waiver[],
  today: string,
  context: WaiverContext,
  notices: WaiverNotice[],
  byRule: Map<string, Index>,
): readonly Entry[] {
  const entries: Entry[] = [];
  const told = new Set<string>();
  const tell = (entry: Pick<Entry, 'waiver' | 'order'>, notice: WaiverNotice): void => {
    const key = groupOf(entry);
    if (told.has(key)) return;
    told.add(key);
    notices.push(notice);
  };
  const suggestions = new Map<string, string>();
  waivers.forEach((waiver, order) => {
    const ruleId = context.knownRules(waiver.ruleId);
    if (ruleId === undefined) {
      if (waiver.foreign !== true) tell({ waiver, order }, unknownRule(waiver, context, suggestions));
      return;
    }
    const fault = faultOf(waiver);
    if (fault !== undefined) {
      tell({ waiver, order }, { kind: 'malformed', from: waiver.from, message: `${origin(waiver)} ${fault}` });
      return;
    }
    const entry: Entry = {
      waiver,
      order,
      expired: waiver.expires !== undefined && waiver.expires < today,
      used: false,
      missed: [],
    };
    entries.push(entry);
    let index = byRule.get(ruleId);
    if (index === undefined) {
      index = { names: new Map(), paths: new Map(), globs: [], onResource: new Map(), onConstruct: new Map(), open: [] };
      byRule.set(ruleId, index);
    }
    addTo(index, entry);
  });
  return entries;
}

function faultOf({ reason, expires, resource, on }: Waiver): string | undefined {
  if (reason.trim() === '') return 'has no reason, so it does not waive. Write down why the finding is accepted.';
  if (on === undefined && resource.replaceAll('/', '').trim() === '') {
    return 'names no resource, so it does not waive. Add a construct path or a logical id.';
  }
  if (expires !== undefined && !isIsoDate(expires)) {
    return `expires on '${plain(expires)}', so it does not waive. Write a date such as 2026-03-31.`;
  }
  return undefined;
}

/** Suggestions compare with every rule id, so a hostile template gets only a few. */
const mostSuggestions = 50;

function unknownRule(waiver: Waiver, { ruleIds = [] }: WaiverContext, suggestions: Map<string, string>): WaiverNotice {
  const { ruleId, from } = waiver;
  if (isGlob(ruleId)) {
    const message = `${origin(waiver)} names rule '${plain(ruleId)}', but a waiver names one rule, so it does not waive. Write one waiver for each rule.`;
    return { kind: 'malformed', from, message };
  }
  let suggestion = suggestions.get(ruleId);
  if (suggestion === undefined) {
    suggestion = suggestions.size < mostSuggestions ? didYouMean(ruleId, ruleIds) : '';
    suggestions.set(ruleId, suggestion);
  }
  const next = suggestion === '' ? ' `hicp rules` lists them.' : suggestion;
  return { kind: 'unknown-rule', from, message: `${origin(waiver)} names rule '${plain(ruleId)}', which does not exist.${next}` };
}

function addTo(index: Index, entry: Entry): void {
  const { on, resource } = entry.waiver;
  if (on !== undefined) {
    if ('logicalId' in on) put(index.onResource, `${on.template}\n${on.logicalId}`, entry);
    else put(index.onConstruct, on.constructPath, entry);
    return;
  }
  const text = trimmed(resource);
  const onPathOnly = resource.trimStart().startsWith('/') || text.includes('/');
  if (isGlob(text)) index.globs.push({ entry, onPathOnly, matches: globMatcher(text) });
  else put(onPathOnly ? index.paths : index.names, text, entry);
}

/** CDK's messages write `/Stack/Records`. */
function trimmed(resource: string): string {
  let text = resource.trim();
  if (text.startsWith('/')) text = text.slice(1);
  return text.endsWith('/') ? text.slice(0, -1) : text;
}

function put(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else entries.push(entry);
}

function matchesOf(finding: WaivableFinding, index: Index): readonly Match[] {
  const { template, logicalId, constructPath } = finding.resource;
  // An environment, `111122223333/eu-west-1`, is named like a path and lies below nothing but the app.
  const place = constructPath ?? (logicalId.includes('/') ? logicalId : undefined);
  const path = place !== undefined && place.length <= longestPath ? place : undefined;
  const found: Match[] = [];
  if (index.onResource.size > 0) take(found, finding, index.onResource.get(`${template}\n${logicalId}`), itself);
  take(found, finding, index.names.get(logicalId), itself);
  if (path !== undefined) {
    const root = path.includes('/') ? path.slice(0, path.indexOf('/')) : path;
    // The name of a stack reads like a logical id; where it is both, it was taken above.
    if (root !== logicalId) take(found, finding, index.names.get(root), root === path ? itself : root.length);
    if (index.paths.size > 0 || index.onConstruct.size > 0) {
      for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
        const ancestor = path.slice(0, end);
        const nearness = end === path.length ? itself : end;
        take(found, finding, index.paths.get(ancestor), nearness);
        take(found, finding, inSameAssembly(index.onConstruct.get(ancestor), template), nearness);
      }
      take(found, finding, inSameAssembly(index.onConstruct.get(''), template), 0);
    }
  }
  for (const { entry, onPathOnly, matches } of index.globs) {
    if ((path !== undefined && matches(path)) || (!onPathOnly && matches(logicalId))) take(found, finding, [entry], 0);
  }
  return found;
}

function take(found: Match[], { status }: WaivableFinding, entries: readonly Entry[] | undefined, nearness: number): void {
  if (entries === undefined) return;
  for (const entry of entries) {
    if (entry.waiver.accepts === undefined || entry.waiver.accepts === status) found.push({ entry, nearness });
  }
}

/** Construct paths are unique within an app only, and one run may read the assemblies of several. */
function inSameAssembly(entries: readonly Entry[] | undefined, template: string): readonly Entry[] | undefined {
  return entries?.filter(
    ({ waiver: { on } }) => on === undefined || on.template === '' || folderOf(on.template) === folderOf(template),
  );
}

/** A nested stack's template lies in the same folder as its parent's, where its acknowledgements are kept. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function settle(finding: WaivableFinding, matches: readonly Match[]): WaiverNote | undefined {
  let best: Match | undefined;
  for (const match of matches) {
    if (match.entry.expired) continue;
    match.entry.used = true;
    if (best === undefined || goesBefore(match, best)) best = match;
  }
  if (best !== undefined) return noteOf(best.entry.waiver);
  for (const { entry } of matches) entry.missed.push(finding);
  return undefined;
}

function goesBefore(a: Match, b: Match): boolean {
  const ownedA = a.entry.waiver.owner !== undefined;
  if (ownedA !== (b.entry.waiver.owner !== undefined)) return ownedA;
  return a.nearness === b.nearness ? a.entry.order < b.entry.order : a.nearness > b.nearness;
}

function noteOf({ from, reason, owner, expires, ticket }: Waiver): WaiverNote {
  return {
    from,
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(expires === undefined ? {} : { expires }),
    ...(ticket === undefined ? {} : { ticket }),
  };
}

function expiredNotice({ waiver, missed }: Entry): WaiverNotice {
  const { from, expires = '' } = waiver;
  const [first] = missed;
  const start = `${origin(waiver)} expired on ${expires}`;
  let message: string;
  if (first === undefined) message = `${start}, and no open finding of this run needs it. Delete it.`;
  else if (missed.length === 1) {
    message = `${start}, so the finding on ${nameOf(first)} counts again. Fix it, or renew with a new reason.`;
  } else {
    message = `${start}, so ${String(missed.length)} findings count again, on ${namesOf(missed)}. Fix them, or renew with a new reason.`;
  }
  return { kind: 'expired', from, message };
}

function unusedNotices(
  entries: readonly Entry[],
  byRule: ReadonlyMap<string, Index>,
  context: WaiverContext,
): readonly WaiverNotice[] {
  const groups = new Map<string, Entry[]>();
  const used = new Set<string>();
  for (const entry of entries) {
    const key = groupOf(entry);
    if (entry.used) used.add(key);
    else if (!entry.expired) put(groups, key, entry);
  }
  const notices: WaiverNotice[] = [];
  for (const [key, [first, ...others]] of groups) {
    if (first === undefined || used.has(key)) continue;
    const { waiver } = first;
    const ruleId = context.knownRules(waiver.ruleId) ?? waiver.ruleId;
    if (context.ran?.(ruleId) === false) continue;
    const more = others.length === 0 ? '' : ` and ${String(others.length)} more`;
    const open = byRule.get(ruleId)?.open ?? [];
    notices.push({
      kind: 'unused',
      from: waiver.from,
      message: `${origin(waiver)} waives ${ruleId}${place(waiver)}${more}, but matches no open finding of this run. ${nextStep(waiver, open)}`,
    });
  }
  return notices;
}

/** cdk-nag copies an acknowledgement of a stack onto all its resources; those copies are one waiver. */
function groupOf({ waiver, order }: Pick<Entry, 'waiver' | 'order'>): string {
  const { on, from, ruleId, accepts = '', reason } = waiver;
  return on !== undefined && 'logicalId' in on ? `${from}\n${on.template}\n${ruleId}\n${accepts}\n${reason}` : String(order);
}

function nextStep({ accepts, resource, on }: Waiver, open: readonly WaivableFinding[]): string {
  if (open.length === 0) return 'Delete it, unless this run left templates out.';
  const others = open.filter(({ status }) => accepts !== undefined && accepts !== status);
  if (accepts === 'non-compliant' && others.length === open.length) {
    return `The rule is undetermined on ${namesOf(open)}; its id there ends in [undetermined].`;
  }
  const below =
    on === undefined && isGlob(resource) && !resource.endsWith('**')
      ? ' A glob reaches below a construct only with /** at its end.'
      : '';
  return `The rule is open on ${namesOf(open)}. Name one of these, or delete it unless this run left templates out.${below}`;
}

function origin({ from, on, resource }: Waiver): string {
  if (on === undefined) return from;
  return 'logicalId' in on
    ? `${from} of ${plain(on.logicalId)} in ${plain(on.template)}`
    : `${from} on ${on.constructPath === '' ? 'the app' : plain(resource)}`;
}

function place({ on, resource }: Waiver): string {
  return on === undefined ? ` on ${plain(resource)}` : '';
}

function nameOf({ resource }: WaivableFinding): string {
  return plain(resource.constructPath ?? resource.logicalId);
}

function namesOf(findings: readonly WaivableFinding[]): string {
  const most = 3;
  const names = findings.slice(0, most).map(nameOf).join(', ');
  return findings.length > most ? `${names} and ${String(findings.length - most)} more` : names;
}
