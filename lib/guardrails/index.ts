import { account } from './account';
import { detection } from './detection';
import { evidence } from './evidence';
import type { Guardrail } from './guardrail';
import { dataPerimeter } from './perimeter';
import { recovery } from './recovery';
import { settings } from './settings';

type IdIn<List> = List extends readonly Guardrail<infer Id>[] ? Id : never;

/** Ids of all guardrails. */
export type GuardrailId = IdIn<
  typeof account | typeof detection | typeof evidence | typeof dataPerimeter | typeof recovery | typeof settings
>;

/** All guardrails, in the order in which policies are filled with them. */
export const guardrails: readonly Guardrail<GuardrailId>[] = [
  ...account,
  ...detection,
  ...evidence,
  ...recovery,
  ...dataPerimeter,
  ...settings,
];

export { isAccessGuardrail } from './guardrail';
export type * from './guardrail';
export { policyLimits } from './limits';
export { renderGuardrails, statementOf } from './render';
export type { GuardrailChoice, LeftOut, RenderedGuardrails, RenderedPolicy } from './render';
