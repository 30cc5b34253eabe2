import type { Assessment, Rule, RuleFacts } from '../core';
import type { Settings } from '../settings';
import { load } from '../template/read';
import type { Loaded } from '../template/read';
import type { Acknowledgement } from '../waivers';
import type { HicpChecksProps } from './hicp-checks';
import { judgeLoaded, prepare } from './prepared';

/** Judges the templates of cloud assemblies as `hicp check` does, without what CDK has no use for. */
export type Judge = (
  props: HicpChecksProps,
  folders: readonly string[],
  acknowledgements: readonly Acknowledgement[],
  narrow: (loaded: Loaded) => Loaded,
) => { readonly assessment: Assessment; readonly settings: Settings };

/** `factsOf`: where the texts of rules are. By default in the rules. */
export function judge(
  ...[props, folders, acknowledgements, narrow, factsOf]: [...Parameters<Judge>, factsOf?: (rule: Rule) => RuleFacts]
): ReturnType<Judge> {
  const prepared = prepare(props);
  const loaded = narrow(load(folders, { cwd: process.cwd(), parameters: prepared.parameters }));
  return { assessment: judgeLoaded(prepared, loaded, acknowledgements, prepared.rules, factsOf), settings: prepared.settings };
}
