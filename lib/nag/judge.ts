import { rules as allRules } from '../../policies/rules-on-use';
import { version } from '../../package.json';
import { check } from '../check/check';
import { select } from '../check/select';
import type { Assessment, Rule, RuleFacts, TemplateSource } from '../core';
import { problemText, readSettings } from '../settings';
import type { Settings } from '../settings';
import { parametersFrom } from '../settings/parameters';
import { withFacts } from '../template/file';
import { load } from '../template/read';
import type { Loaded } from '../template/read';
import type { Acknowledgement } from '../waivers';
import type { HicpChecksProps } from './hicp-checks';

/** Judges the templates of cloud assemblies as `hicp check` does, without what CDK has no use for. */
export type Judge = (
  props: HicpChecksProps,
  folders: readonly string[],
  acknowledgements: readonly Acknowledgement[],
  narrow: (loaded: Loaded) => Loaded,
) => { readonly assessment: Assessment; readonly settings: Settings };

/** `factsOf`: where the texts of rules are. By default in the rules: to copy them would load the rules of all services. */
export function judge(
  ...[props, folders, acknowledgements, narrow, factsOf = rule => rule]: [
    ...Parameters<Judge>,
    factsOf?: (rule: Rule) => RuleFacts,
  ]
): ReturnType<Judge> {
  const folder = process.cwd();
  const { settings, problems, notices } = readSettings(props.config, folder);
  const broken = problems.filter(problem => problem.fatal);
  if (broken.length > 0) throw new Error(broken.map(problemText).join(' '));
  if (settings.baseline !== undefined) throw new Error('the settings name a baseline, which this version cannot read');
  const profile = props.profile ?? settings.profile ?? 'medium';
  const { rules, unknown, misplaced } = select(allRules, {
    profile,
    only: settings.only ?? [],
    skip: settings.skip ?? [],
    provided: settings.environment?.provided ?? [],
  });
  if (unknown.length > 0) throw new Error(`the settings name ${unknown.join(', ')}, which is no rule and no control`);
  if (misplaced.length > 0)
    throw new Error(
      `the settings say that ${misplaced.join(', ')} is provided elsewhere, which is a rule about single resources`,
    );
  if (rules.length === 0) throw new Error('the settings leave no rule over. Take back only, skip or profile');
  const loaded = narrow(load(folders, { cwd: folder, parameters: parametersFrom(settings.parameters ?? [], folder) }));
  const assessment = check({
    ...loaded,
    sources: loaded.sources.map(unlocated),
    // Out of the tree, because those of the App and its Stages are in no file yet.
    acknowledgements,
    rules,
    allRules,
    factsOf,
    // Nothing that CDK shows says what a control asks for.
    catalogs: {},
    profile,
    phi: settings.phi,
    ...settings.environment,
    waivers: settings.waivers,
    waiverNotices: notices,
    tool: { name: 'cdk-hicp', version },
    time: new Date(),
    // Nobody counts them here.
    passed: new Map(),
  });
  return { assessment, settings };
}

/** CDK shows the path of a construct, and itself adds the line that made it. */
function unlocated(source: TemplateSource): TemplateSource {
  return withFacts(source, { locate: undefined, sourceOf: undefined });
}
