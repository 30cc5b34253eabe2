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

const known = facts as unknown as Facts;

/** The functions of rules take a resource, or what else a rule judges. */
type Judge = (subject: unknown) => unknown;

/** There are hundreds of them in every run, so that each is made of no more than its row. */
class RuleOnUse {
  private checkOnUse: Judge | PolicyRule['check'] | undefined;
  private whereOnUse: Judge | undefined;
  private rule: PolicyRule | undefined;

  constructor(private readonly row: Row) {}

  get id(): string {
    return this.row[0];
  }

  get controls(): PolicyRule['controls'] {
    return at(known.controls, this.row[3]);
  }

  get appliesTo(): PolicyRule['appliesTo'] {
    return at(known.types, this.row[4]);
  }

  get aliases(): PolicyRule['aliases'] {
    return this.kind().aliases;
  }

  get severity(): PolicyRule['severity'] {
    return this.kind().severity;
  }

  get when(): PolicyRule['when'] {
    return this.kind().when;
  }

  get from(): PolicyRule['from'] {
    return this.kind().from;
  }

  get scope(): PolicyRule['scope'] {
    return this.kind().scope;
  }

  get dataAsOf(): PolicyRule['dataAsOf'] {
    return this.kind().dataAsOf;
  }

  get where(): Judge | undefined {
    if (!this.kind().functions.includes('where')) return undefined;
    return (this.whereOnUse ??= subject => (this.whole().where as Judge)(subject));
  }

  get check(): Judge | PolicyRule['check'] | undefined {
    const { functions, check } = this.kind();
    if (!functions.includes('check')) return check;
    return (this.checkOnUse ??= (subject: unknown) => (this.whole().check as Judge)(subject));
  }

  private kind(): Kind {
    return at(known.kinds, this.row[2]);
  }

  private whole(): PolicyRule {
    const file = at(known.files, this.row[1]);
    this.rule ??= loaded(file).get(this.id);
    if (this.rule === undefined) throw new Error(`rule ${this.id} is not in on-use/${file}. Install cdk-hicp again`);
    return this.rule;
  }

  get title(): PolicyRule['title'] {
    return this.whole().title;
  }

  get why(): PolicyRule['why'] {
    return this.whole().why;
  }

  get fix(): PolicyRule['fix'] {
    return this.whole().fix;
  }

  get config(): PolicyRule['config'] {
    return this.whole().config;
  }

  get examples(): PolicyRule['examples'] {
    return this.whole().examples;
  }
}

/**
 * All rules, with the code of a service loaded when the first of its rules is called or asked for a text. A template holds
 * resources of a few services, and start-up pays for every byte of code.
 */
export const rules: readonly PolicyRule[] = known.rules.map(row => new RuleOnUse(row) as object as PolicyRule);

function at<T>(table: readonly T[], number: number): T {
  const found = table[number];
  if (found === undefined) throw new Error('on-use/facts.json is not whole. Install cdk-hicp again');
  return found;
}

const files = new Map<string, Map<string, PolicyRule>>();

function loaded(file: string): ReadonlyMap<string, PolicyRule> {
  let found = files.get(file);
  if (found === undefined) {
    found = new Map();
    for (const rule of load(file)) found.set(rule.id, rule);
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
