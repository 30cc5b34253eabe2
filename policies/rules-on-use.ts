import facts from './on-use/facts.json';
import type { PolicyRule } from './rule';

/** What is known of rules while their code is not loaded: all but their texts and their functions, of which it has the names. */
interface Facts {
  /** Files of `on-use` that code is loaded with. */
  readonly files: readonly string[];
  readonly kinds: readonly Kind[];
  readonly controls: readonly PolicyRule['controls'][];
  readonly types: readonly PolicyRule['appliesTo'][];
  readonly rules: readonly Row[];
}

type Row = readonly [id: string, file: number, kind: number, controls: number, types: number];
type Text = 'title' | 'why' | 'fix' | 'config' | 'examples';
type Kind = Omit<PolicyRule, 'id' | 'controls' | 'appliesTo' | 'check' | 'where' | Text> & {
  /** Where it is no function. */
  readonly check?: PolicyRule['check'];
  readonly functions: readonly ('check' | 'where')[];
};

/** The functions of rules take a resource, or what else a rule judges. */
type Judge = (subject: unknown) => unknown;

class RuleOnUse {
  readonly id: string;
  readonly aliases: PolicyRule['aliases'];
  readonly severity: PolicyRule['severity'];
  readonly controls: PolicyRule['controls'];
  readonly when: PolicyRule['when'];
  readonly from: PolicyRule['from'];
  readonly scope: PolicyRule['scope'];
  readonly appliesTo: PolicyRule['appliesTo'];
  readonly dataAsOf: PolicyRule['dataAsOf'];
  readonly where: Judge | undefined;
  readonly check: Judge | PolicyRule['check'] | undefined;
  readonly #file: string;
  #rule: PolicyRule | undefined;

  constructor(facts: Facts, [id, file, kind, controls, types]: Row) {
    const { aliases, severity, when, from, scope, dataAsOf, check, functions } = at(facts.kinds, kind);
    this.id = id;
    this.aliases = aliases;
    this.severity = severity;
    this.controls = at(facts.controls, controls);
    this.when = when;
    this.from = from;
    this.scope = scope;
    this.appliesTo = at(facts.types, types);
    this.dataAsOf = dataAsOf;
    this.where = functions.includes('where') ? (subject: unknown) => (this.#whole().where as Judge)(subject) : undefined;
    this.check = functions.includes('check') ? (subject: unknown) => (this.#whole().check as Judge)(subject) : check;
    this.#file = at(facts.files, file);
  }

  #whole(): PolicyRule {
    this.#rule ??= loaded(this.#file).get(this.id);
    if (this.#rule === undefined) throw new Error(`rule ${this.id} is not in on-use/${this.#file}. Install cdk-hicp again`);
    return this.#rule;
  }

  get title(): PolicyRule['title'] {
    return this.#whole().title;
  }

  get why(): PolicyRule['why'] {
    return this.#whole().why;
  }

  get fix(): PolicyRule['fix'] {
    return this.#whole().fix;
  }

  get config(): PolicyRule['config'] {
    return this.#whole().config;
  }

  get examples(): PolicyRule['examples'] {
    return this.#whole().examples;
  }
}

/**
 * All rules, with the code of a service loaded when the first of its rules is called or asked for a text. A template holds
 * resources of a few services, and start-up pays for every byte of code.
 */
export const rules: readonly PolicyRule[] = (facts as unknown as Facts).rules.map(
  row => new RuleOnUse(facts as unknown as Facts, row) as object as PolicyRule,
);

function at<T>(table: readonly T[], number: number): T {
  const found = table[number];
  if (found === undefined) throw new Error('on-use/facts.json is not whole. Install cdk-hicp again');
  return found;
}

const files = new Map<string, ReadonlyMap<string, PolicyRule>>();

function loaded(file: string): ReadonlyMap<string, PolicyRule> {
  let found = files.get(file);
  if (found === undefined) {
    found = new Map(load(file).map(rule => [rule.id, rule]));
    files.set(file, found);
  }
  return found;
}

function load(file: string): readonly PolicyRule[] {
  const path = `./on-use/${file}`;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load all rules at start-up
    return (require(path) as { readonly rules: readonly PolicyRule[] }).rules;
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    throw new Error(`its code in on-use/${file} cannot be loaded (${why}). Install cdk-hicp again`, { cause: error });
  }
}
