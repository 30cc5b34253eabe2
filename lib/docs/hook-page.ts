import { code, heading, inline, page, prose, table } from './markdown';
import { generatedMark } from './rule-pages';

/** What a Guard Hook makes of a rule: it judges it, with what it leaves out, or why it does not. */
export interface DocumentedHookRule {
  readonly id: string;
  readonly leavesOut?: readonly string[];
  readonly none?: string;
}

/** `docs/guard-hook.md`: of each rule, whether the hook judges it. */
export function hookPage(rules: readonly DocumentedHookRule[]): string {
  const judged = rules.filter(({ none }) => none === undefined);
  const whole = judged.filter(({ leavesOut = [] }) => leavesOut.length === 0);
  return page([
    generatedMark,
    heading(1, 'What a Guard Hook judges'),
    inline`${code('HicpGuardHook')} gives CloudFormation the rules that can be told of one resource by its properties, so that what bypassed the pipeline is judged when it is deployed. They are derived from the checks themselves: each check is asked for its verdict on every answer to every question that it has about a resource, and the table of these is written in the language of Guard. Tests judge the resources of all examples, as they are and with one thing taken out or changed, with the check and with AWS's evaluator.`,
    inline`Of ${rules.length} rules the hook judges ${whole.length} as they are and ${judged.length - whole.length} in part; for the others it has no rule, with the reason beside it. A property that is a dynamic reference passes: nobody knows what it will be.`,
    table(
      ['rule', 'in the hook'],
      rules.map(({ id, none, leavesOut = [] }) => [
        code(id),
        none !== undefined
          ? inline`not judged: ${prose(none)}`
          : leavesOut.length === 0
            ? 'judged'
            : inline`judged in part; beyond that, ${prose(leavesOut.join('; '))}`,
      ]),
    ),
  ]);
}
