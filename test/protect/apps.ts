import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import type { AppProps } from 'aws-cdk-lib/core';
import type { JsonObject } from '../../lib/core';
import { Hicp } from '../../lib/protect/hicp';
import type { ProtectProps } from '../../lib/protect/props';
import type { Protection } from '../../lib/protect/protection';

export function newApp(props: AppProps = {}): App {
  return new App({ outdir: join(mkdtempSync(join(tmpdir(), 'hicp-protect-')), 'cdk.out'), ...props });
}

/** Settings with these lines. */
export function settings(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'hicp-protect-')), 'hicp.config.yaml');
  writeFileSync(file, text);
  return file;
}

/** Synthesizes, whatever is still open: CDK throws then, once all is written. */
export function synthesize(app: App): string | undefined {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  try {
    app.synth({ force: true });
    return undefined;
  } catch (error) {
    if ((error as Error).name !== 'ValidationFailed') throw error;
    return (error as Error).message;
  } finally {
    printed.mockRestore();
  }
}

/** The files of the assembly by their path, as text: templates alone. */
export function templates(app: App): Readonly<Record<string, string>> {
  const names = readdirSync(app.outdir, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.template.json'));
  return Object.fromEntries(names.sort().map(name => [name, readFileSync(join(app.outdir, name), 'utf8')]));
}

/** The resources of all templates, by logical id. */
export function resources(app: App): Readonly<Record<string, JsonObject>> {
  const all = Object.values(templates(app)).map(text => (JSON.parse(text) as JsonObject)['Resources'] as JsonObject);
  return Object.fromEntries(all.flatMap(one => Object.entries(one))) as Readonly<Record<string, JsonObject>>;
}

/** A protected app that was synthesized. */
export function protectedApp(
  build: (app: App) => unknown,
  props: ProtectProps = {},
  appProps: AppProps = {},
): { readonly app: App; readonly protection: Protection } {
  const app = newApp(appProps);
  const protection = Hicp.protect(app, { profile: 'large', ...props });
  build(app);
  synthesize(app);
  return { app, protection };
}

/** `construct rule path=value`, one for each change. */
export function rows({ changes }: Protection): readonly string[] {
  return changes.map(({ constructPath, rule, path, value }) => `${constructPath} ${rule} ${path}=${JSON.stringify(value)}`);
}
