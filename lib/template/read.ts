import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isList, isObject, own } from '../core/json';
import type { AssessedChange } from '../core/assessment';
import type { Json, JsonObject } from '../core/json';
import type { TemplateError, TemplateSource } from '../core/template-source';
import { isBelow, manifestOf, readAssembly } from './assembly';
import type { Acknowledgement, Loaded, LoadOptions } from './assembly';
import { metadataOf, shownPath } from './constructs';
import { errorOf, readTemplateFile, withFacts } from './file';
import { quoted } from './problem';
import { namesOf, notRead } from './nested';
import { literalsIn, passedBy, repeatedOtherwise, sharedBody } from './shared';

export { readAssembly } from './assembly';
export type { Acknowledgement, Loaded, LoadOptions } from './assembly';
export { readTemplateFile } from './file';
export type { ReadTemplate } from './file';

/** Reads templates, folders of templates and cloud assemblies. What cannot be read is an error; the rest is still read. */
export function load(paths: readonly string[], options: LoadOptions): Loaded {
  const loader = new Loader(options);
  for (const path of paths) loader.add(resolve(options.cwd, path));
  loader.link();
  return loader.result();
}

const mostProviders = 5;
/** Providers of names of zones, on which no verdict depends. */
const zones = new Set(['availability-zones', 'endpoint-service-availability-zones']);
const skipped = new Set(['node_modules', 'cdk.out']);
const templateName = /\.(?:ya?ml|json|template)$/i;
const nestedTypes = new Set(['AWS::CloudFormation::Stack', 'AWS::Serverless::Application']);

interface Entry {
  source: TemplateSource;
  /** Undefined for templates of an assembly, whose nested stacks are known. */
  readonly file: string | undefined;
}

/** The stacks that deploy a template. */
interface Deployments {
  /** The template as it was read. */
  readonly body: JsonObject;
  readonly passed: (Json | undefined)[];
}

class Loader {
  private entries: Entry[] = [];
  private readonly byFile = new Map<string, Entry | undefined>();
  private errors: TemplateError[] = [];
  private readonly acknowledgements: Acknowledgement[] = [];
  private readonly changes: AssessedChange[] = [];
  private readonly folders = new Set<string>();
  /** By the file that it is, whatever links lead there. */
  private readonly inAssemblies = new Map<string, Entry>();
  /** How many templates and errors a folder led to, those included that another path had led to before. */
  private met = 0;

  constructor(private readonly options: LoadOptions) {}

  result(): Loaded {
    return {
      sources: this.entries.map(({ source }) => source).sort((one, other) => order(one.path, other.path)),
      errors: [...new Map(this.errors.map(error => [`${error.template}\n${error.message}`, error])).values()].sort((one, other) =>
        order(one.template, other.template),
      ),
      acknowledgements: this.acknowledgements,
      changes: this.changes,
    };
  }

  add(path: string): void {
    const shown = this.shown(path);
    try {
      if (!existsSync(path)) {
        const next = 'Run `cdk synth` first, or name the files: hicp check infra/*.yaml';
        this.errors.push({ template: shown, message: `No templates in ${shown}: it does not exist. ${next}` });
      } else if (statSync(path).isDirectory()) this.folder(path);
      else this.file(path, false);
    } catch (error) {
      this.errors.push(errorOf(error, shown));
    }
  }

  private folder(path: string): void {
    const before = this.met;
    const again = this.folders.has(realpathSync(path));
    this.walk(path, path);
    if (again || this.met > before) return;
    const shown = this.shown(path);
    this.errors.push({
      template: shown,
      message: `No templates in ${shown}. Run \`cdk synth\` first, or name the files: hicp check infra/*.yaml`,
    });
  }

  private walk(directory: string, root: string): void {
    const shown = this.shown(directory);
    try {
      const real = realpathSync(directory);
      if (this.folders.has(real)) return;
      this.folders.add(real);
      if (existsSync(join(directory, 'manifest.json')) && this.assembly(directory)) return;
      for (const entry of readdirSync(directory, { withFileTypes: true }).sort((one, other) => order(one.name, other.name))) {
        if (entry.name.startsWith('.')) continue;
        const path = join(directory, entry.name);
        const kind = entry.isSymbolicLink() ? kindOfTarget(path) : entry;
        if (kind?.isDirectory() === true) this.subfolder(path, entry.name, root);
        else if (templateName.test(entry.name) && (kind === undefined || kind.isFile())) this.file(path, true);
      }
    } catch (error) {
      this.fail(errorOf(error, shown));
    }
  }

  private fail(error: TemplateError): void {
    this.met++;
    this.errors.push(error);
  }

  private subfolder(path: string, name: string, root: string): void {
    if (skipped.has(name)) return;
    if (isBelow(realpathSync(path), realpathSync(root))) return this.walk(path, root);
    const shown = this.shown(path);
    this.fail({
      template: shown,
      message: `${shown} links to a folder outside ${this.shown(root)}, so it is not read; name it too`,
    });
  }

  /** Whether a folder with a manifest.json is a cloud assembly; one that cannot be read counts as one, with an error. */
  private assembly(directory: string): boolean {
    let manifest: JsonObject | undefined;
    try {
      manifest = manifestOf(directory);
      if (manifest === undefined) return false;
    } catch (error) {
      this.fail(errorOf(error, this.shown(join(directory, 'manifest.json'))));
      return true;
    }
    const done = this.entries.length;
    const { onProgress } = this.options;
    const options = {
      ...this.options,
      ...(onProgress === undefined ? {} : { onProgress: (more: number, path: string) => onProgress(done + more, path) }),
    };
    const loaded = readAssembly(directory, options, manifest);
    this.met += loaded.sources.length + loaded.errors.length;
    for (const source of loaded.sources) {
      const entry = { source, file: undefined };
      this.entries.push(entry);
      this.inAssemblies.set(realpathSync(resolve(this.options.cwd, source.path)), entry);
    }
    this.errors.push(...loaded.errors, ...(options.isFinal === true ? this.placeholders(directory, manifest) : []));
    this.acknowledgements.push(...loaded.acknowledgements);
    for (const change of loaded.changes) this.changes.push(change);
    return true;
  }

  /** CDK writes placeholders for what it has not looked up yet, and goes on; its command then looks it up and begins anew. */
  private placeholders(directory: string, manifest: JsonObject): readonly TemplateError[] {
    const missing = own(manifest, 'missing');
    const providers = (isList(missing) ? missing : []).flatMap(one => {
      const provider = isObject(one) ? own(one, 'provider') : undefined;
      return typeof provider === 'string' && !zones.has(provider) ? [provider] : [];
    });
    if (providers.length === 0) return [];
    const template = this.shown(join(directory, 'manifest.json'));
    const what = [...new Set(providers)].sort().slice(0, mostProviders).map(quoted).join(', ');
    return [
      {
        template,
        message: `${template} lacks values that CDK looks up (${what}), so its templates hold placeholders; run \`cdk synth\` with credentials, or with the cdk.context.json of a run that had them`,
      },
    ];
  }

  private file(path: string, orNothing: boolean): Entry | undefined {
    const shown = this.shown(path);
    const real = existsSync(path) ? realpathSync(path) : path;
    const inAssembly = this.inAssemblies.get(real);
    if (inAssembly !== undefined || this.byFile.has(real)) {
      this.met++;
      return inAssembly ?? this.byFile.get(real);
    }
    this.options.onProgress?.(this.entries.length, shown);
    const { parameters } = this.options;
    const { source, errors } = readTemplateFile(path, shown, { orNothing, ...(parameters === undefined ? {} : { parameters }) });
    if (source === undefined && errors.length === 0) return undefined;
    this.met++;
    const entry = source === undefined ? undefined : { source, file: path };
    this.byFile.set(real, entry);
    this.errors.push(...errors);
    if (entry !== undefined) this.entries.push(entry);
    return entry;
  }

  /** Nested stacks whose template is a local file, as before `aws cloudformation package`. The list grows while it is walked. */
  link(): void {
    this.leaveToAssemblies();
    const deployed = new Map<Entry, Deployments>();
    for (const entry of this.entries) {
      if (entry.file === undefined) continue;
      const resources = own(entry.source.body, 'Resources');
      if (!isObject(resources)) continue;
      for (const logicalId of Object.keys(resources)) {
        const named = templateOf(own(resources, logicalId));
        if (named === undefined) continue;
        if (isLocal(named)) this.nested(entry, dirname(entry.file), logicalId, named, deployed);
        else this.errors.push(notRead(entry.source, logicalId, named));
      }
    }
  }

  /** A template that was named before the assembly that it is part of, which knows more of it. */
  private leaveToAssemblies(): void {
    const known = new Set([...this.inAssemblies.keys()].map(real => this.byFile.get(real)));
    this.entries = this.entries.filter(entry => !known.has(entry));
  }

  private nested(entry: Entry, directory: string, logicalId: string, named: string, deployed: Map<Entry, Deployments>): void {
    const { source } = entry;
    const path = resolve(directory, named);
    const fail = (why: string): void => {
      const location = source.locate?.(['Resources', logicalId]);
      const at = location === undefined ? '' : `:${String(location.line)}`;
      this.errors.push({
        template: source.path,
        message: `${source.path}${at} deploys ${quoted(named)} as ${quoted(logicalId)}, ${why}, so it is not judged`,
        unread: namesOf(source, logicalId),
        ...(location === undefined ? {} : { location }),
      });
    };
    if (!existsSync(path)) return fail('which does not exist');
    const real = realpathSync(path);
    const isNear = [this.options.cwd, directory].some(folder => isBelow(real, realpathSync(folder)));
    if (!isNear && !this.byFile.has(real)) {
      return fail('which is outside the working folder');
    }
    if (statSync(path).isDirectory()) return fail('which is a folder');
    const child = this.file(path, false);
    if (child === undefined) return;
    if (child === entry || child.file === undefined) return;
    const passes = passedBy(source.body, logicalId);
    if (!deployed.has(child)) this.readAgain(child, child.file, passes);
    const { body, passed } = deployed.get(child) ?? { body: child.source.body, passed: [] };
    deployed.set(child, { body, passed });
    passed.push(passes);
    const otherwise = repeatedOtherwise(withFacts(child.source, { body }), passes);
    if (otherwise !== undefined)
      fail(`whose Fn::ForEach over the parameter ${quoted(otherwise)} was written out for other values`);
    // Deployed once, it gets its parent's values; deployed in several ways, it is judged for all that it gets.
    child.source = withFacts(
      child.source,
      passed.length > 1
        ? { parameters: undefined, parent: undefined, body: sharedBody(body, passed) }
        : { parameters: undefined, parent: { path: source.path, logicalId } },
    );
  }

  /** Loops are written out when a template is read, for the values that its stack passes. */
  private readAgain(child: Entry, file: string, passes: Json | undefined): void {
    const parameters = literalsIn(passes);
    const { path, body } = child.source;
    if (Object.keys(parameters).length === 0 || !Object.hasOwn(body, 'Transform')) return;
    const { source, errors } = readTemplateFile(file, path, { parameters });
    if (source === undefined) return;
    child.source = source;
    this.errors = [...this.errors.filter(({ template }) => template !== path), ...errors];
  }

  private shown(path: string): string {
    return shownPath(path, this.options.cwd);
  }
}

function kindOfTarget(path: string): ReturnType<typeof statSync> | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** What a nested stack says of its template: a file, an address, or what is known at deployment; undefined for other resources. */
function templateOf(resource: Json | undefined): Json | undefined {
  const type = isObject(resource) ? own(resource, 'Type') : undefined;
  if (!isObject(resource) || typeof type !== 'string' || !nestedTypes.has(type)) return undefined;
  const properties = own(resource, 'Properties');
  if (!isObject(properties)) return undefined;
  return metadataOf(resource, 'aws:asset:path') ?? own(properties, 'TemplateURL') ?? own(properties, 'Location') ?? null;
}

function isLocal(named: Json): named is string {
  return typeof named === 'string' && named !== '' && !/^[a-z][a-z0-9+.-]*:|\{\{resolve:|\0/i.test(named);
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
