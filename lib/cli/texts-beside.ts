import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../core';
import type { Eligibility, RuleReference, RuleTexts } from './texts';

/** Takes the place of `texts` in the bundled command: the same texts out of the files that the build wrote beside it. */
export const ruleTexts = (): Readonly<Record<string, RuleTexts>> =>
  beside('rule-texts.json') as Readonly<Record<string, RuleTexts>>;
export const ruleReference = (): Readonly<Record<string, RuleReference>> =>
  beside('rule-reference.json') as Readonly<Record<string, RuleReference>>;
export const allCatalogs = (): Readonly<Record<string, Catalog>> => beside('catalogs.json') as Readonly<Record<string, Catalog>>;
export const eligibility = (): Eligibility => beside('eligible-services.json') as Eligibility;

const read = new Map<string, unknown>();

function beside(name: string): unknown {
  if (!read.has(name)) read.set(name, JSON.parse(readFileSync(join(__dirname, name), 'utf8')));
  return read.get(name);
}
