import facts from './on-use/facts.json';
import type { PolicyRule } from './rule';

/** What is known of a rule while its code is not loaded: all but its texts and its functions, of which it has the names. */
type Facts = Omit<PolicyRule, 'check' | 'where' | Text> & {
  /** The file of `on-use` that its code is loaded with. */
  readonly file: string;
  readonly functions: readonly ('check' | 'where')[];
};
type Text = 'title' | 'why' | 'fix' | 'config' | 'examples';

/** The functions of rules take a resource, or what else a rule judges. */
type Judge = (subject: unknown) => unknown;

class RuleOnUse {
  readonly #file: string;
  #rule: PolicyRule | undefined;
  declare readonly id: string;
  declare check: Judge;
  declare where: Judge;

  constructor(facts: Facts) {
    this.#file = facts.file;
    for (const name in facts) {
      if (name === 'file' || name === 'functions') continue;
      (this as Record<string, unknown>)[name] = facts[name as keyof Facts];
    }
    for (const name of facts.functions) this[name] = subject => (this.#whole()[name] as Judge)(subject);
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
export const rules: readonly PolicyRule[] = (facts as unknown as readonly Facts[]).map(
  own => new RuleOnUse(own) as object as PolicyRule,
);

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
