import type { ResourceRule, Rule } from '../core';
import { demandsOf } from './demands';
import type { Demand } from './demands';
import { decisions } from './decisions';
import type { Leaf } from './decisions';
import { anyItem, CannotSay } from './questions';
import type { Path } from './questions';
import { guardText } from './guard-text';
import { differing, refusalOf } from './refusals';
import { failuresOf } from './terms';

/** What a rule is to a Guard Hook: rules of Guard, or why there are none. */
export type HookRule =
  | {
      /** Rules in Guard's language, one for each group of types that are judged alike. */
      readonly guard: string;
      /** The types that they judge. */
      readonly types: readonly string[];
      /** What they pass although the rule may not: end of the sentence "It does not judge …". */
      readonly leavesOut: readonly string[];
    }
  | { readonly none: string };

/** Letters of the rules of Guard for one rule: more, and nobody reads them. */
const longest = 6000;

/** The counterpart of a rule in a Guard Hook, derived from its check: what the check asks of one resource, Guard asks too. */
export function hookRule(rule: Rule): HookRule {
  if (rule.scope === 'environment') return { none: refusalOf('environment') };
  if (typeof rule.check !== 'function') return { none: refusalOf('no check') };
  const differs = differing[rule.id];
  if (differs !== undefined) return { none: differs };
  const judged: { readonly types: string[]; readonly demands: readonly Demand[] }[] = [];
  const leavesOut = new Set<string>();
  let refused: CannotSay | undefined;
  for (const type of rule.appliesTo) {
    try {
      const { demands, blocked } = judge(rule, type);
      if (demands.length === 0) continue;
      for (const { obstacle, what } of blocked) leavesOut.add(sentence(type, refusalOf(obstacle, what), rule.appliesTo.length));
      const text = JSON.stringify(demands);
      const alike = judged.find(one => JSON.stringify(one.demands) === text);
      if (alike === undefined) judged.push({ types: [type], demands });
      else alike.types.push(type);
    } catch (thrown) {
      if (!(thrown instanceof CannotSay)) throw thrown;
      // Types that only a macro knows are other ones when a hook sees them.
      if (!type.startsWith('AWS::') || type.startsWith('AWS::Serverless::')) continue;
      refused ??= thrown;
      leavesOut.add(sentence(type, refusalOf(thrown.obstacle, thrown.what), rule.appliesTo.length));
    }
  }
  if (judged.length === 0)
    return { none: refused === undefined ? refusalOf('never fails') : refusalOf(refused.obstacle, refused.what) };
  const guard = judged
    .map((one, index) => guardText(rule, one.types, one.demands, judged.length > 1 ? index + 1 : undefined))
    .join('\n');
  if (guard.length > longest) return { none: refusalOf('too many') };
  return {
    guard,
    types: judged.flatMap(({ types }) => types),
    leavesOut: [...leavesOut],
  };
}

function judge(
  rule: ResourceRule,
  type: string,
): { readonly demands: readonly Demand[]; readonly blocked: readonly CannotSay[] } {
  const leaves = decisions(rule, type, 1);
  const blocked = leaves.flatMap(({ verdict }) => (verdict instanceof CannotSay ? [verdict] : []));
  if (blocked.length > 0) mustStillMatter(leaves, blocked);
  return { demands: demandsOf(leaves, () => decisions(rule, type, 2)), blocked: distinct(blocked) };
}

/**
 * Where a check goes on to what a hook does not see, the rest is worth a rule only if it asks for something else too: "a key is set"
 * alone is not what a rule is about that judges the key.
 */
function mustStillMatter(leaves: readonly Leaf[], blocked: readonly CannotSay[]): void {
  const roots = blocked.map(({ path }) => path);
  const [first] = blocked;
  const matters = failuresOf(leaves).some(term =>
    term.some(({ path }) => roots.every(root => root !== undefined && !isBelow(path, root) && !isBelow(root, path))),
  );
  if (!matters && first !== undefined) throw first;
}

function isBelow(path: Path, root: Path): boolean {
  const plain = (one: Path): string => JSON.stringify(one.filter(key => key !== anyItem && key !== '*')).slice(0, -1);
  return plain(path).startsWith(plain(root));
}

function distinct(all: readonly CannotSay[]): readonly CannotSay[] {
  return [...new Map(all.map(one => [one.message, one])).values()];
}

function sentence(type: string, why: string, types: number): string {
  return types > 1 ? `of ${type}, ${why}` : why;
}
