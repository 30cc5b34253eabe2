import { basename, dirname, relative, resolve, sep } from 'node:path';
import { Stage } from 'aws-cdk-lib/core';
import type { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib/core';
// The pack alone: cdk-nag's index loads a few hundred rules of its own.
import { NagPack } from 'cdk-nag/lib/nag-pack';
import type { NagPackProps } from 'cdk-nag/lib/nag-pack';
import type { IConstruct } from 'constructs';
import { catalogs } from '../../policies/controls';
import { rules as allRules } from '../../policies/rules';
import { version } from '../../package.json';
import { check } from '../check/check';
import { isBelowThreshold } from '../check/outcome';
import { select } from '../check/select';
import type { AssessedFinding, Assessment, Rule, RuleFacts, Size } from '../core';
import { problemText, readSettings } from '../settings';
import type { Settings } from '../settings';
import { load } from '../template/read';
import type { Loaded } from '../template/read';
import { parametersFrom } from '../settings/parameters';

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
  readonly severity: 'error' | 'warning' | 'fatal';
}

/**
 * HICP and HIPAA checks inside `cdk synth`:
 *
 * ```ts
 * Validations.of(app).addPlugins(new HicpChecks(app));
 * ```
 *
 * It judges the synthesized templates, nested stacks and Stages included, and so sees what overrides, raw resources, included
 * templates and Aspects made of them. It gives the same findings as `hicp check cdk.out`.
 */
export class HicpChecks extends NagPack {
  readonly name = namespace;
  override readonly version = version;
  override readonly ruleIds: string[] = allRules.map(({ id }) => id);

  constructor(
    scope?: IConstruct,
    private readonly props: HicpChecksProps = {},
  ) {
    super(scope, props);
    this.packName = namespace;
  }

  /** Never throws and never fails open: the CDK CLI takes a plugin that threw for one that had nothing to say. */
  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return this.guarded(() => {
      const wanted = context.stackTemplates.map(({ templatePath }) => resolve(templatePath));
      return this.judge(assembliesOf(wanted), loaded => onlyStacks(loaded, wanted));
    });
  }

  /** The same findings for a scope, as unit tests want them: it synthesizes the app that the scope is in. */
  override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    return this.guarded(() => {
      const root = Stage.of(scope)?.node.root ?? scope.node.root;
      if (!Stage.isStage(root)) throw new Error(`${scope.node.path} is in no App or Stage, so there is nothing to synthesize`);
      const { directory } = root.synth({ force: true, skipValidation: true });
      const report = this.judge([directory], loaded => loaded);
      return {
        ...report,
        violations: report.violations
          .map(violation => below(violation, scope))
          .filter(({ violatingResources }) => violatingResources.length > 0),
      };
    });
  }

  /** Base packs judge typed L1 objects here; this one judges templates. */
  protected override checkResource(_: CfnResource): void {
    throw new Error('HicpChecks judges synthesized templates. Call validate or validateScope');
  }

  private guarded(run: () => PolicyValidationPluginReport): PolicyValidationPluginReport {
    try {
      return run();
    } catch (error) {
      return reportOf([
        fatal(
          `Nothing was judged: ${error instanceof Error ? error.message : String(error)}. Until this is mended the app is not green`,
        ),
      ]);
    }
  }

  private judge(folders: readonly string[], narrow: (loaded: Loaded) => Loaded): PolicyValidationPluginReport {
    const folder = process.cwd();
    const { settings, problems, notices } = readSettings(this.props.config, folder);
    const broken = problems.find(problem => problem.fatal);
    if (broken !== undefined) throw new Error(problemText(broken));
    const profile = this.props.profile ?? settings.profile ?? 'medium';
    const { rules, unknown } = select(allRules, { profile, only: settings.only ?? [], skip: settings.skip ?? [] });
    if (unknown.length > 0) throw new Error(`the settings name ${unknown.join(', ')}, which is no rule and no control`);
    const loaded = narrow(load(folders, { cwd: folder, parameters: parametersFrom(settings.parameters ?? [], folder) }));
    const assessment = check({
      ...loaded,
      // CDK applies acknowledgements itself, and reports what it leaves out for them.
      acknowledgements: [],
      rules,
      allRules,
      factsOf,
      catalogs,
      profile,
      phi: settings.phi,
      waivers: settings.waivers,
      waiverNotices: notices,
      tool: { name: 'cdk-hicp', version },
      time: new Date(),
      openOnly: true,
    });
    return reportOf(violationsOf(assessment, settings));
  }
}

function factsOf({ id, title, why, severity, controls, fix }: Rule): RuleFacts {
  return { id, title, why, severity, controls, fix };
}

/** Exit codes of the CDK CLI follow `success`, not severities. */
function reportOf(violations: readonly Violation[]): PolicyValidationPluginReport {
  return {
    success: violations.every(({ severity }) => severity === 'warning'),
    violations: [...violations],
    pluginVersion: version,
  };
}

function fatal(description: string): Violation {
  return { ruleName: `${namespace}::not-judged`, description, severity: 'fatal', violatingResources: [] };
}

function violationsOf(assessment: Assessment, settings: Settings): readonly Violation[] {
  const facts = new Map(assessment.rules.map(rule => [rule.id, rule]));
  const violations: Violation[] = assessment.errors.map(({ template, message, location }) =>
    fatal(`${template}${location === undefined ? '' : `:${String(location.line)}`} was not judged: ${message}`),
  );
  const threshold = { failOn: settings.failOn ?? 'low', strict: settings.strict ?? false };
  // Findings that read the same are one violation with several resources, as CDK groups them.
  const groups = new Map<string, Violation>();
  for (const finding of assessment.findings) {
    if (finding.waiver !== undefined || finding.status === 'compliant') continue;
    const rule = facts.get(finding.ruleId);
    if (rule === undefined) continue;
    const severity = isBelowThreshold(finding, threshold) ? 'warning' : 'error';
    const description = `${rule.title}: ${finding.reasons.map(reasonText).join('; ')}`;
    const ruleName = `${namespace}::${finding.ruleId}${finding.status === 'undetermined' ? undeterminedSuffix : ''}`;
    const key = `${ruleName}\n${severity}\n${description}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { ruleName, description, severity, fix: rule.fix.how, violatingResources: [], ruleMetadata: metadataOf(rule) };
      groups.set(key, group);
      violations.push(group);
    }
    group.violatingResources.push(resourceOf(finding));
  }
  for (const { kind, message } of assessment.waiverNotices) {
    violations.push({
      ruleName: `${namespace}::waiver-${kind}`,
      description: message,
      severity: 'warning',
      violatingResources: [],
    });
  }
  return violations;
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
  return {
    resourceLogicalId: resource.logicalId,
    templatePath: resource.template,
    // CDK looks it up by file name and logical id otherwise, which finds nothing inside some nested stacks.
    ...(resource.constructPath === undefined ? {} : { constructPath: resource.constructPath }),
    locations: [...new Set(reasons.map(({ at }) => at ?? 'Properties'))],
  };
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
    errors: [
      ...loaded.errors,
      ...unread.map(template => ({
        template: basename(template),
        message: 'the assembly does not lead to it. Run `cdk synth` again',
      })),
    ],
  };
}

/** The resources of a violation that are at or below a construct. */
function below(violation: PolicyViolation, scope: IConstruct): PolicyViolation {
  const { path } = scope.node;
  if (path === '' || violation.violatingResources.length === 0)
    return { ...violation, violatingResources: [...violation.violatingResources] };
  return {
    ...violation,
    violatingResources: violation.violatingResources.filter(
      ({ constructPath = '' }) => constructPath === path || constructPath.startsWith(`${path}/`),
    ),
  };
}
