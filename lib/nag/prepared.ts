import { rules as allRules } from '../../policies/rules-on-use';
import { version } from '../../package.json';
import { check } from '../check/check';
import { select } from '../check/select';
import type { Assessment, Rule, RuleFacts, Size, StringMap, TemplateSource, WaiverNotice } from '../core';
import { problemText, readSettings } from '../settings';
import type { Settings } from '../settings';
import { parametersFrom } from '../settings/parameters';
import { withFacts } from '../template/file';
import type { Loaded } from '../template/read';
import type { Acknowledgement } from '../waivers';
import type { HicpChecksProps } from './hicp-checks';

/** What a run goes by, read once. */
export interface Prepared {
  readonly settings: Settings;
  readonly notices: readonly WaiverNotice[];
  readonly profile: Size;
  readonly rules: readonly Rule[];
  readonly parameters: StringMap;
}

/** Reads the settings and selects the rules. Throws where the settings cannot be taken as written. */
export function prepare(props: HicpChecksProps): Prepared {
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
  return { settings, notices, profile, rules, parameters: parametersFrom(settings.parameters ?? [], folder) };
}

/** Judges templates that were read already, by the rules of a run or by some of them. */
export function judgeLoaded(
  { settings, notices, profile, rules: selected }: Prepared,
  loaded: Loaded,
  acknowledgements: readonly Acknowledgement[],
  rules: readonly Rule[] = selected,
  // Where the texts of rules are. To copy them out of the rules would load those of all services.
  factsOf: (rule: Rule) => RuleFacts = rule => rule,
): Assessment {
  return check({
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
}

/** CDK shows the path of a construct, and itself adds the line that made it. */
function unlocated(source: TemplateSource): TemplateSource {
  return withFacts(source, { locate: undefined, sourceOf: undefined });
}
