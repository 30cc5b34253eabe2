import type { Choice } from './evaluation';
import { intrinsicName } from './expression';
import { isList, isObject, isScalar, own } from './json';
import type { Json, JsonObject, Scalar } from './json';
import type { Scope } from './scope';
import { hasSymbols, literalText } from './text';

export const pseudoParameters = new Set([
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
]);

/** Region and account mean the same in every template that can see another, so their symbols are shared; a stack's name is its own. */
export function pseudoParameter(scope: Scope, name: string): string {
  const known = knownPseudoParameter(scope, name);
  if (known !== undefined) return known;
  scope.evaluation.touched++;
  const choice = scope.evaluation.branch.choiceOf(`${scope.id}\n${name}`);
  if (choice !== undefined && 'value' in choice) return choice.value;
  const owner = name.startsWith('AWS::Stack') || name === 'AWS::NotificationARNs' ? `${scope.id}\n` : '';
  return scope.evaluation.symbols.unresolved(`${owner}${name}`, `!Ref ${name}`, {
    outside: true,
    something: true,
    plain: true,
  });
}

function knownPseudoParameter({ environment: { account, region }, stack }: Scope, name: string): string | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return account;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return region === undefined ? undefined : partitionOf(region);
    case 'AWS::URLSuffix':
      return region === undefined ? undefined : partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    case 'AWS::StackName':
      return stack;
    default:
      return undefined;
  }
}

function partitionOf(region: string): string {
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The parameter, when nothing decides it in this branch: then a condition has to ask. */
export function openParameter(
  scope: Scope,
  raw: Json | undefined,
): { readonly name: string; readonly key: string; readonly choice: Choice | undefined } | undefined {
  if (!isObject(raw) || intrinsicName(raw) !== 'Ref') return undefined;
  const name = own(raw, 'Ref');
  if (typeof name !== 'string') return undefined;
  if (pseudoParameters.has(name)) {
    if (name === 'AWS::NoValue' || !hasSymbols(pseudoParameter(scope, name))) return undefined;
  } else if (!Object.hasOwn(scope.parameters, name) || Object.hasOwn(scope.given, name)) return undefined;
  else {
    const parent = scope.parent();
    if (parent !== undefined) return openParameter(parent.scope, passedBy(parent, name));
  }
  const key = `${scope.id}\n${name}`;
  const choice = scope.evaluation.branch.choiceOf(key) ?? allowedValues(scope, name);
  return choice !== undefined && 'value' in choice ? undefined : { name, key, choice };
}

/** The values among which a deployment may choose; SSM parameters list paths and list parameters the members, which is another matter. */
export function allowedValues(scope: Scope, name: string): Choice | undefined {
  const declared = own(scope.parameters, name);
  const allowed = isObject(declared) ? own(declared, 'AllowedValues') : undefined;
  if (!isObject(declared) || !isList(allowed) || allowed.length === 0 || !allowed.every(isScalar)) return undefined;
  return isListType(declared) || isReadAtDeployment(declared) ? undefined : { among: [...new Set(allowed.map(String))] };
}

function isListType(declared: JsonObject): boolean {
  const type = own(declared, 'Type');
  return typeof type === 'string' && (type === 'CommaDelimitedList' || type.startsWith('List<'));
}

/** The value is read from SSM when the stack is deployed, so even a default path decides nothing. */
export function isReadAtDeployment(declared: JsonObject): boolean {
  const type = own(declared, 'Type');
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::');
}

/** Values of these types are ids of resources that exist, which no empty text is; `MinLength` says the same of a text. */
export function isNeverEmpty(declared: JsonObject): boolean {
  const type = own(declared, 'Type');
  if (type === 'String') return Number(own(declared, 'MinLength')) >= 1;
  return typeof type === 'string' && /^(?:List<)?AWS::/.test(type);
}

export function isSecret(declared: JsonObject): boolean {
  const noEcho = own(declared, 'NoEcho');
  return noEcho === true || (typeof noEcho === 'string' && noEcho.toLowerCase() === 'true');
}

/** What the nested-stack resource of the parent template passes for a parameter, as it is written there. */
function passedBy(parent: { readonly scope: Scope; readonly logicalId: string }, name: string): Json | undefined {
  const passed = parent.scope.rawProperty(parent.logicalId, 'Parameters');
  return isObject(passed) ? own(passed, name) : undefined;
}

/** A parameter's text as its type has it: list types are comma-separated. */
export function typedValue(declared: JsonObject, value: Scalar): Scalar | readonly string[] {
  if (!isListType(declared)) return typeof value === 'string' ? literalText(value) : value;
  return String(value)
    .split(',')
    .map(part => part.trim());
}
