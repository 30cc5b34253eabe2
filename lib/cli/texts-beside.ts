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
export const unjudgedReasons = (): Unjudged => parsed('unjudged.json') as Unjudged;
export const eligibility = (): Eligibility => parsed('eligible-services.json') as Eligibility;

let texts: Buffer | undefined;

/** The texts of one rule: a line of the file, so that a report on a few rules neither decodes nor parses those of all. */
export function textsOf(id: string): RuleTexts | undefined {
  texts ??= readFileSync(join(__dirname, 'rule-texts.json'));
  const key = `\n${JSON.stringify(id)}:`;
  const start = texts.indexOf(key);
  if (start < 0) return undefined;
  const end = texts.indexOf('\n', start + key.length);
  return JSON.parse(texts.toString('utf8', start + key.length, end).replace(/,$/, '')) as RuleTexts;
}

const read = new Map<string, unknown>();

function parsed(name: string): unknown {
  if (!read.has(name)) read.set(name, JSON.parse(readFileSync(join(__dirname, name), 'utf8')));
  return read.get(name);
}
