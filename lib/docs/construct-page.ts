import type { Rule } from '../core';
import { code, fenced, heading, inline, joined, link, list, page, prose, table } from './markdown';
import type { Content, Markdown } from './markdown';
import { generatedMark } from './rule-pages';

/** What there is to say of a construct, out of its source, its guide and what its example synthesizes to. */
export interface DocumentedConstruct {
  readonly name: string;
  /** Path of its source below `lib/constructs`, without extension: `data/phi-bucket`. */
  readonly file: string;
  /** The comment of the class. */
  readonly description: string;
  /** The example, with the imports that it needs. */
  readonly snippet: string;
  /** Types of the resources that the example makes, and how many of each. */
  readonly makes: ReadonlyMap<string, number>;
  /** Props beyond those of the class that it extends. */
  readonly props: readonly DocumentedProp[];
  /** The class of CDK that it extends, such as `s3.Bucket`. */
  readonly extends?: string;
  readonly defaults: readonly { readonly prop: string; readonly holds: string; readonly reportedBy: readonly string[] }[];
  readonly acknowledged: readonly { readonly rule: string; readonly reason: string }[];
  readonly cost: { readonly monthly: string; readonly drivers: readonly string[] };
}

export interface DocumentedProp {
  readonly name: string;
  readonly isOptional: boolean;
  readonly description: string;
  readonly defaultText?: string;
}

/** The page of a construct. */
export function constructPage(construct: DocumentedConstruct, rules: ReadonlyMap<string, PlacedFacts>): string {
  const { name, description, snippet, makes, props, defaults, acknowledged, cost } = construct;
  return page([
    generatedMark,
    heading(1, name),
    ...description.split(/\n\s*\n/).map(paragraph => inline`${prose(paragraph)}`),
    fenced('ts', snippet),
    heading(2, 'What it makes'),
    list([...makes].sort().map(([type, count]) => [code(type), count > 1 && ` × ${String(count)}`])),
    ...(construct.extends === undefined
      ? []
      : [inline`It is a ${code(construct.extends)} and takes all of its props; those below are its own.`]),
    ...propBlocks(props),
    heading(2, 'What holds by default'),
    inline`Every default can be overridden. The rules named here then report it; they support or map to the controls beside them.`,
    table(
      ['Default', 'Prop', 'Reported when weakened', 'HICP', 'HIPAA'],
      defaults.map(({ prop, holds, reportedBy }) => [
        prose(holds),
        code(prop),
        joined(
          reportedBy.map(id => ruleLink(id, rules)),
          ', ',
        ),
        controlsOf(reportedBy, 'hicp', rules),
        controlsOf(reportedBy, 'hipaa', rules),
      ]),
    ),
    ...acknowledgedBlocks(acknowledged),
    heading(2, 'What it costs'),
    inline`Order of magnitude for the example, in US dollars a month by list prices of us-east-1, recalled and not measured: ${cost.monthly}.`,
    list(cost.drivers.map(driver => prose(driver))),
  ]);
}

export interface PlacedFacts {
  readonly service: string;
  readonly rule: Pick<Rule, 'controls'>;
}

/** Every construct in a line, by area. */
export function constructsOverview(constructs: readonly DocumentedConstruct[]): string {
  const areas = [...new Set(constructs.map(areaOf))];
  return page([
    generatedMark,
    heading(1, 'Constructs'),
    inline`Made for workloads with PHI: aligned by default, each default overridable, judged like everything else. Import them from ${code('cdk-hicp')}, or one alone from its file: ${code('cdk-hicp/constructs/data/phi-bucket')}.`,
    ...areas.flatMap(area => [
      heading(2, area.charAt(0).toUpperCase() + area.slice(1)),
      table(
        ['Construct', 'Is'],
        constructs
          .filter(construct => areaOf(construct) === area)
          .map(({ name, file, description }) => [link(code(name), `${nameOf(file)}.md`), prose(firstSentence(description))]),
      ),
    ]),
  ]);
}

/** `data` of `data/phi-bucket`. */
function areaOf({ file }: DocumentedConstruct): string {
  return file.split('/')[0] ?? file;
}

/** `phi-bucket` of `data/phi-bucket`. */
export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}

function propBlocks(props: readonly DocumentedProp[]): readonly Markdown[] {
  if (props.length === 0) return [];
  return [
    heading(2, 'Props'),
    table(
      ['Prop', 'Is', 'Default'],
      props.map(({ name, isOptional, description, defaultText }) => [
        code(name),
        prose(description),
        isOptional ? prose(defaultText ?? '') : 'required',
      ]),
    ),
  ];
}

function acknowledgedBlocks(acknowledged: DocumentedConstruct['acknowledged']): readonly Markdown[] {
  if (acknowledged.length === 0) return [];
  return [
    heading(2, 'Acknowledged rules of other packs'),
    inline`The construct acknowledges these in the assembly, so that other packs stay quiet about them:`,
    list(acknowledged.map(({ rule, reason }) => [code(rule), ': ', prose(reason)])),
  ];
}

function ruleLink(id: string, rules: ReadonlyMap<string, PlacedFacts>): Markdown {
  const placed = rules.get(id);
  if (placed === undefined) throw new Error(`a guide names the rule ${id}, which does not exist`);
  return link(code(id), `../../policies/rules/${placed.service}/README.md#${id}`);
}

function controlsOf(ids: readonly string[], framework: string, rules: ReadonlyMap<string, PlacedFacts>): Content {
  return [...new Set(ids.flatMap(id => rules.get(id)?.rule.controls[framework] ?? []))].sort().join(', ');
}
