import { basename, dirname, relative, resolve, sep } from 'node:path';
import { Stage } from 'aws-cdk-lib/core';
import type { IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib/core';
// The pack alone: cdk-nag's index loads a few hundred rules of its own.
import { NagPack } from 'cdk-nag/lib/nag-pack';
import type { NagPackProps } from 'cdk-nag/lib/nag-pack';
import type { IConstruct } from 'constructs';
import { version } from '../../package.json';
import { isBelowThreshold } from '../check/outcome';
import type { AssessedFinding, Assessment, RuleFacts, Size } from '../core';
import type { Settings } from '../settings';
import type { Loaded } from '../template/read';
import type { Acknowledgement } from '../waivers';
import { environmentType } from '../core/assessment';
import { Acknowledged, isAtOrBelow } from './acknowledged';
import { changesIn } from './changed';
import type * as Judge from './judge';

export interface HicpChecksProps extends NagPackProps {
  /**
   * Size of the organization as HICP has it.
   * @default - what the settings file says, else medium
   */
  readonly profile?: Size;
  /**
   * The settings file with scope, thresholds and waivers.
   * @default - hicp.config.yaml in the working folder, where there is one
   */
  readonly config?: string;
}

/** The name under which findings are reported and acknowledged: `HICP::<rule-id>`. */
const namespace = 'HICP';
const undeterminedSuffix = '[undetermined]';

interface Violation extends PolicyViolation {
  readonly severity: 'error' | 'warning' | 'fatal' | 'info';
}

/**
 * HICP and HIPAA checks inside `cdk synth`:
 *
 * ```ts
 * Validations.of(app).addPlugins(new HicpChecks(app));
 * ```
 *
 * It judges the synthesized templates, nested stacks and Stages included, and so sees what overrides, raw resources, included
 * templates and Aspects made of them. It gives the same findings as `hicp check cdk.out`. Of these the CDK CLI shows those of
 * the stacks that it was asked for: `cdk synth` without a name leaves out the stacks in Stages, `cdk synth '**'` has them all.
 */
export class HicpChecks extends NagPack {
  readonly name = namespace;
  override readonly version = version;
  /**
   * None, although CDK would take all: it writes them into the usage data in every template, by a function that calls itself for
   * each of their parts, and a few hundred of them end the synthesis with a stack overflow (aws-cdk-lib 2.276).
   */
  override readonly ruleIds: string[] = [];

  constructor(
    scope?: IConstruct,
    private readonly props: HicpChecksProps = {},
  ) {
    super(scope, props);
    this.packName = namespace;
  }

  /** Never throws and never fails open: the CDK CLI takes a plugin that threw for one that had nothing to say. */
  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return guarded(() => {
      const wanted = [...new Set(context.stackTemplates.map(({ templatePath }) => resolve(templatePath)))];
      const acknowledged = new Acknowledged(context.appConstruct);
      const { assessment, settings } = this.judge(
        assembliesOf(wanted),
        acknowledged.concerning(context.stackTemplates.map(({ stackConstructPath }) => stackConstructPath)),
        loaded => onlyStacks(loaded, wanted),
      );
      const open = assessment.findings.flatMap(finding => asCdkShows(finding, settings, acknowledged));
      const changed = context.stackTemplates.map(({ stackConstructPath }) => stackConstructPath);
      return reportOf([
        ...this.grouped(open, assessment),
        ...noticesOf(assessment),
        ...errorsOf(assessment),
        ...changesOf(context.appConstruct, path => changed.some(stack => isAtOrBelow(path, stack))),
      ]);
    });
  }

  /** The same findings for a scope, as unit tests want them: it synthesizes the app that the scope is in. */
  override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    return guarded(() => {
      const { root } = scope.node;
      if (!Stage.isStage(root)) throw new Error(`${scope.node.path} is in no App or Stage, so there is nothing to synthesize`);
      const { assessment, settings } = this.judge([synthesized(root)], new Acknowledged(root).concerning(['']), loaded => loaded);
      const open = assessment.findings
        .filter(({ waiver, resource }) => waiver === undefined && isAtOrBelow(resource.constructPath ?? '', scope.node.path))
        .map(finding => ({ finding, severity: severityOf(finding, settings) }));
      // Waivers of the app's other parts are unused in one of them.
      const notices = scope === root ? noticesOf(assessment) : [];
      return reportOf([...this.grouped(open, assessment), ...notices, ...errorsOf(assessment)]);
    });
  }

  /** Base packs judge typed L1 objects here; this one judges templates. */
  protected override checkResource(): void {
    throw new Error('HicpChecks judges synthesized templates. Call validate or validateScope');
  }

  private judge(
    folders: readonly string[],
    acknowledgements: readonly Acknowledgement[],
    narrow: (loaded: Loaded) => Loaded,
  ): { readonly assessment: Assessment; readonly settings: Settings } {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- rules and core are loaded when there is something to judge
    const { judge } = require('./judge') as typeof Judge;
    return judge(this.props, folders, acknowledgements, narrow);
  }

  /** Findings that read the same are one violation with several resources, as CDK groups them. */
  private grouped(open: readonly OpenFinding[], { rules }: Assessment): readonly Violation[] {
    const facts = new Map(rules.map(rule => [rule.id, rule]));
    const groups = new Map<string, Violation>();
    // Findings that go by one precedent share their reasons.
    const byReasons = new Map<AssessedFinding['reasons'], Violation>();
    for (const { finding, severity } of open) {
      const ruleName = ruleNameOf(finding);
      const earlier = byReasons.get(finding.reasons);
      if (earlier?.ruleName === ruleName && earlier.severity === severity) {
        earlier.violatingResources.push(resourceOf(finding));
        continue;
      }
      const rule = facts.get(finding.ruleId);
      if (rule === undefined) throw new Error(`rule ${finding.ruleId} is not part of its own assessment`);
      const why = this.props.verbose === true ? `. ${rule.why}` : '';
      const description = plainText(`${rule.title}: ${finding.reasons.map(reasonText).join('; ')}${why}`);
      const key = `${ruleName}\n${severity}\n${description}`;
      let group = groups.get(key);
      if (group === undefined) {
        group = { ruleName, description, severity, fix: rule.fix.how, violatingResources: [], ruleMetadata: metadataOf(rule) };
        groups.set(key, group);
      }
      group.violatingResources.push(resourceOf(finding));
      byReasons.set(finding.reasons, group);
    }
    return [...groups.values()];
  }
}

interface OpenFinding {
  readonly finding: AssessedFinding;
  readonly severity: Violation['severity'];
}

function guarded(run: () => PolicyValidationPluginReport): PolicyValidationPluginReport {
  try {
    return run();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return reportOf([fatal(`Nothing was judged: ${why}. Until this is mended the app is not green`)]);
  }
}

/** The folder of the synthesized app. */
function synthesized(root: Stage): string {
  try {
    return root.synth({ force: true, skipValidation: true }).directory;
  } catch (error) {
    // Thrown for what registered plugins found, when the templates are written; those are judged here anyway.
    if (error instanceof Error && error.name === 'ValidationFailed') return root.outdir;
    throw error;
  }
}

/**
 * What to tell CDK of a finding. CDK itself takes out what is acknowledged and shows it as such, so that is told as if it were
 * open. It also takes out what is acknowledged without a reason, which is no waiver here: only a fatal violation stays.
 */
function asCdkShows(finding: AssessedFinding, settings: Settings, acknowledged: Acknowledged): readonly OpenFinding[] {
  const severity = severityOf(finding, settings);
  const takenOut = acknowledged.covers(ruleNameOf(finding), finding.resource.constructPath ?? '');
  if (finding.waiver !== undefined) return takenOut ? [{ finding, severity }] : [];
  return [{ finding, severity: takenOut && severity === 'error' ? 'fatal' : severity }];
}

function severityOf(finding: AssessedFinding, settings: Settings): 'error' | 'warning' {
  const threshold = { failOn: settings.failOn ?? 'low', strict: settings.strict ?? false };
  return isBelowThreshold(finding, threshold) ? 'warning' : 'error';
}

function ruleNameOf({ ruleId, status }: AssessedFinding): string {
  return `${namespace}::${ruleId}${status === 'undetermined' ? undeterminedSuffix : ''}`;
}

/** Exit codes of the CDK CLI follow `success`, not severities. */
function reportOf(violations: readonly Violation[]): PolicyValidationPluginReport {
  return {
    success: violations.every(({ severity }) => severity === 'warning' || severity === 'info'),
    violations: [...violations],
    pluginVersion: version,
  };
}

/** CDK prints a violation once for each of its resources, and lets a synthesis pass that it has nothing to print about. */
const nowhere = (): PolicyViolation['violatingResources'] => [{ locations: [] }];

function fatal(description: string): Violation {
  return {
    ruleName: `${namespace}::not-judged`,
    description: plainText(description),
    severity: 'fatal',
    violatingResources: nowhere(),
  };
}

function errorsOf({ errors }: Assessment): readonly Violation[] {
  return errors.map(({ template, message }) =>
    fatal(message.startsWith(template) ? message : `${template} was not judged: ${message}`),
  );
}

function noticesOf({ waiverNotices, oldData = [], findings }: Assessment): readonly Violation[] {
  const about = new Set(findings.map(({ ruleId }) => ruleId));
  const old = oldData.filter(({ ruleId }) => about.has(ruleId));
  return [
    ...waiverNotices.map(({ kind, message }) => ({
      ruleName: `${namespace}::waiver-${kind}`,
      description: plainText(message),
      severity: 'warning' as const,
      violatingResources: nowhere(),
    })),
    ...old.map(({ ruleId, asOf }) => ({
      ruleName: `${namespace}::old-data`,
      description: `${ruleId} judges by a list of ${asOf}, more than twelve months old; check what it leads you to decide`,
      severity: 'warning' as const,
      violatingResources: nowhere(),
    })),
  ];
}

/** What `Hicp.protect` changed: nothing to do, and for people to know. */
function changesOf(root: IConstruct, isConcerned: (constructPath: string) => boolean): readonly Violation[] {
  const groups = new Map<string, Violation>();
  for (const { constructPath, rule, path, value, was, replaces, effect } of changesIn(root)) {
    if (!isConcerned(constructPath)) continue;
    const before = was === undefined ? '' : ` in place of ${JSON.stringify(was)}`;
    const anew = replaces === true ? ' A resource that is deployed already is replaced.' : '';
    const more = effect === undefined ? '' : ` ${effect}`;
    const description = plainText(`Hicp.protect set ${path} to ${JSON.stringify(value)}${before} for ${rule}.${anew}${more}`);
    let group = groups.get(description);
    if (group === undefined) {
      group = { ruleName: `${namespace}::changed`, description, severity: 'info', violatingResources: [] };
      groups.set(description, group);
    }
    group.violatingResources.push({ constructPath, locations: [path] });
  }
  return [...groups.values()];
}

const printable = /^[\x20-\x7E]*$/;

/** Names out of templates must not steer a terminal or look like lines of their own. */
function plainText(text: string): string {
  return printable.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

function reasonText({ message, when }: AssessedFinding['reasons'][number]): string {
  const branch = Object.entries(when ?? {}).map(([name, value]) => `${name} = ${value}`);
  return branch.length === 0 ? message : `${message} (when ${branch.join(', ')})`;
}

function metadataOf({ severity, why, controls }: RuleFacts): Record<string, string> {
  return {
    severity,
    why,
    ...Object.fromEntries(Object.entries(controls).map(([framework, ids]) => [framework, ids.join(', ')])),
  };
}

function resourceOf({ resource, reasons }: AssessedFinding): PolicyViolation['violatingResources'][number] {
  // An environment is no resource of a template, and what CDK cannot find in one it does not print.
  if (resource.type === environmentType) return { locations: [] };
  const [first] = reasons;
  const locations =
    reasons.length === 1 && first !== undefined
      ? [first.at ?? 'Properties']
      : [...new Set(reasons.map(({ at }) => at ?? 'Properties'))];
  const { logicalId, template, constructPath } = resource;
  // CDK looks it up by file name and logical id otherwise, which finds nothing inside some nested stacks.
  return constructPath === undefined
    ? { resourceLogicalId: logicalId, templatePath: template, locations }
    : { resourceLogicalId: logicalId, templatePath: template, constructPath, locations };
}

/** The folders of the cloud assemblies that hold the templates, without those inside another one of them. */
function assembliesOf(templates: readonly string[]): readonly string[] {
  const folders = [...new Set(templates.map(template => dirname(template)))];
  return folders.filter(folder => !folders.some(other => other !== folder && isInside(folder, other)));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}

/** Keeps what belongs to these stacks: a plugin on a Stage judges that Stage alone. A stack that was not read is an error. */
function onlyStacks(loaded: Loaded, wanted: readonly string[]): Loaded {
  const cwd = process.cwd();
  const full = (path: string): string => resolve(cwd, path);
  const kept = new Set(wanted);
  // Parents come in any order; a nested stack is at most as deep as there are templates.
  for (let before = -1; before !== kept.size;) {
    before = kept.size;
    for (const { path, parent } of loaded.sources) if (parent !== undefined && kept.has(full(parent.path))) kept.add(full(path));
  }
  const read = new Set(loaded.sources.map(({ path }) => full(path)));
  const failed = new Set(loaded.errors.map(({ template }) => full(template)));
  const unread = wanted.filter(template => !read.has(template) && !failed.has(template));
  return {
    sources: loaded.sources.filter(({ path }) => kept.has(full(path))),
    acknowledgements: loaded.acknowledgements,
    changes: loaded.changes,
    errors: [
      ...loaded.errors,
      ...unread.map(template => ({
        template: basename(template),
        message: 'the assembly does not lead to it. Run `cdk synth` again',
      })),
    ],
  };
}
