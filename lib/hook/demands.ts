import type { Leaf } from './decisions';
import { anyItem, CannotSay } from './questions';
import type { Path } from './questions';
import { failuresOf, hasItems, holdsIn, joined, knownOf, nameOf } from './terms';
import type { Known, Literal, Term, Truth } from './terms';

/** What a rule of Guard demands. All demands have to be met. */
export type Demand =
  /** That not all of these come together. */
  | { readonly kind: 'never'; readonly term: Term }
  /** That not all of `outside` come together while some item of the list is all of `item`. */
  | { readonly kind: 'no item'; readonly list: Path; readonly outside: Term; readonly item: Term }
  /** That not all of `outside` come together while each item of the list is all of one of `items`. */
  | { readonly kind: 'some item'; readonly list: Path; readonly outside: Term; readonly items: readonly Term[] };

type Quantifier = 'no item' | 'some item';

/**
 * What has to be demanded so that exactly the failures of a check fail. `one` has lists of one item and gives the demands; `two` has
 * lists of two and tells whether each item counts or any. Throws `CannotSay` where the demands do not say the same as the check.
 */
export function demandsOf(one: readonly Leaf[], two: () => readonly Leaf[]): readonly Demand[] {
  const terms = widened(failuresOf(one), one);
  const lists = [...new Map(terms.flatMap(term => listsIn(term)).map(list => [JSON.stringify(list), list])).values()];
  if (lists.length === 0) return agreeing(one, [demandsFor(terms, new Map())]);
  const both: readonly Quantifier[] = ['no item', 'some item'];
  const choices = lists.reduce<readonly (readonly Quantifier[])[]>(
    all => all.flatMap(some => both.map(quantifier => [...some, quantifier])),
    [[]],
  );
  const ways = choices.map(choice =>
    demandsFor(terms, new Map(lists.map((list, index) => [JSON.stringify(list), choice[index] ?? 'no item']))),
  );
  return agreeing([...one, ...two()], ways);
}

/** Terms without what they do not need: the first answers that a check goes by are often no part of the failure. */
function widened(terms: readonly Term[], leaves: readonly Leaf[]): readonly Term[] {
  const others = leaves.filter(({ verdict }) => verdict !== 'non-compliant').map(knownOf);
  return joined(
    terms.map(term =>
      term.reduce<Term>((kept, literal) => {
        const fewer = kept.filter(one => one !== literal);
        return others.every(known => allIn(fewer, known) === 'no') ? fewer : kept;
      }, term),
    ),
  );
}

function agreeing(leaves: readonly Leaf[], ways: readonly (readonly Demand[] | undefined)[]): readonly Demand[] {
  const found = ways.find(way => way !== undefined && leaves.every(leaf => agrees(leaf, way)));
  if (found === undefined) throw new CannotSay('list', 'Properties');
  return found;
}

/** The lists into whose items a term looks. */
function listsIn(term: Term): readonly Path[] {
  return term.flatMap(({ path }) => (path.includes(anyItem) ? [path.slice(0, path.indexOf(anyItem))] : []));
}

function demandsFor(terms: readonly Term[], quantifiers: ReadonlyMap<string, Quantifier>): readonly Demand[] | undefined {
  const demands: Demand[] = [];
  const some = new Map<string, Extract<Demand, { readonly kind: 'some item' }>>();
  for (const term of terms) {
    const names = new Set(listsIn(term).map(list => JSON.stringify(list)));
    const [list] = listsIn(term);
    if (list === undefined) {
      demands.push({ kind: 'never', term });
      continue;
    }
    if (names.size > 1) return undefined;
    const item = term.filter(({ path }) => path.includes(anyItem));
    const outside = term.filter(literal => !item.includes(literal));
    if (quantifiers.get(JSON.stringify(list)) === 'no item') {
      demands.push({ kind: 'no item', list, outside, item });
      continue;
    }
    const key = JSON.stringify([list, outside]);
    const before = some.get(key);
    some.set(key, { kind: 'some item', list, outside, items: [...(before?.items ?? []), item] });
  }
  return [...demands, ...some.values()];
}

/** Guard fails where the check is certain of a failure, and nowhere else. */
function agrees(leaf: Leaf, demands: readonly Demand[]): boolean {
  const known = knownOf(leaf);
  if (leaf.verdict === 'non-compliant') return demands.some(demand => isMet(demand, known) === 'no');
  return demands.every(demand => isMet(demand, known) === 'yes');
}

function isMet(demand: Demand, known: Known): Truth {
  if (demand.kind === 'never') return not(allIn(demand.term, known));
  const outside = allIn(demand.outside, known);
  if (outside === 'no') return 'yes';
  const at = itemsIn(demand.list, known);
  const matching =
    demand.kind === 'no item'
      ? or(at.map(index => allIn(demand.item, known, index)))
      : and(at.map(index => or(demand.items.map(item => allIn(item, known, index)))));
  return not(and([outside, matching]));
}

/** The items that a leaf speaks of: `[*]` and `[1]`. */
function itemsIn(list: Path, known: Known): readonly string[] {
  const isEmpty = [list, [...list, hasItems]].some(path => known.get(nameOf(path))?.[0]?.cells.includes('absent'));
  if (isEmpty) return [];
  const second = JSON.stringify([...list, '[1]']).slice(0, -1);
  return [...known.keys()].some(name => name.startsWith(second)) ? [anyItem, '[1]'] : [anyItem];
}

function allIn(term: Term, known: Known, at = anyItem): Truth {
  return and(term.map(literal => holdsIn(known, at === anyItem ? literal : moved(literal))));
}

const ofSecond = new WeakMap<Literal, Literal>();

/** The same of the second item. */
function moved(literal: Literal): Literal {
  const before = ofSecond.get(literal);
  if (before !== undefined) return before;
  const other = { ...literal, path: literal.path.map(key => (key === anyItem ? '[1]' : key)) };
  ofSecond.set(literal, other);
  return other;
}

function not(truth: Truth): Truth {
  return truth === 'unknown' ? truth : truth === 'yes' ? 'no' : 'yes';
}

function and(all: readonly Truth[]): Truth {
  return all.includes('no') ? 'no' : all.includes('unknown') ? 'unknown' : 'yes';
}

function or(all: readonly Truth[]): Truth {
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}
