import type { WaiverNotice } from '../core/assessment';
import { isList, isObject, own } from '../core/json';
import type { Json, JsonObject } from '../core/json';
import type { TemplateSource } from '../core/template-source';
import type { Waiver } from './waivers';
import { plain } from './wording';

/** Waivers that were found where other tools keep theirs, and those that were found wanting. */
export interface FoundWaivers {
  readonly waivers: readonly Waiver[];
  readonly notices: readonly WaiverNotice[];
}

/** One `Validations.of(construct).acknowledge({ id, reason })` of a CDK app. */
export interface Acknowledgement {
  /** A template of the cloud assembly that it stands in; empty for all. */
  readonly template: string;
  /** Empty for the app itself. */
  readonly constructPath: string;
  /** With its namespace: `HICP::s3-bucket-ssl-requests-only`. */
  readonly id: string;
  readonly reason: string;
}

const noReason =
  'has no reason. Other tools accept that; here the finding stays open, because nobody can review an exception without its reason. Add one.';

/** A YAML alias can put one long list on every resource, so the work for all templates together is bounded. */
const mostEntries = 1_000_000;
const mostWaivers = 100_000;
const longestReason = 1000;

/** Those in the metadata of resources: cdk_nag, cfn_nag, checkov and guard. Each holds for the resource it stands on. */
export function waiversInTemplates(sources: readonly TemplateSource[]): FoundWaivers {
  const waivers: Waiver[] = [];
  const notices: WaiverNotice[] = [];
  let looked = 0;
  for (const { path, body } of sources) {
    const resources = own(body, 'Resources');
    if (!isObject(resources)) continue;
    for (const logicalId of Object.keys(resources)) {
      const resource = own(resources, logicalId);
      const metadata = isObject(resource) ? own(resource, 'Metadata') : undefined;
      if (!isObject(metadata)) continue;
      const seen = new Set<string>();
      for (const { tool, list, idOf, reasonOf } of formats) {
        for (const entry of entriesOf(metadata, tool, list)) {
          if (++looked > mostEntries || waivers.length >= mostWaivers || notices.length >= mostWaivers) {
            const message = `${plain(path)} has too many suppressions in its metadata: those from ${plain(logicalId)} on are not read and do not waive. Keep waivers in hicp.config.yaml.`;
            return { waivers, notices: [...notices, { kind: 'malformed', from: `Metadata.${tool}`, message }] };
          }
          const id = ruleNamed(idOf(entry));
          if (id === undefined || seen.has(id.text)) continue;
          seen.add(id.text);
          const from = `Metadata.${tool}`;
          if (isObject(entry) && own(entry, 'applies_to') !== undefined) {
            // A suppression of a part, read as one of the whole, would hide what nobody accepted.
            const message = `${from} of ${plain(logicalId)} in ${plain(path)} suppresses only a part of ${plain(id.text)} (applies_to), which has no parts: it does not waive. Remove applies_to.`;
            if (id.qualified) notices.push({ kind: 'malformed', from, message });
            continue;
          }
          waivers.push({
            ruleId: id.ruleId,
            resource: logicalId,
            // Without a reason it does not waive either: matching says so where the rule is one of ours.
            reason: shortened(reasonOf(entry)),
            from,
            on: { template: path, logicalId },
            ...(id.accepts === undefined ? {} : { accepts: id.accepts }),
            ...(id.qualified ? {} : { foreign: true as const }),
          });
        }
      }
    }
  }
  return { waivers, notices };
}

/**
 * Those made in CDK code, as CDK itself takes them: ids match exactly, so `HICP::rule` accepts no undetermined finding and
 * `HICP::rule[undetermined]` no other; each holds for its construct and what is below, and the nearest is the one shown.
 * Unlike CDK's own, one without a reason does not waive.
 */
export function waiversFromAcknowledgements(acknowledgements: readonly Acknowledgement[]): FoundWaivers {
  const from = 'acknowledgement in CDK';
  const found = new Map<string, Waiver>();
  const notices: WaiverNotice[] = [];
  for (const { template, constructPath, id: text, reason } of acknowledgements.filter(isAcknowledgement)) {
    const id = ruleNamed(text);
    // CDK takes an id without namespace as one of its own annotations.
    if (id?.qualified !== true) continue;
    if (typeof reason !== 'string' || reason.trim() === '') {
      const on = constructPath === '' ? 'the app' : plain(constructPath);
      notices.push({ kind: 'malformed', from, message: `${from} of ${plain(text)} on ${on} ${noReason}` });
      continue;
    }
    // Of two on one construct, the later one is in force, as in CDK.
    found.set(`${template}\n${constructPath}\n${text}`, {
      ruleId: id.ruleId,
      resource: constructPath,
      reason: shortened(reason),
      from,
      on: { template, constructPath },
      ...(id.accepts === undefined ? {} : { accepts: id.accepts }),
    });
  }
  return { waivers: [...found.values()], notices };
}

/** They come out of files that anyone can write. */
function isAcknowledgement(item: Acknowledgement): boolean {
  const fields: unknown = item;
  return isObject(fields) && ['template', 'constructPath', 'id'].every(key => typeof own(fields, key) === 'string');
}

interface Format {
  readonly tool: string;
  readonly list: string;
  readonly idOf: (entry: Json) => string;
  readonly reasonOf: (entry: Json) => string;
}

const formats: readonly Format[] = [
  { tool: 'cdk_nag', list: 'rules_to_suppress', idOf: entry => textIn(entry, 'id'), reasonOf: cdkNagReason },
  { tool: 'cfn_nag', list: 'rules_to_suppress', idOf: entry => textIn(entry, 'id'), reasonOf: entry => textIn(entry, 'reason') },
  { tool: 'checkov', list: 'skip', idOf: entry => textIn(entry, 'id'), reasonOf: entry => textIn(entry, 'comment') },
  {
    tool: 'guard',
    list: 'SuppressedRules',
    idOf: entry => (typeof entry === 'string' ? entry : ''),
    reasonOf: () => 'none given: guard metadata has no place for one',
  },
];

function entriesOf(metadata: JsonObject, tool: string, list: string): readonly Json[] {
  const section = own(metadata, tool);
  const entries = isObject(section) ? own(section, list) : undefined;
  return isList(entries) ? entries : [];
}

function textIn(entry: Json, key: string): string {
  const value = isObject(entry) ? own(entry, key) : undefined;
  return typeof value === 'string' ? value : '';
}

/** cdk-nag 2 writes reasons with letters beyond ASCII as base64. */
function cdkNagReason(entry: Json): string {
  const reason = textIn(entry, 'reason');
  return isObject(entry) && own(entry, 'is_reason_encoded') === true ? Buffer.from(reason, 'base64').toString('utf8') : reason;
}

interface RuleNamed {
  readonly text: string;
  readonly ruleId: string;
  readonly qualified: boolean;
  readonly accepts?: 'non-compliant' | 'undetermined';
}

/** The rule that an id is about: `HICP::rule` is ours, `rule` may be, what other tools use is not. */
function ruleNamed(text: string): RuleNamed | undefined {
  const qualified = text.startsWith('HICP::');
  const name = qualified ? text.slice('HICP::'.length) : text;
  const unknowns = name.endsWith('[undetermined]');
  const ruleId = unknowns ? name.slice(0, -'[undetermined]'.length) : name;
  if (!qualified && (ruleId.length > 200 || !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(ruleId))) return undefined;
  if (unknowns) return { text, ruleId, qualified, accepts: 'undetermined' };
  return qualified ? { text, ruleId, qualified, accepts: 'non-compliant' } : { text, ruleId, qualified };
}

function shortened(reason: string): string {
  return reason.length > longestReason ? `${reason.slice(0, longestReason - 1)}…` : reason;
}
