import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rules as allRules } from '../../policies/rules-on-use';
import { check } from '../check/check';
import { exitCode } from '../check/outcome';
import { namesOf, select } from '../check/select';
import type { Assessment, ControlRefs, Fix, Rule, RuleFacts, Severity, Size, TemplateError, TemplateSource } from '../core';
import type { ReportFormat } from '../reports';
import type * as Html from '../reports/html';
import { json } from '../reports/json';
import { oneLine } from '../reports/plain';
import type * as Sarif from '../reports/sarif';
import { text } from '../reports/text';
import { problemText, readSettings } from '../settings';
import { parametersFrom } from '../settings/parameters';
import type { Settings } from '../settings';
import { load } from '../template/read';
import { closest } from '../waivers/wording';
import { version } from './about';
import { acknowledgedAbove } from './acknowledged';
import { didYouMean } from '../waivers/wording';
import type { Console } from './console';
import {
  emptyList,
  listUnreadable,
  messageOf,
  noBaseline,
  notProvidable,
  nothingSelected,
  undeclaredParameter,
  unknownRule,
  UsageError,
} from './messages';
import { put } from './output';
import type { Render } from './output';
import { Progress } from './progress';
import { allCatalogs, controlTitles, ruleTexts, textsOf } from './texts';
import type { RuleTexts } from './texts';

/** The flags of `hicp check`, as far as they were given. */
export interface CheckFlags {
  readonly format?: readonly ReportFormat[];
  readonly output?: string;
  readonly profile?: Size;
  readonly failOn?: Severity | 'none';
  readonly strict?: boolean;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly parameters?: readonly string[];
  readonly filesFrom?: string;
  readonly config?: string;
  readonly openOnly?: boolean;
}

/** A run that was judged, with what it was asked to do. */
export interface Judged {
  readonly assessment: Assessment;
  readonly sources: readonly TemplateSource[];
  readonly settings: Settings;
  readonly formats: readonly ReportFormat[];
  /** Compliant findings that the assessment leaves out, by rule. */
  readonly passed?: ReadonlyMap<string, number>;
}

/** `hicp check`: judges templates and returns the exit code. */
export function checkCommand(paths: readonly string[], flags: CheckFlags, console: Console): 0 | 1 | 2 {
  const judged = judgeTemplates(paths, flags, console);
  return judged === undefined ? 2 : reportOn(judged, flags, console);
}

/**
 * Judges templates by the settings and flags; undefined where the settings are broken, which was said. `wanted`: all findings by these
 * rules, compliant ones included.
 */
export function judgeTemplates(
  paths: readonly string[],
  flags: CheckFlags,
  console: Console,
  wanted?: (rule: Rule) => boolean,
): Judged | undefined {
  const { settings, problems, notices } = readSettings(flags.config, console.folder);
  const fatal = problems.filter(problem => problem.fatal);
  for (const problem of problems) console.error(problemText(problem));
  if (fatal.length > 0) return undefined;
  // Passing over it would report as new what was accepted.
  if (settings.baseline !== undefined) throw new UsageError(noBaseline());

  const profile = flags.profile ?? settings.profile ?? 'medium';
  const all = selected(profile, flags, settings);
  const rules = wanted === undefined ? all : all.filter(wanted);
  const formats = formatsOf(flags.format ?? settings.format ?? ['text']);
  // Text counts what is compliant, and lists none of it.
  const isCounted = wanted === undefined && formats.every(format => format === 'text');
  const passed = isCounted ? new Map<string, number>() : undefined;
  const progress = new Progress();
  const inputs = pathsOf(paths, flags, settings, console.folder);
  const loaded = load(inputs, {
    cwd: console.folder,
    isFinal: true,
    parameters: parametersFrom([...(settings.parameters ?? []), ...(flags.parameters ?? [])], console.folder),
    onProgress: (done, path) => {
      progress.step('reading', done, path);
    },
  });
  for (const notice of undeclared([...(settings.parameters ?? []), ...(flags.parameters ?? [])], loaded.sources))
    console.error(notice);
  const assessment = check({
    ...loaded,
    acknowledgements: [...loaded.acknowledgements, ...acknowledgedAbove(inputs, console.folder, loaded.acknowledgements)],
    rules,
    allRules,
    factsOf: passed === undefined ? wholeFacts() : rule => new FactsOnUse(rule),
    catalogs: passed === undefined ? allCatalogs() : controlTitles(),
    profile,
    phi: settings.phi,
    ...settings.environment,
    waivers: settings.waivers,
    waiverNotices: notices,
    tool: { name: 'cdk-hicp', version },
    time: new Date(),
    ...(passed === undefined ? {} : { passed }),
    onTemplate: (index, path) => {
      progress.step('judging', index, path);
    },
  });
  progress.end();
  return { assessment, sources: loaded.sources, settings, formats, ...(passed === undefined ? {} : { passed }) };
}

/** What is said of parameters that are given one by one and that no template has. A file of them may be for other templates too. */
function undeclared(entries: readonly string[], sources: readonly TemplateSource[]): readonly string[] {
  const given = entries.flatMap(entry => /^([\w:.-]+)=/.exec(entry)?.[1] ?? []);
  if (given.length === 0) return [];
  const declared = new Set(sources.flatMap(({ body }) => Object.keys(body['Parameters'] ?? {})));
  // Templates can hold any text as a name; what is proposed is one that CloudFormation takes.
  const known = [...declared].filter(name => /^[A-Za-z0-9]+$/.test(name));
  return given.filter(name => !declared.has(name)).map(name => undeclaredParameter(name, didYouMean(name, known)));
}

/** Writes the reports and returns the exit code. */
export function reportOn(
  { assessment, passed, formats, settings }: Omit<Judged, 'sources'>,
  flags: CheckFlags,
  console: Console,
): 0 | 1 | 2 {
  const render = renderer(console, flags.openOnly ?? settings.openOnly ?? false, passed);
  const written = put(assessment, formats, flags.output ?? settings.output, console.folder, render, console.print);
  // A report in a file is no place where a CI log shows why the job is red.
  if (!formats.includes('text') || written.length > 0) for (const error of assessment.errors) console.error(errorText(error));
  for (const file of written) console.error(`wrote ${file}`);
  return exitCode(assessment, {
    failOn: flags.failOn ?? settings.failOn ?? 'low',
    strict: flags.strict ?? settings.strict ?? false,
  });
}

function errorText({ template, message, location }: TemplateError): string {
  const place = location === undefined ? template : `${template}:${String(location.line)}:${String(location.column)}`;
  // A line that begins with :: is an order to a CI runner, and the name of a file may hold one.
  return oneLine(message.startsWith(template) ? message : `${place}: ${message}`);
}

function renderer(console: Console, openOnly: boolean, passed?: ReadonlyMap<string, number>): Render {
  return (format, assessment, target) => {
    switch (format) {
      case 'json':
        return json(openOnly ? withoutCompliant(assessment) : assessment);
      case 'sarif':
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        return (require('../reports/sarif') as typeof Sarif).sarif(assessment);
      case 'html':
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        return (require('../reports/html') as typeof Html).html(assessment);
      case 'text':
        return text(assessment, { color: target === 'terminal' && console.color, ...(passed === undefined ? {} : { passed }) });
    }
  };
}

/** For json alone: the other reports count what is compliant. */
function withoutCompliant(assessment: Assessment): Assessment {
  return { ...assessment, findings: assessment.findings.filter(({ status }) => status !== 'compliant') };
}

const written: readonly string[] = ['text', 'json', 'sarif', 'html'] satisfies readonly ReportFormat[];

function formatsOf(formats: readonly string[]): readonly ReportFormat[] {
  const missing = formats.find(format => !written.includes(format));
  if (missing !== undefined)
    throw new UsageError(`Format '${missing}' is not part of this version, which writes ${written.join(', ')}. Take one of them`);
  return [...new Set(formats)] as ReportFormat[];
}

/** What is said of a rule, with its texts looked up when they are asked for: text says something about the rules that failed. */
export class FactsOnUse implements RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly controls: ControlRefs;
  #texts: RuleTexts | undefined;

  constructor({ id, severity, controls }: Rule) {
    this.id = id;
    this.severity = severity;
    this.controls = controls;
  }

  get title(): string {
    return this.#own().title;
  }

  get why(): string {
    return this.#own().why;
  }

  get fix(): Fix {
    return this.#own().fix;
  }

  #own(): RuleTexts {
    return (this.#texts ??= known(this.id, textsOf(this.id)));
  }
}

/** Facts as every other report takes them, all said. */
function wholeFacts(): (rule: Rule) => RuleFacts {
  const texts = ruleTexts();
  return ({ id, severity, controls }) => {
    const { title, why, fix } = known(id, texts[id]);
    return { id, title, why, severity, controls, fix };
  };
}

function known(id: string, texts: RuleTexts | undefined): RuleTexts {
  if (texts === undefined) throw new Error(`no texts for rule ${id}: build the command again`);
  return texts;
}

function selected(profile: Size, flags: CheckFlags, settings: Settings): readonly Rule[] {
  // A variable of a CI job that is not set would choose all rules, or leave none out, in silence.
  if (flags.only?.length === 0) throw new UsageError(emptyList('--only'));
  if (flags.skip?.length === 0) throw new UsageError(emptyList('--skip'));
  const { rules, unknown, misplaced } = select(allRules, {
    profile,
    only: flags.only ?? settings.only ?? [],
    skip: flags.skip ?? settings.skip ?? [],
    provided: settings.environment?.provided ?? [],
  });
  const [first] = unknown;
  if (first !== undefined) throw new UsageError(unknownRule(first, closest(first, new Set(allRules.flatMap(namesOf)))));
  const [about] = misplaced;
  if (about !== undefined) throw new UsageError(notProvidable(about));
  if (rules.length === 0) throw new UsageError(nothingSelected());
  return rules;
}

function pathsOf(paths: readonly string[], flags: CheckFlags, settings: Settings, folder: string): readonly string[] {
  const listed = flags.filesFrom === undefined ? [] : filesFrom(flags.filesFrom, folder);
  const named = [...paths, ...listed];
  return named.length > 0 ? named : (settings.paths ?? ['cdk.out']);
}

function filesFrom(file: string, folder: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : resolve(folder, file), 'utf8');
  } catch (error) {
    throw new UsageError(listUnreadable(file, messageOf(error)));
  }
  const paths = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
  if (paths.length === 0) throw new UsageError(listUnreadable(file, 'it names no file'));
  return paths;
}
