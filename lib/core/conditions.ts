import type { Choice, Outcome } from './evaluation';
import { canonical, expressionText } from './expression';
import { isList, isObject, own } from './json';
import type { Json, JsonObject } from './json';
import { isSecret, openParameter } from './parameters';
import type { Scope } from './scope';
import { hasSymbols } from './text';

const deepest = 300;
type Resolve = (scope: Scope, raw: Json | undefined) => unknown;

/** Whether a named condition holds in the branch being judged, or what has to be decided first. */
export function holds(scope: Scope, name: string, resolve: Resolve, depth = 0): Outcome {
  const { evaluation } = scope;
  const { branch } = evaluation;
  evaluation.touched++;
  const key = `${scope.id}\n${name}`;
  const known = branch.outcomeOf(key);
  if (known === 'undeployable') return failing(scope);
  if (known !== undefined && known !== 'pending') return known;
  const written = own(scope.conditions, name);
  // A condition that is not there, refers to itself or is nested out of reach can go either way.
  if (known === 'pending' || written === undefined || depth > deepest) return eitherWay(scope, { Condition: name }, name);
  branch.outcomes.set(key, 'pending');
  const { impossible } = evaluation;
  evaluation.impossible = false;
  const outcome = evaluate(scope, written, resolve, depth + 1);
  const fails = evaluation.impossible as boolean;
  evaluation.impossible = impossible;
  branch.outcomes.set(key, fails ? 'undeployable' : outcome);
  return fails ? failing(scope) : outcome;
}

/** The condition reads a key that a mapping lacks: whatever it would be, there is no deployment. */
function failing(scope: Scope): boolean {
  scope.evaluation.drop();
  return false;
}

function evaluate(scope: Scope, expression: Json | undefined, resolve: Resolve, depth: number): Outcome {
  if (depth > deepest || !isObject(expression)) return eitherWay(scope, expression);
  const [operator = ''] = Object.keys(expression);
  const argument = own(expression, operator);
  const operands = isList(argument) ? argument : [argument];
  switch (operator) {
    case 'Condition':
      return typeof argument === 'string' ? holds(scope, argument, resolve, depth) : eitherWay(scope, expression);
    case 'Fn::Not':
      return not(evaluate(scope, operands[0], resolve, depth + 1));
    case 'Fn::And':
      return combined(scope, operands, resolve, depth, false);
    case 'Fn::Or':
      return combined(scope, operands, resolve, depth, true);
    case 'Fn::Equals':
      return operands.length === 2 ? equals(scope, operands[0], operands[1], expression, resolve) : eitherWay(scope, expression);
    default:
      return eitherWay(scope, expression);
  }
}

function not(outcome: Outcome): Outcome {
  return typeof outcome === 'boolean' ? !outcome : outcome;
}

/** And, Or: one operand of the deciding value decides, whatever the others are; questions wait until none does. */
function combined(
  scope: Scope,
  operands: readonly (Json | undefined)[],
  resolve: Resolve,
  depth: number,
  deciding: boolean,
): Outcome {
  let open: Outcome = !deciding;
  for (const operand of operands) {
    const outcome = evaluate(scope, operand, resolve, depth + 1);
    if (outcome === deciding) return deciding;
    if (typeof outcome !== 'boolean' && typeof open === 'boolean') open = outcome;
  }
  return open;
}

function equals(
  scope: Scope,
  left: Json | undefined,
  right: Json | undefined,
  expression: JsonObject,
  resolve: Resolve,
): Outcome {
  const leftParameter = openParameter(scope, left);
  const rightParameter = openParameter(scope, right);
  if (leftParameter !== undefined && rightParameter === undefined)
    return compared(scope, leftParameter, right, expression, resolve);
  if (rightParameter !== undefined && leftParameter === undefined)
    return compared(scope, rightParameter, left, expression, resolve);
  const first = settled(scope, left, resolve);
  const second = settled(scope, right, resolve);
  if (first.outcome !== undefined) return first.outcome;
  if (second.outcome !== undefined) return second.outcome;
  if (first.text === undefined || second.text === undefined) return eitherWay(scope, expression);
  if (first.text === second.text) return true;
  return hasSymbols(first.text) || hasSymbols(second.text) ? eitherWay(scope, expression) : false;
}

/** A parameter against something else: it is that value or it is not, and both branches remember which. */
function compared(
  scope: Scope,
  parameter: { readonly name: string; readonly key: string; readonly choice: Choice | undefined },
  other: Json | undefined,
  expression: JsonObject,
  resolve: Resolve,
): Outcome {
  const { text: literal, outcome } = settled(scope, other, resolve);
  if (outcome !== undefined) return outcome;
  if (literal === undefined || hasSymbols(literal)) return eitherWay(scope, expression);
  const { choice, key, name } = parameter;
  const is: Choice = { value: literal };
  const declared = own(scope.parameters, name);
  const question = { key, name, ...(isObject(declared) && isSecret(declared) ? { secret: true } : {}) };
  if (choice === undefined) return { ...question, choices: [is, { otherThan: [literal] }] };
  if ('otherThan' in choice) {
    return choice.otherThan.includes(literal)
      ? false
      : { ...question, choices: [is, { otherThan: [...choice.otherThan, literal] }] };
  }
  if (!('among' in choice)) return choice.value === literal;
  if (!choice.among.includes(literal)) return false;
  const rest = choice.among.filter(value => value !== literal);
  const [only] = rest;
  if (only === undefined) return true;
  return { ...question, choices: [is, rest.length === 1 ? { value: only } : { among: rest }] };
}

/** The text of an operand as far as it is decided without assuming a default, or the question that it asks. */
function settled(scope: Scope, raw: Json | undefined, resolve: Resolve): { readonly text?: string; readonly outcome?: Outcome } {
  const { evaluation } = scope;
  const { question, assuming } = evaluation;
  evaluation.question = undefined;
  evaluation.assuming = false;
  const value = resolve(scope, raw);
  const asked = evaluation.question as Outcome | undefined;
  evaluation.question = question;
  evaluation.assuming = assuming;
  if (asked !== undefined) return { outcome: asked };
  // CloudFormation compares text: `true` equals `"true"`.
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? { text: String(value) } : {};
}

function eitherWay(scope: Scope, expression: Json | undefined, name = expressionText(expression ?? null)): Outcome {
  const key = `${scope.id}\n${canonical(expression)}`;
  const choice = scope.evaluation.branch.choiceOf(key);
  if (choice !== undefined && 'value' in choice) return choice.value === 'true';
  return { key, name, choices: [{ value: 'true' }, { value: 'false' }] };
}
