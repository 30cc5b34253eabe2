import type { ResourceRule, Status } from '../core';
import { answersTo, CannotSay, keyOf, NobodyKnows } from './questions';
import type { Answer, Question } from './questions';
import { standIn } from './stand-in';

/** One way to answer all that a check asks, with its verdict, or with why nobody could go on. */
export interface Leaf {
  readonly answers: readonly { readonly question: Question; readonly answer: Answer }[];
  readonly verdict: Status | CannotSay;
}

/** Ways to answer: what asks more is no rule that anybody could read. */
const mostLeaves = 4000;

/**
 * All that a check says of a resource of a type, whatever its properties are: checks are pure, so each is run again for every
 * answer to every question, as the core runs them for every branch of a template. `items` is how many each list has that has any.
 */
export function decisions(rule: ResourceRule, type: string, items: 1 | 2): readonly Leaf[] {
  const leaves: Leaf[] = [];
  let next: readonly number[] | undefined = [];
  while (next !== undefined) {
    const { leaf, choices } = runWith(rule, type, items, next);
    leaves.push(leaf);
    if (leaves.length > mostLeaves) throw new CannotSay('too many', String(leaves[0]?.answers.length));
    next = following(choices);
  }
  return leaves;
}

interface Choice {
  readonly chosen: number;
  readonly of: number;
}

function following(choices: readonly Choice[]): readonly number[] | undefined {
  const last = choices.findLastIndex(({ chosen, of }) => chosen + 1 < of);
  if (last === -1) return undefined;
  return choices.slice(0, last + 1).map(({ chosen }, index) => (index === last ? chosen + 1 : chosen));
}

function runWith(
  rule: ResourceRule,
  type: string,
  items: number,
  begin: readonly number[],
): { readonly leaf: Leaf; readonly choices: readonly Choice[] } {
  const choices: Choice[] = [];
  const answers: { question: Question; answer: Answer }[] = [];
  const known = new Map<string, Answer>();
  const ask = (question: Question): Answer => {
    const key = keyOf(question);
    const before = known.get(key);
    if (before !== undefined) return before;
    const possible = answersTo(question);
    const chosen = begin[choices.length] ?? 0;
    const answer = possible[chosen];
    if (answer === undefined) throw new Error(`there is no answer ${String(chosen)} to ${key}`);
    choices.push({ chosen, of: possible.length });
    answers.push({ question, answer });
    known.set(key, answer);
    return answer;
  };
  const resource = standIn(type, ask, items);
  let verdict: Leaf['verdict'];
  try {
    verdict = statusOf(rule, resource);
  } catch (thrown) {
    if (thrown instanceof NobodyKnows) verdict = 'undetermined';
    else if (thrown instanceof CannotSay) verdict = thrown;
    else throw thrown;
  }
  return { leaf: { answers, verdict }, choices };
}

/** As `assess` joins the two: what a rule does not concern is none of the hook's business. */
function statusOf({ where, check }: ResourceRule, resource: Parameters<NonNullable<ResourceRule['where']>>[0]): Status {
  if (typeof check !== 'function') return 'undetermined';
  const concerned = where?.(resource).status ?? 'compliant';
  if (concerned === 'non-compliant') return 'compliant';
  const { status } = check(resource);
  return concerned === 'undetermined' && status === 'non-compliant' ? 'undetermined' : status;
}
