import type { StringMap } from './json';
import { Observed, Shapes } from './precedents';
import type { Resource } from './resource';
import { Symbols } from './text';

/** What a branch takes a parameter, or a condition that nothing decides, to be. */
export type Choice =
  { readonly value: string } | { readonly among: readonly string[] } | { readonly otherThan: readonly string[] };

/** Something that a branch has not decided yet, and the ways in which it can be decided. */
export interface Question {
  readonly key: string;
  /** The name under which a reader knows it: the parameter, or the expression of the condition. */
  readonly name: string;
  readonly choices: readonly Choice[];
  /** What is compared with a parameter that nobody may see is not shown either. */
  readonly secret?: boolean;
}

/** Whether a condition holds: or the question on which that depends. */
export type Outcome = boolean | Question;

/** An outcome as a branch keeps it: still being worked out, or of a condition that cannot be worked out at deployment either. */
type Kept = Outcome | 'pending' | 'undeployable';

/** One way through the conditions of a run's templates: the decisions that were taken so far. Immutable but for its memo. */
export class Branch {
  static readonly root = (): Branch => new Branch(undefined, '', '', undefined);

  /** Outcomes of named conditions, because chained conditions are otherwise evaluated exponentially often. */
  readonly outcomes = new Map<string, Kept>();
  /** By question, so that the findings of a template share what is known of their branches. */
  private children: Map<string, readonly Branch[]> | undefined;

  private constructor(
    private readonly parent: Branch | undefined,
    private readonly key: string,
    private readonly name: string,
    private readonly choice: Choice | undefined,
    private readonly secret = false,
  ) {}

  /** One branch for each way to decide the question. */
  split(question: Question): readonly Branch[] {
    // Two conditions can ask for one parameter in different ways.
    const key = `${question.key}\n${JSON.stringify(question.choices)}`;
    this.children ??= new Map();
    let branches = this.children.get(key);
    if (branches === undefined) {
      branches = question.choices.map(choice => new Branch(this, question.key, question.name, choice, question.secret));
      this.children.set(key, branches);
    }
    return branches;
  }

  /** The latest choice, which is the narrowest. */
  choiceOf(key: string): Choice | undefined {
    return this.choice !== undefined && this.key === key ? this.choice : this.parent?.choiceOf(key);
  }

  outcomeOf(key: string): Kept | undefined {
    const here = this.outcomes.get(key);
    if (here !== undefined) return here;
    for (let branch = this.parent; branch !== undefined; branch = branch.parent) {
      const earlier = branch.outcomes.get(key);
      if (typeof earlier === 'boolean' || earlier === 'undeployable') {
        this.outcomes.set(key, earlier);
        return earlier;
      }
    }
    return undefined;
  }

  /** The decisions as a reader sees them, earliest first: `{ Env: 'dev' }`. */
  decisions(): StringMap {
    const earlier = this.parent?.decisions() ?? {};
    return this.choice === undefined
      ? earlier
      : { ...earlier, [this.name]: choiceText(this.choice, this.secret ? withheld : shown) };
  }
}

function choiceText(choice: Choice, shownAs: (value: string) => string): string {
  if ('value' in choice) return shownAs(choice.value);
  return 'among' in choice ? choice.among.map(shownAs).join(' or ') : `other than ${choice.otherThan.map(shownAs).join(', ')}`;
}

function withheld(value: string): string {
  return value === '' ? shown(value) : '…';
}

function shown(value: string): string {
  return value === '' ? '""' : value;
}

/** The state of the one check that is running: the branch it runs in and what it came across. */
export class Evaluation {
  readonly observed = new Observed();
  readonly symbols = new Symbols(this.observed);
  readonly shapes = new Shapes();
  /** What `canonicalText` found that depends on no branch. */
  readonly canonicalTexts = new Map<string, string>();
  /** The resource that the finding will be about. */
  judged: Resource | undefined;
  branch = Branch.root();
  /** Set when a value was read that depends on something undecided: the verdict of this run does not count. */
  question: Question | undefined;
  /** Set when the branch cannot be deployed, such as for a key that a mapping lacks. */
  impossible = false;
  /** Parameter defaults that were read. Conditions never assume one: such templates are written to be deployed both ways. */
  assumed: Map<string, string> | undefined;
  assuming = true;
  /** Properties read and expressions worked out so far, the measure of work. */
  work = 0;
  /** Where that has to end. */
  workLimit = Infinity;
  /** The number of the run: what depends on the branch holds for one run only. */
  run = 0;
  /** Grows whenever a value turns out to depend on the branch, so that all others can be kept. */
  touched = 0;
  /** How many templates deep a value is being followed through nested stacks and exports. */
  depth = 0;

  start(branch: Branch): void {
    this.run++;
    this.branch = branch;
    this.question = undefined;
    this.impossible = false;
    this.assumed = undefined;
    this.assuming = true;
    this.depth = 0;
  }

  ask(question: Question): void {
    this.touched++;
    this.question ??= question;
  }

  /** The deployment of this branch would fail, so nothing that is read in it counts. */
  drop(): void {
    this.touched++;
    this.impossible = true;
  }

  assume(parameter: string, value: string): void {
    this.touched++;
    (this.assumed ??= new Map()).set(parameter, value);
  }
}
