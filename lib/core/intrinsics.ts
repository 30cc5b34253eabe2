import { isAnswer, knownAttribute } from './attributes';
import { cidrBlocks } from './cidr';
import type { Choice, Outcome } from './evaluation';
import { holds } from './conditions';
import { canonical, expressionText, intrinsicName, isRewritten, macro } from './expression';
import { isList, isObject, isScalar, own } from './json';
import type { Json, JsonObject, Scalar } from './json';
import { Elsewhere } from './scope';
import type { Scope } from './scope';
import {
  allowedValues,
  isNeverEmpty,
  isReadAtDeployment,
  isSecret,
  openParameter,
  pseudoParameter,
  pseudoParameters,
  typedValue,
} from './parameters';
import { hasSymbols, literalText, SymbolicText, unescapedSymbols } from './text';
import type { Facts } from './text';

/** A value as far as the template decides it. Text may hold symbols; what is inside lists and objects is not resolved yet. */
export type Value = Scalar | readonly Json[] | JsonObject | Elsewhere | undefined;

const deepest = 200;
/** Templates are at most 1 MB, and so is what a property of one can be. */
const longestText = 1_048_576;
const templatesDeep = 40;

/** Resolves intrinsics in the branch being judged. Reading something undecided asks a question and returns an unresolved value. */
export function resolve(scope: Scope, raw: Json | undefined, depth = 0): Value {
  if (typeof raw === 'string') return textValue(scope, raw);
  if (raw === null) return undefined;
  if (!isObject(raw)) return raw;
  if (raw instanceof SymbolicText) return raw.text;
  const name = intrinsicName(raw);
  if (name === undefined) return isRewritten(raw) ? rewritten(scope, raw) : raw;
  if (depth > deepest) return unresolved(scope, raw);
  if (++scope.evaluation.work > scope.evaluation.workLimit) return tooMuch(scope);
  return intrinsic(scope, name, own(raw, name), raw, depth + 1);
}

function intrinsic(scope: Scope, name: string, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  switch (name) {
    case 'Ref':
      return referenceByName(scope, argument, raw, depth);
    case 'Fn::GetAtt':
      return attribute(scope, argument, raw, depth);
    case 'Fn::If':
      return branchOf(scope, argument, raw, depth);
    case 'Fn::Sub':
      return substituted(scope, argument, raw, depth);
    case 'Fn::Join':
      return joined(scope, argument, raw, depth);
    case 'Fn::Select':
      return selected(scope, argument, raw, depth);
    case 'Fn::Split':
      return splitText(scope, argument, raw, depth);
    case 'Fn::FindInMap':
      return mapped(scope, argument, raw, depth);
    case 'Fn::Base64':
      return encoded(scope, argument, raw, depth);
    case 'Fn::Cidr':
      return cidrs(scope, argument, raw, depth);
    case 'Fn::ImportValue':
      return imported(scope, argument, raw, depth);
    case 'Fn::GetStackOutput':
      return outputOfStack(scope, argument, raw, depth);
    case 'Fn::Length': {
      const list = listValue(scope, argument, depth);
      return list === undefined ? unresolved(scope, raw) : list.items.length;
    }
    case 'Fn::ToJsonString': {
      const tree = resolveDeep(scope, argument, depth);
      return tree === undefined ? unresolved(scope, raw) : bounded(scope, unescapedSymbols(JSON.stringify(tree)));
    }
    default:
      return unresolved(scope, raw);
  }
}

function textValue(scope: Scope, raw: string): string {
  return withoutDynamicReferences(scope, literalText(raw));
}

const dynamicReference = /\{\{resolve:([^}]*)\}\}/g;

function withoutPath(inner: string): string {
  return `{{resolve:${inner.split(':')[0] ?? ''}:…}}`;
}

/** What a dynamic reference reads is a secret unless it is plain SSM; even its path is not for reports. CDK writes them with Join. */
function withoutDynamicReferences(scope: Scope, text: string): string {
  if (!text.includes('{{resolve:')) return text;
  return text.replace(dynamicReference, (whole, inner: string) =>
    scope.evaluation.symbols.unresolved(`dynamic\n${whole}`, withoutPath(inner), {
      secret: !inner.startsWith('ssm:'),
      something: true,
    }),
  );
}

/** An unresolved value that is equal to itself wherever the same expression stands in the same template. */
export function unresolved(scope: Scope, raw: Json, facts: Facts = {}): string {
  return scope.evaluation.symbols.unresolved(`${scope.id}\n${canonical(raw)}`, expressionText(raw), facts);
}

/** A mapping of which a macro can make anything: what is written beside the macro is not shown, because it does not count. */
function rewritten(scope: Scope, raw: JsonObject): string {
  const shown = expressionText({ [macro]: own(raw, macro) ?? null });
  return scope.evaluation.symbols.unresolved(`${scope.id}\n${canonical(raw)}`, shown);
}

/** Values that would take more work or space than a run allows. */
function tooMuch(scope: Scope): string {
  return scope.evaluation.symbols.unresolved('too much', 'a value too large to work out');
}

/** A text, unless expressions that repeat each other blew it up. */
function bounded(scope: Scope, text: string): string {
  return text.length > longestText ? tooMuch(scope) : text;
}

/** A condition that is not decided: the value does not count, because the check runs again. */
function undecided(scope: Scope): string {
  return scope.evaluation.symbols.unresolved('undecided', 'a value that depends on a condition');
}

export function referenceTo(scope: Scope, name: string): Value {
  if (name === 'AWS::NoValue') return undefined;
  if (pseudoParameters.has(name)) return pseudoParameter(scope, name);
  if (Object.hasOwn(scope.parameters, name)) return parameterValue(scope, name);
  if (scope.typeOf(name) !== undefined) return scope.evaluation.symbols.reference(scope, name, 'Ref');
  return unresolved(scope, { Ref: name });
}

/** With AWS::LanguageExtensions a name may be computed. */
function referenceByName(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  const name = typeof argument === 'string' ? argument : resolve(scope, argument, depth);
  return typeof name === 'string' && !hasSymbols(name) ? referenceTo(scope, name) : unresolved(scope, raw);
}

function parameterValue(scope: Scope, name: string): Value {
  const { evaluation } = scope;
  evaluation.touched++;
  const declared = own(scope.parameters, name);
  if (!isObject(declared)) return unresolved(scope, { Ref: name });
  const facts = { secret: isSecret(declared), outside: true, something: isNeverEmpty(declared) };
  const decided = evaluation.branch.choiceOf(`${scope.id}\n${name}`);
  // What a condition compares it with stands in the template, so in that branch its value is known.
  if (decided !== undefined && 'value' in decided) return typed(scope, declared, decided.value);
  if (isReadAtDeployment(declared) || facts.secret) return unresolved(scope, { Ref: name }, facts);
  const given = own(scope.given, name);
  if (given !== undefined) return typed(scope, declared, given);
  const fromParent = scope.parent();
  if (fromParent !== undefined) return passedValue(scope, name, declared, fromParent);

  const choice = decided ?? allowedValues(scope, name);
  if (choice !== undefined && 'value' in choice) return typed(scope, declared, choice.value);
  if (choice !== undefined && 'among' in choice) {
    evaluation.ask({ key: `${scope.id}\n${name}`, name, choices: choice.among.map(value => ({ value })) });
    return undecided(scope);
  }
  const byDefault = own(declared, 'Default');
  if (
    isScalar(byDefault) &&
    byDefault !== null &&
    evaluation.assuming &&
    !(choice?.otherThan.includes(String(byDefault)) ?? false)
  ) {
    evaluation.assume(
      name,
      String(byDefault).replace(dynamicReference, (_, inner: string) => withoutPath(inner)),
    );
    return typed(scope, declared, byDefault);
  }
  // In the branch in which a condition finds it other than empty, it is another value than one of which nothing is known.
  return choice?.otherThan.includes('') === true
    ? evaluation.symbols.unresolved(`${scope.id}\n${name}\nnot empty`, expressionText({ Ref: name }), {
        ...facts,
        something: true,
      })
    : unresolved(scope, { Ref: name }, facts);
}

/** What a parameter holds is read like what the template says itself: it may be a dynamic reference. */
function typed(scope: Scope, declared: JsonObject, value: Scalar): Value {
  const all = typedValue(declared, value);
  return typeof all === 'string' ? withoutDynamicReferences(scope, all) : all;
}

function passedValue(
  scope: Scope,
  name: string,
  declared: JsonObject,
  parent: { readonly scope: Scope; readonly logicalId: string },
): Value {
  const passed = parent.scope.rawProperty(parent.logicalId, 'Parameters');
  return followed(scope, { Ref: name }, () => {
    const all = resolve(parent.scope, passed);
    const raw = isObject(all) ? own(all, name) : undefined;
    if (raw !== undefined) return foreign(parent.scope, raw);
    const byDefault = own(declared, 'Default');
    // Without a value from its parent, a nested stack certainly gets its default.
    return all !== undefined && !isObject(all)
      ? undefined
      : isScalar(byDefault) && byDefault !== null
        ? typed(scope, declared, byDefault)
        : undefined;
  });
}

/** Follows a value into another template, a bounded number of templates deep: nested stacks can pass values in a circle. */
function followed(scope: Scope, raw: Json, follow: () => Value): Value {
  const { evaluation } = scope;
  if (evaluation.depth >= templatesDeep) return unresolved(scope, raw);
  evaluation.depth++;
  const value = follow();
  evaluation.depth--;
  return value === undefined ? unresolved(scope, raw) : value;
}

/** A value of another template, ready for use in this one. */
function foreign(scope: Scope, raw: Json | undefined): Value {
  const value = resolve(scope, raw);
  return isList(value) || (isObject(value) && !(value instanceof Elsewhere)) ? new Elsewhere(scope, value) : value;
}

function attribute(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  const parts = typeof argument === 'string' ? splitOnce(argument) : isList(argument) ? argument : [];
  // With AWS::LanguageExtensions the name of the resource may be computed as well.
  const [logicalId, name] = parts.slice(0, 2).map(part => resolve(scope, part, depth));
  if (typeof logicalId !== 'string' || typeof name !== 'string' || hasSymbols(name)) return unresolved(scope, raw);
  return attributeOf(scope, logicalId, name) ?? unresolved(scope, raw);
}

function splitOnce(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function attributeOf(scope: Scope, logicalId: string, name: string): Value {
  const type = scope.typeOf(logicalId);
  if (type === undefined) return undefined;
  const child = type === 'AWS::CloudFormation::Stack' && name.startsWith('Outputs.') ? scope.child(logicalId) : undefined;
  if (child === undefined) {
    // What code or another stack answers may be of any resource at all: the key that a lookup found is no part of the lookup.
    if (isAnswer(type, name)) {
      const expression = `!GetAtt ${logicalId}.${name}`;
      return scope.evaluation.symbols.unresolved(`${scope.id}\n${expression}`, expression, { something: true });
    }
    const known = knownAttribute(scope, logicalId, type, name);
    // A property can refer to what refers to it.
    return known === undefined
      ? scope.evaluation.symbols.reference(scope, logicalId, name)
      : followed(scope, { 'Fn::GetAtt': [logicalId, name] }, () => resolve(scope, known));
  }
  return followed(scope, { 'Fn::GetAtt': [logicalId, name] }, () => {
    const output = own(child.outputs, name.slice('Outputs.'.length));
    return isObject(output) ? foreign(child, own(output, 'Value')) : undefined;
  });
}

function branchOf(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  if (!isList(argument) || argument.length !== 3 || typeof argument[0] !== 'string') return unresolved(scope, raw);
  const outcome: Outcome = holds(scope, argument[0], resolve);
  if (typeof outcome === 'boolean') return resolve(scope, argument[outcome ? 1 : 2], depth);
  scope.evaluation.ask(outcome);
  return undecided(scope);
}

/** A value as part of a text: undefined where it cannot be one. */
function asText(value: Value): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function substituted(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  const [template, variables] = isList(argument) ? argument : [argument];
  if (typeof template !== 'string') return unresolved(scope, raw);
  const named = isObject(variables) ? variables : {};
  const text = textValue(scope, template);
  if (!text.includes('${')) return text;
  // Each variable is worked out once, and no more text is made than is kept: expressions may repeat each other.
  const values = new Map<string, string>();
  const valueOf = (name: string, placeholder: string): string => {
    let value = values.get(name);
    if (value === undefined) {
      const found = asText(Object.hasOwn(named, name) ? resolve(scope, own(named, name), depth) : namedValue(scope, name));
      value = found ?? scope.evaluation.symbols.unresolved(`${scope.id}\n${placeholder}`, placeholder);
      values.set(name, value);
    }
    return value;
  };
  let length = text.length;
  const whole = text.replace(/\$\{([^}]*)\}/g, (placeholder, written: string) => {
    const name = written.trim();
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const value = length > longestText ? '' : valueOf(name, placeholder);
    length += value.length;
    return value;
  });
  return length > longestText ? tooMuch(scope) : withoutDynamicReferences(scope, whole);
}

function namedValue(scope: Scope, name: string): Value {
  if (!name.includes('.')) return referenceTo(scope, name);
  const [logicalId = '', attributeName = ''] = splitOnce(name);
  return attributeOf(scope, logicalId, attributeName) ?? unresolved(scope, { 'Fn::GetAtt': [logicalId, attributeName] });
}

/** A list with the template in which its items mean what they say; NoValue items are gone. */
function listValue(
  scope: Scope,
  raw: Json | undefined,
  depth: number,
): { readonly scope: Scope; readonly items: readonly Value[] } | undefined {
  const value = resolve(scope, raw, depth);
  const where = value instanceof Elsewhere ? value.scope : scope;
  const list = value instanceof Elsewhere ? value.raw : value;
  if (!isList(list)) return undefined;
  return { scope: where, items: list.map(item => resolve(where, item, depth)).filter(item => item !== undefined) };
}

function joined(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  if (!isList(argument)) return unresolved(scope, raw);
  const [delimiter, list] = argument;
  const texts = listValue(scope, list, depth)?.items.map(asText);
  if (typeof delimiter !== 'string' || texts === undefined || texts.includes(undefined)) return unresolved(scope, raw);
  const length = texts.reduce((sum, text = '') => sum + text.length + delimiter.length, 0);
  return length > longestText ? tooMuch(scope) : withoutDynamicReferences(scope, texts.join(delimiter));
}

function selected(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  if (!isList(argument)) return unresolved(scope, raw);
  const index = Number(asText(resolve(scope, argument[0], depth)) ?? NaN);
  const list = listValue(scope, argument[1], depth);
  const item = list?.items[index];
  if (list === undefined || item === undefined) return unresolved(scope, raw);
  return list.scope === scope || isScalar(item) || item instanceof Elsewhere ? item : new Elsewhere(list.scope, item);
}

function splitText(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  if (!isList(argument)) return unresolved(scope, raw);
  const [delimiter, source] = argument;
  const text = asText(resolve(scope, source, depth));
  // A symbol may hold the delimiter, so what comes after it is not known.
  if (typeof delimiter !== 'string' || delimiter === '' || text === undefined || hasSymbols(text)) return unresolved(scope, raw);
  return text.split(delimiter);
}

function mapped(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  if (!isList(argument)) return unresolved(scope, raw);
  const [rawMap, rawTop, rawSecond, options] = argument;
  const name = asText(resolve(scope, rawMap, depth));
  const map = name === undefined ? undefined : own(scope.mappings, name);
  const second = asText(resolve(scope, rawSecond, depth));
  if (!isObject(map) || second === undefined || hasSymbols(second)) return unresolved(scope, raw);
  const top = asText(resolve(scope, rawTop, depth));
  if (top === undefined) return unresolved(scope, raw);
  const fallback = isObject(options) ? own(options, 'DefaultValue') : undefined;
  // What a macro adds to the mapping is not known.
  const isOpen = Object.hasOwn(map, macro);
  const rows = Object.keys(map).filter(key => key !== macro);
  const inRow = (key: string): Json | undefined => {
    const row = own(map, key);
    const value = isObject(row) ? own(row, second) : undefined;
    return value ?? (isObject(row) && Object.hasOwn(row, macro) ? raw : fallback);
  };
  if (!hasSymbols(top)) return isOpen && !rows.includes(top) ? unresolved(scope, raw) : lookedUp(scope, inRow(top), raw, depth);
  // Of a row that lacks the key, and of another one, nothing comes but the default: without one the deployment fails.
  const values = [...rows.map(inRow), fallback].filter(value => value !== undefined);
  if (!isOpen && new Set(values.map(canonical)).size < 2) return lookedUp(scope, values[0], raw, depth);
  const parameter = openParameter(scope, rawTop);
  if (parameter === undefined) return unresolved(scope, raw);
  const { choice } = parameter;
  const excluded = choice !== undefined && 'otherThan' in choice ? choice.otherThan : [];
  const keys = rows.filter(key => !excluded.includes(key));
  if (keys.length > 0) {
    const rest: readonly Choice[] = fallback === undefined && !isOpen ? [] : [{ otherThan: [...excluded, ...keys] }];
    scope.evaluation.ask({ key: parameter.key, name: parameter.name, choices: [...keys.map(value => ({ value })), ...rest] });
    return undecided(scope);
  }
  return isOpen ? unresolved(scope, raw) : lookedUp(scope, fallback, raw, depth);
}

/** What stands in a mapping. Where nothing does, the branch cannot be deployed. */
function lookedUp(scope: Scope, value: Json | undefined, raw: JsonObject, depth: number): Value {
  if (value === raw) return unresolved(scope, raw);
  if (value !== undefined) return resolve(scope, value, depth);
  scope.evaluation.drop();
  return unresolved(scope, raw);
}

function encoded(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  const text = asText(resolve(scope, argument, depth));
  if (text === undefined || hasSymbols(text)) return unresolved(scope, raw);
  return bounded(scope, btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join('')));
}

function cidrs(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  const parts = isList(argument) ? argument.map(part => asText(resolve(scope, part, depth))) : [];
  const [block, count, bits] = parts;
  if (block === undefined || count === undefined || parts.some(part => part !== undefined && hasSymbols(part)))
    return unresolved(scope, raw);
  return cidrBlocks(block, Number(count), bits === undefined ? undefined : Number(bits)) ?? unresolved(scope, raw);
}

function imported(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  const name = asText(resolve(scope, argument, depth));
  const exported = name === undefined ? undefined : scope.exported(name);
  if (exported === undefined) return unresolved(scope, raw, { outside: true });
  return followed(scope, raw, () => foreign(exported.scope, exported.raw));
}

function outputOfStack(scope: Scope, argument: Json | undefined, raw: JsonObject, depth: number): Value {
  const output = stackOutput(scope, argument, depth);
  if (output === undefined) return unresolved(scope, raw, { outside: true });
  return followed(scope, raw, () => foreign(output.scope, output.raw));
}

/**
 * What a weak reference between stacks reads, where its stack is in the run.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function stackOutput(scope: Scope, argument: Json | undefined, depth = 0): Elsewhere | undefined {
  if (!isObject(argument)) return undefined;
  const parts = ['StackName', 'OutputName', 'Region', 'RoleArn'].map(name => {
    const part = own(argument, name);
    return part === undefined ? undefined : (asText(resolve(scope, part, depth)) ?? unknownPart);
  });
  const [stackName, outputName, region, role] = parts;
  if (stackName === undefined || outputName === undefined || parts.includes(unknownPart)) return undefined;
  if ([stackName, outputName, region].some(part => part !== undefined && hasSymbols(part))) return undefined;
  // The partition in front is often not known, the account is.
  const account = role === undefined ? undefined : /:iam::(\d{12}):/.exec(role)?.[1];
  return role !== undefined && account === undefined ? undefined : scope.outputOf({ stackName, outputName, region, account });
}

const unknownPart = '\0';

/** The whole tree with everything resolved; undefined when a part of it is no plain data. Bounded in depth and size. */
export function resolveDeep(scope: Scope, raw: Json | undefined, depth = 0, budget = { left: 20_000 }): Json | undefined {
  if (depth > deepest || --budget.left < 0) return undefined;
  const value = resolve(scope, raw, depth);
  if (value instanceof Elsewhere) return resolveDeep(value.scope, value.raw, depth + 1, budget);
  if (isList(value)) {
    const items = value.map(item => resolveDeep(scope, item, depth + 1, budget));
    return budget.left < 0 ? undefined : items.filter(item => item !== undefined);
  }
  if (!isObject(value)) return value;
  const entries: [string, Json][] = [];
  for (const key of Object.keys(value)) {
    const item = resolveDeep(scope, own(value, key), depth + 1, budget);
    if (item !== undefined) entries.push([key, item]);
  }
  return budget.left < 0 ? undefined : Object.fromEntries(entries);
}
