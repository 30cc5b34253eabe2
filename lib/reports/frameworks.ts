/** What a report has to know about a framework beyond its catalog: how its controls gather into the groups that readers ask for. */
export interface Framework {
  readonly label: string;
  /** What a group of its controls is called. */
  readonly group: string;
  groupOf(controlId: string): string;
  /** Groups that are shown even where nothing is known about their controls. */
  readonly groups: Readonly<Record<string, string>>;
}

const hicp: Framework = {
  label: 'HICP',
  group: 'practice',
  groupOf: id => id.split('.', 1)[0] ?? id,
  groups: {
    1: 'E-mail Protection Systems',
    2: 'Endpoint Protection Systems',
    3: 'Identity and Access Management',
    4: 'Data Protection and Loss Prevention',
    5: 'IT Asset Management',
    6: 'Network Management',
    7: 'Vulnerability Management',
    8: 'Security Operations Center and Incident Response',
    9: 'Medical Device Security',
    10: 'Cybersecurity Policies',
  },
};

const hipaa: Framework = {
  label: 'HIPAA',
  group: 'standard',
  // 164.308(a) numbers its standards (a)(1) to (a)(8); elsewhere the letter is the standard.
  groupOf: id => (/^164\.308\(a\)\(\d+\)/.exec(id) ?? /^164\.\d+\([a-z]\)/.exec(id))?.[0] ?? id,
  groups: {},
};

export function framework(name: string): Framework {
  if (name === 'hicp') return hicp;
  if (name === 'hipaa') return hipaa;
  return { label: name.toUpperCase(), group: 'control', groupOf: id => id, groups: {} };
}

/** The frameworks of this product first, then others by name. */
export function inFrameworkOrder(names: Iterable<string>): readonly string[] {
  const rank = (name: string): number => (name === 'hicp' ? 0 : name === 'hipaa' ? 1 : 2);
  return [...names].sort((a, b) => rank(a) - rank(b) || inNaturalOrder(a, b));
}

/** 2 before 10, `1.S.A` before `10.M.A`. */
export function byNaturalOrder<T>(items: readonly T[], idOf: (item: T) => string): readonly T[] {
  return items
    .map(item => ({ item, key: parts(idOf(item)) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ item }) => item);
}

export function inNaturalOrder(a: string, b: string): number {
  return compare(parts(a), parts(b));
}

function compare(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const byNumber = Number(part) - Number(other);
    if (byNumber) return byNumber;
    if (part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length;
}

function parts(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

/** `4.M.C`; `164.312(e)(1), (e)(2)(i)`: the section is written once for the citations that follow it. */
export function citationList(ids: readonly string[]): string {
  let section = '';
  return byNaturalOrder(ids, id => id)
    .map(id => {
      const [, own = '', paragraph = ''] = /^(\d+\.\d+)(\(.+)$/.exec(id) ?? [];
      const short = own !== '' && own === section ? paragraph : id;
      section = own;
      return short;
    })
    .join(', ');
}
