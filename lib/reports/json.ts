import type * as Jsonc from 'jsonc-parser';
import type { Assessment } from '../core/assessment';
import { isObject } from '../core/json';
import { assessmentShape, Mismatch } from './shape';

/** The assessment as `assessment.schema.json` describes it. Fields in a fixed order: the same assessment, the same bytes. */
export function json(assessment: Assessment): string {
  return `${JSON.stringify(assessmentShape(assessment, false), null, 2)}\n`;
}

/** A file that is no assessment, with the place and the next step in its message. */
export class NotAnAssessment extends Error {}

/** Reads what `json` wrote. `name` is the file's name in messages. */
export function parseAssessment(text: string, name = 'assessment.json'): Assessment {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NotAnAssessment(`${name}${lineOfSyntaxError(text)} is not JSON: ${reason}. ${nextStep}`);
  }
  if (isObject(value) && typeof value['schema'] === 'number' && value['schema'] > 1) {
    throw new NotAnAssessment(
      `${name} has schema ${String(value['schema'])}, and this version reads schema 1. Update cdk-hicp to read it.`,
    );
  }
  try {
    return assessmentShape(value, true);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const field = error.path.length === 0 ? 'it' : pathText(error.path);
    throw new NotAnAssessment(`${name}${lineOf(text, error.path)} is not an assessment: ${field} ${error.message}. ${nextStep}`);
  }
}

const nextStep = 'Write it anew with `hicp check --format json`.';

function pathText(path: readonly (string | number)[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${String(step)}]` : index === 0 ? step : `.${step}`)).join('');
}

/** Positions are only looked for in files that are refused, so the slower parser costs nothing elsewhere. */
function jsonc(): typeof Jsonc {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return require('jsonc-parser') as typeof Jsonc;
}

function lineOfSyntaxError(text: string): string {
  return quietly(() => {
    const errors: Jsonc.ParseError[] = [];
    jsonc().parse(text, errors, { disallowComments: true });
    return errors[0]?.offset;
  }, text);
}

function lineOf(text: string, path: readonly (string | number)[]): string {
  return quietly(() => {
    const { findNodeAtLocation, parseTree } = jsonc();
    const root = parseTree(text);
    if (root === undefined) return undefined;
    const nearest = path.map((_, index) => findNodeAtLocation(root, path.slice(0, path.length - index)));
    return (nearest.find(node => node !== undefined) ?? root).offset;
  }, text);
}

function quietly(offsetOf: () => number | undefined, text: string): string {
  try {
    const offset = offsetOf();
    return offset === undefined ? '' : `:${String(text.slice(0, offset).split('\n').length)}`;
  } catch (error) {
    // That parser recurses, so a hostile depth ends its stack: the message then goes without a line.
    if (error instanceof RangeError) return '';
    throw error;
  }
}
