import type { Evaluation } from './evaluation';
import type { Json, JsonObject, StringMap } from './json';
import type { Resource } from './resource';
import type { Environment } from './template-source';

/** What the value of an expression depends on: the template that it stands in, and the run around it. */
export interface Scope {
  /** Unique in the run. */
  readonly id: string;
  readonly evaluation: Evaluation;
  readonly stack: string | undefined;
  readonly environment: Environment;
  readonly given: StringMap;
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly outputs: JsonObject;
  typeOf(logicalId: string): string | undefined;
  resource(logicalId: string): Resource | undefined;
  /** A property of a resource as it is written. */
  rawProperty(logicalId: string, name: string): Json | undefined;
  /** The template and the nested-stack resource there that deploy this one. */
  parent(): { readonly scope: Scope; readonly logicalId: string } | undefined;
  /** The template that a nested-stack resource of this one deploys. */
  child(logicalId: string): Scope | undefined;
  /** The value that a template of the run exports under this name. */
  exported(name: string): Elsewhere | undefined;
  /** The value that a stack of the run has as an output. */
  outputOf(output: StackOutput): Elsewhere | undefined;
}

/** An output of another stack; without account or Region it is in those of the stack that reads it. */
export interface StackOutput {
  readonly stackName: string;
  readonly outputName: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** A value written in another template: its expressions mean what they mean there. */
export class Elsewhere {
  constructor(
    readonly scope: Scope,
    readonly raw: Json | undefined,
  ) {}
}
