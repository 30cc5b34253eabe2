import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../core';
import type { Unjudged } from '../docs/coverage';
import type { Eligibility, RuleReference, RuleTexts } from './texts';

/** Takes the place of `texts` in the bundled command: the same texts out of the files that the build wrote beside it. */
export const ruleTexts = (): Readonly<Record<string, RuleTexts>> =>
  parsed('rule-texts.json') as Readonly<Record<string, RuleTexts>>;
export const ruleReference = (): Readonly<Record<string, RuleReference>> =>
  parsed('rule-reference.json') as Readonly<Record<string, RuleReference>>;
export const allCatalogs = (): Readonly<Record<string, Catalog>> => parsed('catalogs.json') as Readonly<Record<string, Catalog>>;
export const controlTitles = (): Readonly<Record<string, Catalog>> =>
  parsed('control-titles.json') as Readonly<Record<string, Catalog>>;
export const unjudgedReasons = (): Unjudged => parsed('unjudged.json') as Unjudged;
export const eligibility = (): Eligibility => parsed('eligible-services.json') as Eligibility;

export const starterFolder = (): string => join(__dirname, 'starter');

let texts: Buffer | undefined;

/** The texts of one rule: a line of the file, so that a report on a few rules neither decodes nor parses those of all. */
export function textsOf(id: string): RuleTexts | undefined {
  texts ??= readFileSync(join(__dirname, 'rule-texts.json'));
  const key = `${JSON.stringify(id)}:`;
  // Lines are sorted. The first one is the opening bracket.
  let low = texts.indexOf('\n') + 1;
  let high = texts.length;
  while (low < high) {
    const start = Math.max(low, texts.lastIndexOf('\n', (low + high) >> 1) + 1);
    const found = texts.toString('latin1', start, start + key.length);
    const end = texts.indexOf('\n', start);
    if (found === key) return JSON.parse(texts.toString('utf8', start + key.length, end).replace(/,$/, '')) as RuleTexts;
    if (found < key) low = end + 1;
    else high = start;
  }
  return undefined;
}

const read = new Map<string, unknown>();

function parsed(name: string): unknown {
  if (!read.has(name)) read.set(name, JSON.parse(readFileSync(join(__dirname, name), 'utf8')));
  return read.get(name);
}
