import type { Rule } from '../core';
import { code, heading, inline, joined, link, page, prose, table } from './markdown';
import type { Content, Markdown } from './markdown';
import type { PlacedRule } from './overview-page';
import { generatedMark } from './rule-pages';
import type { Difference } from './rule-pages';

/** A rule of another set with those of ours that stand for it, or why none does. */
export type DocumentedPeer =
  | { readonly rules: readonly string[]; readonly meaning: 'same' | 'stricter' | 'differs'; readonly why?: string }
  | { readonly configOnly: string };

/** A set of rules that others publish, compared with ours. */
export interface DocumentedPeerSet {
  readonly title: string;
  readonly short: string;
  readonly intro: string;
  readonly groups: readonly { readonly title?: string; readonly peers: Readonly<Record<string, DocumentedPeer>> }[];
  /** Whether a rule of ours names that one as its counterpart after deployment. */
  readonly isCounterpart?: (peer: string, rule: Rule) => boolean;
}

/** The page that lists the rules of other sets against ours. */
export function parityPage(sets: readonly DocumentedPeerSet[], rules: readonly PlacedRule[]): string {
  const target = new Map(rules.map(({ service, rule }) => [rule.id, { rule, place: `rules/${service}/README.md#${rule.id}` }]));
  const toRule = (id: string): Content => {
    const known = target.get(id);
    if (known === undefined) return [code(id), ' (missing)'];
    const { when, from } = known.rule;
    const limits = [when === 'phi' && 'where PHI is', from === 'large' && 'large organizations'].filter(limit => limit !== false);
    return [link(code(id), known.place), limits.length > 0 && ` (${limits.join(', ')})`];
  };
  return page([
    generatedMark,
    heading(1, 'Parity with other rule sets'),
    inline`What other sets for HIPAA check, and which rule of this pack stands for it. “Same” means that what fails there fails here; “stricter” that more fails here; “differs” that something which fails there is accepted or left out here on purpose, and why. Ours also answer “undetermined” where a template does not decide, and take no default for a fact that AWS does not document.`,
    ...sets.flatMap(set => setBlocks(set, rules, toRule)),
  ]);
}

function setBlocks(
  { title, intro, groups, isCounterpart }: DocumentedPeerSet,
  rules: readonly PlacedRule[],
  toRule: (id: string) => Content,
): readonly Markdown[] {
  const all = groups.flatMap(({ peers }) => Object.values(peers));
  const count = (meaning: string): number =>
    all.filter(peer => ('configOnly' in peer ? 'configOnly' : peer.meaning) === meaning).length;
  const counts = [
    [count('same'), 'with the same meaning'],
    [count('stricter'), 'stricter here'],
    [count('differs'), 'different on purpose'],
    [count('configOnly'), 'for AWS Config only'],
  ].filter(([found]) => found !== 0);
  return [
    heading(2, title),
    inline`${intro}`,
    inline`${String(all.length)} rules: ${counts.map(([found, words]) => `${String(found)} ${String(words)}`).join(', ')}.`,
    ...groups.flatMap(group => [
      ...(group.title === undefined ? [] : [heading(3, group.title)]),
      table(
        ['Rule there', 'Rules here', 'Meaning', 'Difference'],
        inOrder(group.peers).map(([name, peer]) => {
          const named = 'configOnly' in peer ? [] : peer.rules;
          const counterparts = rules.flatMap(({ rule }) =>
            isCounterpart?.(name, rule) === true && typeof rule.check === 'function' && !named.includes(rule.id) ? [rule.id] : [],
          );
          return [
            code(name),
            joined([...named, ...counterparts].map(toRule), ', '),
            'configOnly' in peer ? 'Config only' : peer.meaning,
            'configOnly' in peer ? prose(peer.configOnly) : peer.why === undefined ? '' : prose(peer.why),
          ];
        }),
      ),
    ]),
  ];
}

function inOrder(peers: DocumentedPeerSet['groups'][number]['peers']): readonly (readonly [string, DocumentedPeer])[] {
  return Object.entries(peers).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What is different on purpose, by the rule of ours that it concerns. */
export function differencesByRule(sets: readonly DocumentedPeerSet[]): ReadonlyMap<string, readonly Difference[]> {
  const found = new Map<string, Difference[]>();
  for (const { short, groups } of sets) {
    for (const [peer, entry] of groups.flatMap(({ peers }) => Object.entries(peers))) {
      if ('configOnly' in entry || entry.meaning === 'same' || entry.why === undefined) continue;
      const difference = { set: short, peer, meaning: entry.meaning, why: entry.why };
      for (const id of entry.rules) found.set(id, [...(found.get(id) ?? []), difference]);
    }
  }
  return found;
}
