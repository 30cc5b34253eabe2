import type { Leaf } from './decisions';
import { shownPath } from './questions';
import type { Answer, Path, Question, Values } from './questions';

/** What a property can be, seen through one test: not there, not known before deployment, among the values of the test, or not. */
export type Cell = 'absent' | 'dynamic' | 'in' | 'out';

const allCells: readonly Cell[] = ['absent', 'dynamic', 'in', 'out'];

/** That a property is one of these. */
export interface Literal {
  readonly path: Path;
  /** Absent where it only matters whether the property is there: `in` and `out` then come together. */
  readonly values?: Values;
  readonly cells: readonly Cell[];
}

/** What has to come together for a failure. */
export type Term = readonly Literal[];

/** The failures of a table of decisions, in few terms: leaves come in the order of their answers, so they are a tree. */
export function failuresOf(leaves: readonly Leaf[], depth = 0): readonly Term[] {
  const [first] = leaves;
  if (first === undefined) return [];
  const step = first.answers[depth];
  if (step === undefined) return first.verdict === 'non-compliant' ? [[]] : [];
  const branches = new Map<Answer, Leaf[]>();
  for (const leaf of leaves) {
    const answer = leaf.answers[depth]?.answer ?? step.answer;
    const before = branches.get(answer);
    if (before === undefined) branches.set(answer, [leaf]);
    else before.push(leaf);
  }
  const found = [...branches].map(([answer, some]) => ({ answer, terms: failuresOf(some, depth + 1) }));
  const texts = new Set(found.map(({ terms }) => JSON.stringify(terms)));
  if (texts.size === 1) return found[0]?.terms ?? [];
  return joined(found.flatMap(({ answer, terms }) => terms.map(term => withLiteral(term, literalOf(step.question, answer)))));
}

function literalOf({ path, about, values }: Question, answer: Answer): Literal {
  if (about === 'value' && values !== undefined) return { path, values, cells: [answer === 'yes' ? 'in' : 'out'] };
  if (about === 'items') return { path: [...path, hasItems], cells: answer === 'none' ? ['absent'] : ['dynamic', 'in', 'out'] };
  return { path, cells: answer === 'absent' || answer === 'dynamic' ? [answer] : ['in', 'out'] };
}

/** A test of a value says that it is there. */
function withLiteral(term: Term, literal: Literal): Term {
  return term.some(one => literalImplies(one, literal)) ? term : [literal, ...term];
}

/** The answers of a leaf as literals. */
function termOf({ answers }: Pick<Leaf, 'answers'>): Term {
  const byPath = new Map<string, { path: Path; presence: Answer; tests: { values: Values; isIn: boolean }[] }>();
  for (const { question, answer } of answers) {
    const name = shownPath(question.path);
    if (question.about === 'presence') byPath.set(name, { path: question.path, presence: answer, tests: [] });
    else if (question.values !== undefined) byPath.get(name)?.tests.push({ values: question.values, isIn: answer === 'yes' });
    // A list with no items is as one that is not there; `items` tells where that matters.
    else
      byPath.set(`${name}[]`, { path: [...question.path, hasItems], presence: answer === 'some' ? 'set' : 'absent', tests: [] });
  }
  return [...byPath.values()].flatMap(({ path, presence, tests }): readonly Literal[] => {
    if (presence === 'absent' || presence === 'dynamic') return [{ path, cells: [presence] }];
    if (tests.length === 0) return [{ path, cells: ['in', 'out'] }];
    return tests.map(({ values, isIn }) => ({ path, values, cells: [isIn ? 'in' : 'out'] }));
  });
}

/** Behind the path of a list: whether it has an item. */
export const hasItems = '*';

/** Fewer terms that say the same. */
export function joined(terms: readonly Term[]): readonly Term[] {
  let all = terms;
  for (;;) {
    const next = joinOnce(all);
    if (next === undefined) return all;
    all = next;
  }
}

function joinOnce(terms: readonly Term[]): readonly Term[] | undefined {
  for (const [index, one] of terms.entries()) {
    for (const [other, two] of terms.entries()) {
      if (index === other) continue;
      if (implies(two, one)) return terms.filter((_, at) => at !== other);
      if (index > other) continue;
      const both = joinOf(one, two);
      if (both !== undefined) return [...terms.slice(0, index), both, ...terms.slice(index + 1)].filter((_, at) => at !== other);
    }
  }
  return undefined;
}

function isSubset<T>(some: readonly T[], of: readonly T[]): boolean {
  return some.every(one => of.includes(one));
}

const names = new WeakMap<Path, string>();
const tests = new WeakMap<Literal, string>();
const above = new WeakMap<Path, readonly string[]>();

function kept<K extends object, V>(all: WeakMap<K, V>, key: K, make: () => V): V {
  const before = all.get(key);
  if (before !== undefined) return before;
  const value = make();
  all.set(key, value);
  return value;
}

export function nameOf(path: Path): string {
  return kept(names, path, () => JSON.stringify(path));
}

function testOf(literal: Literal): string {
  return kept(tests, literal, () => JSON.stringify([literal.path, literal.values ?? null]));
}

/** Whatever satisfies the first satisfies the second. */
function literalImplies(one: Literal, other: Literal): boolean {
  if (nameOf(one.path) !== nameOf(other.path)) return false;
  if (testOf(one) === testOf(other)) return isSubset(one.cells, other.cells);
  // Another test: what counts is whether it is there at all.
  return isSubset(unspecific(one.cells), narrowest(other.cells));
}

function unspecific(cells: readonly Cell[]): readonly Cell[] {
  return cells.includes('in') || cells.includes('out') ? [...new Set<Cell>([...cells, 'in', 'out'])] : cells;
}

/** Only both together say "set", whatever the test. */
function narrowest(cells: readonly Cell[]): readonly Cell[] {
  return cells.includes('in') && cells.includes('out') ? cells : cells.filter(cell => cell === 'absent' || cell === 'dynamic');
}

function implies(one: Term, other: Term): boolean {
  return other.every(wanted => one.some(literal => literalImplies(literal, wanted)));
}

/** Two terms that differ in one property are one with both its possibilities. */
function joinOf(one: Term, two: Term): Term | undefined {
  const oneLeft = one.filter(literal => !two.some(other => same(literal, other)));
  const twoLeft = two.filter(literal => !one.some(other => same(literal, other)));
  const [left] = oneLeft;
  const [right] = twoLeft;
  if (left === undefined || right === undefined || oneLeft.length > 1 || twoLeft.length > 1) return undefined;
  const both = unionOf(left, right);
  if (both === undefined) return undefined;
  const rest = one.filter(literal => literal !== left);
  return both.cells.length === allCells.length ? rest : [...rest, both];
}

function same(one: Literal, other: Literal): boolean {
  return testOf(one) === testOf(other) && isSubset(one.cells, other.cells) && isSubset(other.cells, one.cells);
}

function unionOf(one: Literal, other: Literal): Literal | undefined {
  if (nameOf(one.path) !== nameOf(other.path)) return undefined;
  const values = one.values ?? other.values;
  const cells = allCells.filter(cell => one.cells.includes(cell) || other.cells.includes(cell));
  if (testOf(one) === testOf(other)) return { ...one, cells };
  // Of two tests, one must not look into the value at all.
  const plain = one.values === undefined ? one : other.values === undefined ? other : undefined;
  if (plain === undefined || values === undefined) return undefined;
  return { path: one.path, values, cells };
}

/** What is known of a resource, by the names of paths. */
export type Known = ReadonlyMap<string, readonly Literal[]>;

export function knownOf(leaf: Pick<Leaf, 'answers'>): Known {
  const known = new Map<string, Literal[]>();
  for (const literal of termOf(leaf)) {
    const name = nameOf(literal.path);
    known.set(name, [...(known.get(name) ?? []), literal]);
  }
  return known;
}

export type Truth = 'yes' | 'no' | 'unknown';

/** Whether a literal holds, by what is known. */
export function holdsIn(known: Known, wanted: Literal): Truth {
  const says = (isWanted: boolean): Truth => (isWanted ? 'yes' : 'no');
  const gone = pathsAbove(wanted.path).some(name =>
    known.get(name)?.every(({ cells }) => cells.every(cell => cell === 'absent')),
  );
  if (gone) return says(wanted.cells.includes('absent'));
  const own = known.get(nameOf(wanted.path));
  const [cell] = own?.[0]?.cells ?? [];
  if (own === undefined || cell === undefined) return 'unknown';
  if (cell === 'absent' || cell === 'dynamic') return says(wanted.cells.includes(cell));
  if (wanted.cells.includes('in') === wanted.cells.includes('out')) return says(wanted.cells.includes('in'));
  const tested = own.find(literal => testOf(literal) === testOf(wanted));
  return tested === undefined ? 'unknown' : says(tested.cells.some(one => wanted.cells.includes(one)));
}

function pathsAbove(path: Path): readonly string[] {
  return kept(above, path, () => path.slice(1).map((_, index) => JSON.stringify(path.slice(0, index + 1))));
}
