import type { Scalar } from '../core';
import type { Cell, Literal, Term } from './terms';
import type { Path, Values } from './questions';

/** Lines that all have to hold, each with alternatives of which one has to. */
export type Lines = readonly (readonly string[])[];

/** Whatever else it says, nobody knows before deployment what it will be. */
const dynamic = String.raw`/\{\{resolve:/`;

/** What a term of failures leaves to be demanded: that one of its literals does not hold. */
export function demandOf(term: Term, from = 0): Lines {
  return term.map(literal => oppositeOf(literal, from)).reduce<Lines>((all, one) => eitherOf(all, one), [[]]);
}

/** All of the one or all of the other, in lines. */
function eitherOf(one: Lines, other: Lines): Lines {
  return one.flatMap(left => other.map(right => [...left, ...right.filter(text => !left.includes(text))]));
}

function oppositeOf({ path, values, cells }: Literal, from: number): Lines {
  const text = guardPath(path.slice(from));
  const left = (['absent', 'dynamic', 'in', 'out'] as const).filter(cell => !cells.includes(cell));
  const there = left.filter(cell => cell !== 'absent');
  const lines = there.length === 0 ? [[]] : there.length === 3 ? [[`${text} exists`]] : linesFor(text, values, there);
  if (!left.includes('absent')) return lines;
  return lines.map(line => (line.includes(`${text}.* !exists`) ? line : [...line, `${text} !exists`]));
}

/** That a property is there and is one of these. */
function linesFor(text: string, values: Values | undefined, cells: readonly Cell[]): Lines {
  const withDynamic = cells.includes('dynamic');
  const isIn = cells.includes('in');
  const isOut = cells.includes('out');
  // Of a list without items, Guard says that all of them are whatever it is asked; `some` does not.
  if (isIn === isOut) return isIn ? [[`${text} not in [${dynamic}]`]] : [[`some ${text} == ${dynamic}`]];
  if (values === undefined) throw new Error(`${text}: no test tells ${cells.join(' and ')} apart`);
  const rest = isIn ? holds(text, values) : holdsNot(text, values);
  const catchesDynamic = isIn ? mayHoldForText(values) : !mayHoldForText(values);
  if (withDynamic) return catchesDynamic ? rest : rest.map(line => orDynamic(line, text));
  return catchesDynamic ? [...rest, [`${text} not in [${dynamic}]`]] : rest;
}

/** One list of what may be, where there is one. */
function orDynamic(line: readonly string[], text: string): readonly string[] {
  const [last = ''] = line.slice(-1);
  const list = `${text} in [`;
  return last.startsWith(list) ? [...line.slice(0, -1), `${last.slice(0, -1)}, ${dynamic}]`] : [...line, `${list}${dynamic}]`];
}

/** Whether a dynamic reference, read as the text that it is, would pass the test. */
function mayHoldForText(values: Values): boolean {
  if (values.kind === 'something') return true;
  return values.kind === 'matching' && new RegExp(values.source, values.flags).test('{{resolve:ssm:/clinic/value}}');
}

function holds(text: string, values: Values): Lines {
  switch (values.kind) {
    case 'among':
      return [[`${text} in [${items(values.all)}]`]];
    case 'matching':
      return [[`${text} in [${pattern(values.source, values.flags)}]`]];
    case 'something':
      // An object or a list with nothing in it has no children; a text has itself. Guard's own `empty` ends all at a number.
      return [[`some ${text}.* not in [""]`]];
    default:
      return [
        [`${text} ${values.kind === 'at least' ? '>=' : '<='} ${whole(values.bound)}`, `${text} in [/^${numerals(values)}$/]`],
      ];
  }
}

function holdsNot(text: string, values: Values): Lines {
  switch (values.kind) {
    case 'among':
      return [[`${text} not in [${items(values.all)}]`]];
    case 'matching':
      return [[`${text} not in [${pattern(values.source, values.flags)}]`]];
    case 'something':
      // `in ["", {}]` would ask each item of a list, and take `[{}]` for nothing; `[""]` still is, which no service takes.
      return [[`${text}.* !exists`, `${text} == ""`]];
    default:
      return [
        [`${text} ${values.kind === 'at least' ? '<' : '>'} ${whole(values.bound)}`, `${text} in [/^(?!${numerals(values)}$)/]`],
      ];
  }
}

/** CloudFormation takes `"true"` for true and `"30"` for 30, so both are written. */
function items(all: readonly Scalar[]): string {
  return [...new Set(all.flatMap(spellings))].join(', ');
}

function spellings(value: Scalar): readonly string[] {
  if (typeof value === 'boolean') return [String(value), `/^(?i)${String(value)}$/`];
  if (typeof value === 'number') return [whole(value), `/^0*${String(value)}(\\.0*)?$/`];
  if (value === null) return ['null'];
  if (value === 'true' || value === 'false') return [literal(value), value];
  return /^\d{1,15}$/.test(value) ? [literal(value), String(Number(value))] : [literal(value)];
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${String(value)} is no whole number`);
  return String(value);
}

function literal(text: string): string {
  if (!/^[\x20-\x5b\x5d-\x7e]*$/.test(text) || (text.includes('"') && text.includes("'")))
    throw new Error(`${JSON.stringify(text)} holds what a text of Guard cannot`);
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

/** A regular expression of JavaScript in Guard, which takes the same ones but for the flags. */
function pattern(source: string, flags: string): string {
  const known = flags.replace(/[ims]/g, '');
  if (known !== '' || !/^[\x20-\x7e]*$/.test(source)) throw new Error(`/${source}/${flags} has no like in Guard`);
  return `/${flags === '' ? '' : `(?${flags})`}${source}/`;
}

/** Texts of numbers from 0 on that are at least, or at most, a bound: `0*(?:[7-9]|[1-9]\d+)(?:\.\d+)?` for at least 7. */
function numerals({ kind, bound }: Extract<Values, { readonly bound: number }>): string {
  const digits = whole(bound);
  const rest = (index: number): string => {
    const count = digits.length - index - 1;
    return count === 0 ? '' : `\\d{${String(count)}}`;
  };
  const beyond = Array.from(digits).flatMap((digit, index) => {
    const [from, to] = kind === 'at least' ? [Number(digit) + 1, 9] : [0, Number(digit) - 1];
    if (from > to) return [];
    return [`${digits.slice(0, index)}${from === to ? String(from) : `[${String(from)}-${String(to)}]`}${rest(index)}`];
  });
  if (kind === 'at least')
    return `\\s*0*(?:${[digits, ...beyond, `[1-9]\\d{${String(digits.length)},}`].join('|')})(?:\\.\\d*)?\\s*`;
  const shorter = digits.length > 1 ? [`\\d{1,${String(digits.length - 1)}}`] : [];
  return `\\s*0*(?:${digits}(?:\\.0*)?|(?:${[...beyond, ...shorter].join('|') || '(?!)'})(?:\\.\\d*)?)\\s*`;
}

/** `Properties.Settings.'clinic.port'[*].Value`. */
export function guardPath(path: Path): string {
  if (path.length === 0) return 'this';
  return path.reduce((text, key) => {
    if (key.startsWith('[')) return text + key;
    if (key === '*') return `${text}.*`;
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : `'${mustBePlain(key)}'`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

function mustBePlain(key: string): string {
  if (!/^[\w .:/@-]+$/.test(key)) throw new Error(`${JSON.stringify(key)} is no name that Guard takes`);
  return key;
}
