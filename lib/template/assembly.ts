import { readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isList, isObject, own } from '../core/json';
import type { Json, JsonObject, StringMap } from '../core/json';
import type { AssessedChange } from '../core/assessment';
import type { Environment, TemplateError, TemplateSource } from '../core/template-source';
import { Constructs, metadataOf, nestedStackOf, shownPath } from './constructs';
import { errorOf, readBytes, readTemplateFile, textOf, withFacts } from './file';
import { parseJson, parseRecord } from './json';
import { quoted, TemplateProblem } from './problem';
import { namesOf, notRead } from './nested';
import { literalsIn, passedBy, repeatedOtherwise, sharedBody } from './shared';

/** An acknowledgement of CDK: it holds for its construct and everything below. */
export interface Acknowledgement {
  readonly template: string;
  readonly constructPath: string;
  readonly id: string;
  readonly reason: string;
}

export interface Loaded {
  readonly sources: readonly TemplateSource[];
  readonly errors: readonly TemplateError[];
  readonly acknowledgements: readonly Acknowledgement[];
  /** What `Hicp.protect` changed. */
  readonly changes: readonly AssessedChange[];
}

export interface LoadOptions {
  readonly cwd: string;
  readonly parameters?: StringMap;
  readonly onProgress?: (done: number, path: string) => void;
  /** The templates are those to be deployed. Inside a synthesis they may still hold placeholders. @default false */
  readonly isFinal?: boolean;
}

const deepestAssembly = 20;

/** Reads a cloud assembly: its stacks, those of its Stages, and all nested stacks. `manifest`: where it was read already. */
export function readAssembly(directory: string, options: LoadOptions, manifest?: JsonObject): Loaded {
  const reader = new AssemblyReader(resolve(options.cwd, directory), options);
  reader.read(resolve(options.cwd, directory), 0, manifest);
  return reader;
}

/** The parsed manifest of a folder: nothing without one, or when it is that of something else than a cloud assembly. */
export function manifestOf(directory: string): JsonObject | undefined {
  let bytes: Buffer;
  try {
    bytes = readBytes(join(directory, 'manifest.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const manifest = parseJson(textOf(bytes).replace(/^\uFEFF/, ''));
  // Web applications have a manifest.json too.
  return isObject(manifest) && typeof own(manifest, 'version') === 'string' && isObject(own(manifest, 'artifacts'))
    ? manifest
    : undefined;
}

interface Place {
  /** The folder that paths in the template's metadata are relative to. */
  readonly directory: string;
  readonly stack: string;
  readonly environment: Environment | undefined;
  readonly constructs: Constructs;
  /** Construct path of the nested stack; empty for a stack of its own. */
  readonly nestedStack: string;
  readonly parent?: { readonly path: string; readonly logicalId: string; readonly body: JsonObject };
  readonly assets: () => ReadonlyMap<string, string>;
}

/** A template file in one deployment, and what the nested stacks of that which deploy it pass for its parameters. */
interface Deployed {
  /** Where its source stands in `sources`, and the template as it was read. */
  source?: { readonly index: number; readonly body: JsonObject };
  readonly passed: (Json | undefined)[];
}

class AssemblyReader implements Loaded {
  readonly sources: TemplateSource[] = [];
  readonly errors: TemplateError[] = [];
  readonly acknowledgements: Acknowledgement[] = [];
  readonly changes: AssessedChange[] = [];
  /** By file and deployment: one file may be deployed under several names, or in several accounts and Regions. */
  private readonly deployed = new Map<string, Deployed>();
  private readonly assemblies = new Set<string>();
  private realRoot: string | undefined;

  constructor(
    private readonly root: string,
    private readonly options: LoadOptions,
  ) {}

  read(directory: string, depth: number, known?: JsonObject): void {
    const shown = this.shown(join(directory, 'manifest.json'));
    if (this.assemblies.has(directory)) return;
    this.assemblies.add(directory);
    try {
      if (depth > deepestAssembly) throw new TemplateProblem(`is nested more than ${String(deepestAssembly)} assemblies deep`);
      const manifest = known ?? manifestOf(directory);
      if (manifest === undefined)
        throw new TemplateProblem('is missing or is no manifest of a cloud assembly; run `cdk synth` again');
      const artifacts = own(manifest, 'artifacts');
      for (const [id, artifact] of Object.entries(isObject(artifacts) ? artifacts : {}))
        this.artifact(directory, id, artifact, shown, depth);
    } catch (error) {
      this.errors.push(errorOf(error, shown));
    }
  }

  private artifact(directory: string, id: string, artifact: Json, manifest: string, depth: number): void {
    if (!isObject(artifact)) return;
    const properties = own(artifact, 'properties');
    const type = own(artifact, 'type');
    const key =
      type === 'aws:cloudformation:stack' ? 'templateFile' : type === 'cdk:cloud-assembly' ? 'directoryName' : undefined;
    if (key === undefined) return;
    const named = isObject(properties) ? own(properties, key) : undefined;
    const file = typeof named === 'string' ? this.inside(directory, named) : undefined;
    if (file === undefined) {
      const why = typeof named === 'string' ? `a ${key} outside the assembly: ${quoted(named)}` : `no ${key}`;
      this.errors.push({
        template: manifest,
        message: `${manifest} gives ${quoted(id)} ${why}, so it is not judged; run \`cdk synth\` again`,
      });
    } else if (key === 'directoryName') this.read(file, depth + 1);
    else this.stack(directory, id, artifact, file);
  }

  private stack(directory: string, id: string, artifact: JsonObject, file: string): void {
    const properties = own(artifact, 'properties');
    const stackName = isObject(properties) ? own(properties, 'stackName') : undefined;
    const constructs = new Constructs(this.metadata(directory, artifact), this.options.cwd);
    const template = this.shown(file);
    this.acknowledgements.push(...constructs.acknowledgements.map(recorded => ({ template, ...recorded })));
    for (const recorded of constructs.changes) this.changes.push({ template, ...recorded });
    let assets: ReadonlyMap<string, string> | undefined;
    this.template(file, {
      directory,
      stack: typeof stackName === 'string' ? stackName : id,
      environment: environmentOf(own(artifact, 'environment')),
      constructs,
      nestedStack: '',
      assets: () => (assets ??= assetFiles(join(directory, `${id}.assets.json`))),
    });
  }

  /** By construct path. */
  private metadata(directory: string, artifact: JsonObject): Iterable<readonly [string, Json]> {
    const inline = own(artifact, 'metadata');
    const named = own(artifact, 'additionalMetadataFile');
    const all = new Map<string, Json>(isObject(inline) ? Object.entries(inline) : []);
    if (typeof named === 'string') {
      try {
        const file = this.inside(directory, named);
        if (file === undefined) throw new TemplateProblem('is outside the assembly');
        const more = parseRecord(textOf(readBytes(file)));
        if (!isObject(more)) throw new TemplateProblem('is no mapping of construct paths');
        if (all.size === 0) return Object.entries(more);
        for (const [path, entries] of Object.entries(more)) {
          const before = all.get(path);
          all.set(path, isList(before) && isList(entries) ? [...before, ...entries] : entries);
        }
      } catch (error) {
        // Acknowledgements are in there: without them the verdict would be about something else than CDK's.
        this.errors.push(errorOf(error, this.shown(join(directory, named))));
      }
    }
    return all;
  }

  private template(file: string, place: Place): void {
    const shown = this.shown(file);
    const passed = place.parent === undefined ? undefined : passedBy(place.parent.body, place.parent.logicalId);
    const before = this.deployed.get(deploymentOf(file, place));
    if (before !== undefined) {
      before.passed.push(passed);
      return this.again(before, shown);
    }
    const deployed: Deployed = { passed: [passed] };
    this.deployed.set(deploymentOf(file, place), deployed);
    this.options.onProgress?.(this.sources.length, shown);
    // A nested stack gets its values from its parent.
    const parameters = place.parent === undefined ? this.options.parameters : literalsIn(passed);
    const { source, errors } = readTemplateFile(file, shown, parameters === undefined ? {} : { parameters });
    this.errors.push(...errors.filter(one => !this.errors.some(other => isSameError(one, other))));
    if (source === undefined) return;
    const { constructs, nestedStack, parent } = place;
    const constructPath = (logicalId: string): string | undefined =>
      source.constructPath?.(logicalId) ?? constructs.pathOf(nestedStack, logicalId);
    deployed.source = { index: this.sources.length, body: source.body };
    this.sources.push(
      withFacts(source, {
        stack: place.stack,
        ...(place.environment === undefined ? {} : { environment: place.environment }),
        ...(parent === undefined ? {} : { parent: { path: parent.path, logicalId: parent.logicalId }, parameters: undefined }),
        constructPath,
        sourceOf: logicalId => {
          const path = constructPath(logicalId);
          return path === undefined ? undefined : constructs.sourceOf(path);
        },
      }),
    );
    this.nestedStacks(source, shown, file, place, constructPath);
  }

  /** A template that several stacks of one deployment deploy is judged once, for all that they pass. */
  private again({ source, passed }: Deployed, shown: string): void {
    const known = source === undefined ? undefined : this.sources[source.index];
    if (source === undefined || known === undefined) return;
    this.sources[source.index] = withFacts(known, { parent: undefined, body: sharedBody(source.body, passed) });
    this.options.onProgress?.(this.sources.length, shown);
  }

  private nestedStacks(
    source: TemplateSource,
    shown: string,
    file: string,
    place: Place,
    constructPath: (logicalId: string) => string | undefined,
  ): void {
    const resources = own(source.body, 'Resources');
    if (!isObject(resources)) return;
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (!isObject(resource) || own(resource, 'Type') !== 'AWS::CloudFormation::Stack') continue;
      const named = nestedTemplateOf(resource, place.assets);
      const path = constructPath(logicalId);
      const nestedStack = path === undefined ? undefined : nestedStackOf(path);
      if (named === undefined && nestedStack === undefined) {
        // A stack that CDK did not make has its template somewhere else.
        const properties = own(resource, 'Properties');
        this.errors.push(notRead(source, logicalId, isObject(properties) ? (own(properties, 'TemplateURL') ?? null) : null));
        continue;
      }
      const nested = named === undefined ? undefined : (this.inside(place.directory, named) ?? this.inside(dirname(file), named));
      const fail = (why: string): void => {
        const location = source.locate?.(['Resources', logicalId]);
        this.errors.push({
          template: shown,
          message: `${shown} deploys ${why}, so it is not judged; run \`cdk synth\` again`,
          unread: namesOf(source, logicalId),
          ...(location === undefined ? {} : { location }),
        });
      };
      if (nested === undefined) {
        const what =
          named === undefined ? 'a template that the assembly does not name' : `${quoted(named)}, which is outside the assembly`;
        fail(`${what}, as ${quoted(logicalId)}`);
        continue;
      }
      this.template(nested, {
        ...place,
        nestedStack: nestedStack ?? place.nestedStack,
        parent: { path: shown, logicalId, body: source.body },
      });
      const { source: read } = this.deployed.get(deploymentOf(nested, place)) ?? {};
      const known = read === undefined ? undefined : this.sources[read.index];
      if (read === undefined || known === undefined) continue;
      const otherwise = repeatedOtherwise(withFacts(known, { body: read.body }), passedBy(source.body, logicalId));
      if (otherwise !== undefined)
        fail(
          `${quoted(named ?? '')} as ${quoted(logicalId)} and Fn::ForEach over its parameter ${quoted(otherwise)} was written out for other values`,
        );
    }
  }

  private shown(file: string): string {
    return shownPath(file, this.options.cwd);
  }

  /** The full path of a file that an assembly names; undefined where it, or what it links to, is outside. */
  private inside(directory: string, named: string): string | undefined {
    if (named.includes('\0')) return undefined;
    const file = resolve(directory, named);
    if (!isBelow(file, this.root)) return undefined;
    try {
      return isBelow(realpathSync(file), (this.realRoot ??= realpathSync(this.root))) ? file : undefined;
    } catch {
      // It does not exist; reading it says so.
      return file;
    }
  }
}

function isSameError(one: TemplateError, other: TemplateError): boolean {
  return one.template === other.template && one.message === other.message;
}

function deploymentOf(file: string, { stack, environment: { account, region } = {} }: Place): string {
  return [file, stack, account, region].join('\n');
}

export function isBelow(file: string, directory: string): boolean {
  const below = relative(directory, file);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

function environmentOf(written: Json | undefined): Environment | undefined {
  const match = typeof written === 'string' ? /^aws:\/\/([^/]+)\/([^/]+)$/.exec(written) : null;
  if (match === null) return undefined;
  const [, account = '', region = ''] = match;
  const environment = {
    ...(account === 'unknown-account' ? {} : { account }),
    ...(region === 'unknown-region' ? {} : { region }),
  };
  return Object.keys(environment).length === 0 ? undefined : environment;
}

/** The file of a nested stack: named in its metadata, or (without the CDK command) the asset whose hash its URL ends in. */
function nestedTemplateOf(resource: JsonObject, assets: () => ReadonlyMap<string, string>): string | undefined {
  const named = metadataOf(resource, 'aws:asset:path');
  if (named !== undefined) return named;
  const properties = own(resource, 'Properties');
  const url = isObject(properties) ? own(properties, 'TemplateURL') : undefined;
  for (const hash of hashesIn(url, 0)) {
    const file = assets().get(hash);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Hashes in the texts of a URL, which may be joined from parts. */
function hashesIn(value: Json | undefined, depth: number): readonly string[] {
  if (typeof value === 'string') return value.match(/[0-9a-f]{64}/g) ?? [];
  if (depth > 10 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(item => hashesIn(item, depth + 1));
}

/** File by hash, out of the asset manifest of a stack; nothing where there is none, as in old assemblies. */
function assetFiles(file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Json;
    const files = isObject(manifest) ? own(manifest, 'files') : undefined;
    for (const [hash, asset] of Object.entries(isObject(files) ? files : {})) {
      const source = isObject(asset) ? own(asset, 'source') : undefined;
      const path = isObject(source) ? own(source, 'path') : undefined;
      if (typeof path === 'string' && path.endsWith('.template.json')) found.set(hash, path);
    }
  } catch {
    return found;
  }
  return found;
}
