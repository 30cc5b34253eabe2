import { FactsOnUse } from '../cli/check';
import { judge as judgeWith } from '../nag/judge';
import type { Judge } from '../nag/judge';

/** The judge of `HicpChecks` in the bundle, whose rules have their texts in the files beside it. */
export const judge: Judge = (props, folders, acknowledgements, narrow) =>
  judgeWith(props, folders, acknowledgements, narrow, rule => new FactsOnUse(rule));
