import type { Control, Rule, Size } from '../core';
import { own } from '../core/json';
import { recalled } from './catalog';
import type { DocumentedCatalog, DocumentedCatalogs, DocumentedControl } from './catalog';
import { coverage } from './coverage';
import type { ControlCoverage, CoveredBy, Unjudged } from './coverage';
import { code, heading, joined, link, list, inline, page, prose, table } from './markdown';
import type { Content, Markdown } from './markdown';
import { generatedMark } from './rule-pages';

/** A rule with the folder of `policies/rules` that holds it. */
export interface PlacedRule {
  readonly service: string;
  readonly rule: Rule;
}

/** The page of all controls: each one with its rules or with what stands in their place, and each rule with its controls. */
export function overviewPage(
  rules: readonly PlacedRule[],
  catalogs: DocumentedCatalogs,
  unjudged: Unjudged = {},
  hasParity = false,
): string {
  const covered = coverage(
    catalogs,
    rules.map(({ rule }) => rule),
    unjudged,
  );
  const target = new Map(rules.map(({ service, rule }) => [rule.id, `rules/${service}/README.md#${rule.id}`]));
  const toRule = (id: string): Content => {
    const place = target.get(id);
    return place === undefined ? code(id) : link(code(id), place);
  };
  return page([
    generatedMark,
    heading(1, 'Controls and rules'),
    inline`Rules support or map to controls. That a rule holds does not say that a system complies with a framework: much of a framework is work of people, for which an attestation stands. Texts are our own wording and no legal advice; what was written from memory is marked “${recalled}”.`,
    hasParity
      ? inline`How the rules compare with other sets for HIPAA: ${link('parity with AWS Config, cdk-nag and the Guard registry', 'parity.md')}.`
      : undefined,
    ...Object.entries(catalogs).flatMap(([name, catalog]) =>
      frameworkBlocks(
        catalog,
        covered.filter(({ framework }) => framework === name),
        toRule,
      ),
    ),
    heading(2, 'Rules'),
    inline`${rulesInWords(rules)}`,
    table(['Service', 'Rules', 'High', 'Medium', 'Low'], byService(rules)),
    table(
      ['Rule', 'What holds', ...Object.keys(catalogs).map(name => name.toUpperCase())],
      rules.map(({ rule }) => [
        toRule(rule.id),
        rule.title,
        ...Object.keys(catalogs).map(name => (own(rule.controls, name) ?? []).join(', ')),
      ]),
    ),
  ]);
}

function rulesInWords(rules: readonly PlacedRule[]): string {
  const of = (size: Size): number => rules.filter(({ rule: { from = 'medium' } }) => from === size).length;
  const environments = rules.filter(({ rule }) => rule.scope === 'environment').length;
  return `${String(rules.length)} rules: ${String(of('small'))} for organizations of every size, ${String(of('medium'))} more from medium on, ${String(of('large'))} more for large ones; ${String(environments)} of them about an account and Region as a whole.`;
}

function byService(rules: readonly PlacedRule[]): readonly (readonly Content[])[] {
  const services = [...new Set(rules.map(({ service }) => service))];
  return services.map(name => {
    const own = rules.filter(({ service }) => service === name).map(({ rule }) => rule);
    return [
      link(code(name), `rules/${name}/README.md`),
      own.length,
      ...(['high', 'medium', 'low'] as const).map(severity => own.filter(rule => rule.severity === severity).length),
    ];
  });
}

const said: Readonly<Record<CoveredBy, string>> = {
  rule: 'rules that judge templates',
  counterpart: 'rules of a control that asks for the same',
  config: 'AWS Config only',
  attestation: 'attestation only',
  nothing: 'nothing',
};

function frameworkBlocks(
  catalog: DocumentedCatalog,
  covered: readonly ControlCoverage[],
  toRule: (id: string) => Content,
): readonly Markdown[] {
  const groups = grouped(catalog, covered);
  return [
    heading(2, catalog.name),
    inline`Edition: ${catalog.edition}. ${String(covered.length)} controls: ${tally(covered)}.${catalog.note !== undefined && ` ${catalog.note}`}`,
    table(
      ['Group', 'Rules', 'Controls', 'Rules judge', 'Same as another', 'AWS Config only', 'Attestation only', 'Nothing'],
      groups.map(({ title, controls }) => [
        title,
        new Set(controls.flatMap(control => control.rules)).size,
        controls.length,
        ...(['rule', 'counterpart', 'config', 'attestation', 'nothing'] as const).map(
          by => controls.filter(control => control.by === by).length,
        ),
      ]),
    ),
    ...groups.flatMap(({ title, intro, controls }) => [
      heading(3, title),
      ...(intro === undefined ? [] : [intro]),
      table(
        ['Control', 'Title', 'What it asks', 'Kind', 'Rules at synth', 'AWS Config', 'Attestation'],
        controls.map(control => controlRow(control, own(catalog.controls, control.id), toRule)),
      ),
    ]),
    ...laterBlocks(catalog),
    ...generalBlocks(catalog),
  ];
}

function tally(covered: readonly ControlCoverage[]): string {
  return Object.entries(said)
    .map(([by, words]) => ({ words, count: covered.filter(control => control.by === by).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${String(count)} with ${words}`)
    .join(', ');
}

interface Group {
  readonly title: string;
  readonly intro: Markdown | undefined;
  readonly controls: readonly ControlCoverage[];
}

/** HICP by practice, the Security Rule by safeguard, other catalogs as one. */
function grouped(catalog: DocumentedCatalog, covered: readonly ControlCoverage[]): readonly Group[] {
  const byName = new Map<string, ControlCoverage[]>();
  for (const control of covered) {
    const { practice, safeguard } = own(catalog.controls, control.id) ?? {};
    const name = practice ?? safeguard ?? '';
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [control]);
    else others.push(control);
  }
  return [...byName].map(([name, controls]) => {
    const practice = own(catalog.practices ?? {}, name);
    if (practice === undefined) return { title: groupTitle(name), intro: undefined, controls };
    const { title, title2023, title2023Confidence, text } = practice;
    const later =
      title2023 === title
        ? ''
        : ` Title in the 2023 edition: ${title2023} (${title2023Confidence === 'recall' ? recalled : 'cited by public works'}).`;
    return { title: `Practice ${name}: ${title}`, intro: inline`${text}${later}`, controls };
  });
}

function groupTitle(name: string): string {
  return name === ''
    ? 'All controls'
    : name === 'documentation'
      ? 'Documentation'
      : `${name.charAt(0).toUpperCase()}${name.slice(1)} safeguards`;
}

function controlRow(
  control: ControlCoverage,
  documented: DocumentedControl | undefined,
  toRule: (id: string) => Content,
): readonly Content[] {
  return [
    control.id,
    [control.title, mark(control)],
    documented?.text,
    [documented?.organizationSize, documented?.type, ', ', documented?.applicability],
    ruleCell(control, toRule),
    configCell(control, toRule),
    control.attestation ?? 'none',
  ];
}

function mark({ confidence }: Pick<Control, 'confidence'>): Content {
  return confidence === 'recall' && ` (${recalled})`;
}

function ruleCell({ rules, counterpartRules, reason }: ControlCoverage, toRule: (id: string) => Content): Content {
  // Where a control has rules of its own, those of others would only lengthen the table.
  const shared = rules.length > 0 ? [] : counterpartRules;
  const parts: Content[] = rules.length > 0 ? [joined(rules.map(toRule), ', ')] : [];
  for (const { control, rules: others } of shared) parts.push([`through ${control}: `, joined(others.map(toRule), ', ')]);
  if (reason !== undefined) parts.push(['none: ', prose(reason)]);
  return joined(parts, '; ');
}

/** Counterparts of rules stand on the rules' pages; those that stand alone are named. */
function configCell({ rules, counterpartRules, config }: ControlCoverage, toRule: (id: string) => Content): Content {
  const alone = config.filter(({ ruleId }) => !rules.includes(ruleId));
  const beside = config.length - alone.length;
  return joined(
    [
      ...(beside > 0 ? [`counterparts of ${String(beside)} of ${counted(rules.length, 'rule')}`] : []),
      ...alone.map(({ ruleId, managedRule }) => (managedRule === undefined ? toRule(ruleId) : code(managedRule))),
      ...(config.length > 0
        ? []
        : rules.length === 0 && counterpartRules.length > 0
          ? [`as ${counterpartRules.map(({ control }) => control).join(', ')}`]
          : ['none']),
    ],
    ', ',
  );
}

function counted(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}

function laterBlocks({ laterChanges = [] }: DocumentedCatalog): readonly Markdown[] {
  if (laterChanges.length === 0) return [];
  return [
    heading(3, 'What is known of the 2023 edition'),
    inline`The publication was not at hand: nothing in this pack uses its identifiers.`,
    list(
      laterChanges.map(({ topic, change, confidence }) => [
        topic,
        ': ',
        change,
        confidence === 'recall' ? ` (${recalled})` : ' (cited by public works)',
      ]),
    ),
  ];
}

function generalBlocks({ generalProvisions = {} }: DocumentedCatalog): readonly Markdown[] {
  const rows = Object.entries(generalProvisions);
  if (rows.length === 0) return [];
  return [
    heading(3, 'General provisions'),
    inline`They frame the rule; no rule of this pack looks at them.`,
    table(
      ['Section', 'Title', 'What it says'],
      rows.map(([id, control]) => [id, [control.title, mark(control)], control.text]),
    ),
  ];
}
