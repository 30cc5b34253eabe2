import type { Json, JsonObject, StringMap } from './json';

/** Where something stands in a file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** Account and Region of a stack where they are known. */
export interface Environment {
  readonly account?: string;
  readonly region?: string;
}

/**
 * One CloudFormation template as a reader hands it over: plain JSON in the long form of all intrinsics
 * (`{ 'Fn::GetAtt': ['Records', 'Arn'] }`), with what the reader knows about it.
 */
export interface TemplateSource {
  /** The name it goes by in findings: a path with forward slashes, relative to the working folder where it is below it. */
  readonly path: string;
  readonly body: JsonObject;
  /** Name of the stack, for templates of a cloud assembly. */
  readonly stack?: string;
  readonly environment?: Environment;
  /** Values given for its parameters: facts. */
  readonly parameters?: StringMap;
  /** Parameters on which it depends what the template holds, because loops over them are written out, and what they were taken to be. */
  readonly repeatedOver?: StringMap;
  /** The `AWS::CloudFormation::Stack` that deploys it: path of the parent template and logical id there. */
  readonly parent?: { readonly path: string; readonly logicalId: string };
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string;
  /** Where a path such as `['Resources', 'Records', 'Properties']` stands; the nearest ancestor where the path itself does not exist. */
  readonly locate?: (path: readonly (string | number)[]) => Position | undefined;
  /** Construct path of a resource, `RecordsStack/Records/Resource`. */
  readonly constructPath?: (logicalId: string) => string | undefined;
  /** The user's line of code that made a resource. */
  readonly sourceOf?: (logicalId: string) => SourceLine | undefined;
}

/** What could not be read or judged. A run with one of these is never green. */
export interface TemplateError {
  readonly template: string;
  readonly message: string;
  /** Where the template of a nested stack was not read: what the stack goes by, its logical id and its construct path. */
  readonly unread?: readonly string[];
  readonly location?: Position;
}

export type { Json };
