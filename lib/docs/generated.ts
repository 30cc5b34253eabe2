import { constructPage, constructsOverview, nameOf } from './construct-page';
import type { DocumentedConstruct } from './construct-page';
import type { Unjudged } from './coverage';
import { guardrailsPage } from './guardrails-page';
import type { DocumentedGuardrails } from './guardrails-page';
import { hookPage } from './hook-page';
import { overviewPage } from './overview-page';
import type { PlacedRule } from './overview-page';
import type { DocumentedCatalogs } from './catalog';
import { differencesByRule, parityPage } from './parity-page';
import type { DocumentedPeerSet } from './parity-page';
import { protectPage } from './protect-page';
import type { DocumentedProtection } from './protect-page';
import { generatedMark, rulePage, WrongExample } from './rule-pages';
import type { JudgeExample } from './rule-pages';
import { groupOf, indexMark, rulesFacts, rulesIndex, rulesOnUse } from './rules-index';

/** A rule as it was found: `policies/rules/<service>/<file>.ts`. */
export interface RuleFile extends PlacedRule {
  /** Its name without the extension. */
  readonly file: string;
}

export interface Generated {
  /** Path from the top of the repository to text. */
  readonly files: ReadonlyMap<string, string>;
  /** Why pages are missing from `files`. */
  readonly problems: readonly string[];
}

export interface GeneratedParts {
  readonly peerSets?: readonly DocumentedPeerSet[];
  readonly unjudged?: Unjudged;
  readonly constructs?: readonly DocumentedConstruct[];
  readonly protection?: DocumentedProtection;
  readonly guardrails?: DocumentedGuardrails;
  /** What a Guard Hook makes of each rule, by id. */
  readonly hookRules?: Readonly<Record<string, HookedRule>>;
}

/** A rule in Guard's language with what it leaves out, or why there is none. */
export type HookedRule = { readonly guard: string; readonly leavesOut: readonly string[] } | { readonly none: string };

/** All generated files, with a page of parity where there are sets to compare with. A service with an example that does not give its verdict gets no page but a problem. */
export function generatedFiles(
  found: readonly RuleFile[],
  catalogs: DocumentedCatalogs,
  judgeExample: JudgeExample,
  { peerSets = [], unjudged, constructs = [], protection, guardrails, hookRules }: GeneratedParts = {},
): Generated {
  const differences = differencesByRule(peerSets);
  const inOrder = [...found].sort((a, b) => compare(a.service, b.service) || compare(a.file, b.file));
  const files = new Map([['policies/rules/index.ts', rulesIndex(inOrder)], ...onUse(inOrder)]);
  const problems: string[] = [];
  for (const service of new Set(inOrder.map(file => file.service))) {
    const rules = inOrder.filter(file => file.service === service).map(({ rule }) => rule);
    try {
      files.set(`policies/rules/${service}/README.md`, rulePage(rules, catalogs, judgeExample, differences));
    } catch (error) {
      if (!(error instanceof WrongExample)) throw error;
      problems.push(error.message);
    }
  }
  files.set('policies/README.md', overviewPage(inOrder, catalogs, unjudged, peerSets.length > 0));
  if (peerSets.length > 0) files.set('policies/parity.md', parityPage(peerSets, inOrder));
  for (const [path, text] of constructPages(constructs, inOrder)) files.set(path, text);
  if (protection !== undefined)
    files.set('docs/protect.md', protectPage(protection, new Map(inOrder.map(placed => [placed.rule.id, placed]))));
  if (guardrails !== undefined) files.set('docs/guardrails.md', guardrailsPage(guardrails));
  if (hookRules !== undefined) {
    const entries = Object.entries(hookRules);
    files.set('docs/guard-hook.md', hookPage(entries.map(([id, hooked]) => ({ id, ...hooked }))));
    const lines = entries.flatMap(([id, hooked]) =>
      'guard' in hooked ? [`${JSON.stringify(id)}: ${JSON.stringify({ guard: hooked.guard })}`] : [],
    );
    files.set('policies/hook-rules.json', `{\n${lines.join(',\n')}\n}\n`);
  }
  return { files, problems };
}

function constructPages(
  constructs: readonly DocumentedConstruct[],
  rules: readonly RuleFile[],
): readonly (readonly [string, string])[] {
  if (constructs.length === 0) return [];
  const byId = new Map(rules.map(placed => [placed.rule.id, placed]));
  return [
    ['docs/constructs/README.md', constructsOverview(constructs)],
    ...constructs.map(one => [`docs/constructs/${nameOf(one.file)}.md`, constructPage(one, byId)] as const),
  ];
}

/** The lists that load rules on use. */
function onUse(inOrder: readonly RuleFile[]): readonly (readonly [string, string])[] {
  const groups = new Map<string, RuleFile[]>();
  for (const file of inOrder) {
    const group = groupOf(file.service, file.rule);
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  return [
    ['policies/on-use/facts.json', rulesFacts(inOrder)],
    ...[...groups].map(([group, files]) => [`policies/on-use/${group}.ts`, rulesOnUse(files)] as const),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface Change {
  readonly path: string;
  readonly kind: 'new' | 'changed' | 'stale';
}

/** What differs between the files that there are and those that there must be. Only what was generated is stale, never what a person wrote. */
export function changes(existing: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): readonly Change[] {
  const found: Change[] = [];
  for (const [path, text] of wanted) {
    const old = existing.get(path);
    if (old !== text) found.push({ path, kind: old === undefined ? 'new' : 'changed' });
  }
  for (const [path, text] of existing) {
    const isGenerated = text.startsWith(generatedMark.source) || text.startsWith(indexMark);
    if (!wanted.has(path) && isGenerated) found.push({ path, kind: 'stale' });
  }
  return found;
}
