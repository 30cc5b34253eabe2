import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Assessment } from '../core';
import type { ReportFormat } from '../reports';
import {
  emptyOutput,
  messageOf,
  manyFormatsNeedFolder,
  manyFormatsNeedOutput,
  noFormat,
  outputUnwritable,
  UsageError,
} from './messages';

/** File names inside an output folder. */
export const fileNames: Readonly<Record<ReportFormat, string>> = {
  text: 'report.txt',
  json: 'assessment.json',
  sarif: 'hicp.sarif',
  html: 'index.html',
};

export type Render = (format: ReportFormat, assessment: Assessment, target: 'terminal' | 'file') => string;

/** Renders to standard output, a file or a folder. Returns the files that were written. */
export function put(
  assessment: Assessment,
  formats: readonly ReportFormat[],
  output: string | undefined,
  folder: string,
  render: Render,
  print: (text: string) => void,
): readonly string[] {
  const [only] = formats;
  if (only === undefined) throw new UsageError(noFormat());
  if (output === undefined) {
    if (formats.length > 1) throw new UsageError(manyFormatsNeedOutput());
    print(render(only, assessment, 'terminal'));
    return [];
  }
  if (output.trim() === '') throw new UsageError(emptyOutput());
  if (formats.length === 1 && !isFolder(resolve(folder, output)) && !output.endsWith('/')) {
    write(resolve(folder, output), render(only, assessment, 'file'));
    return [output];
  }
  if (isFile(resolve(folder, output))) throw new UsageError(manyFormatsNeedFolder(output));
  return formats.map(format => {
    const file = join(output, fileNames[format]);
    write(resolve(folder, file), render(format, assessment, 'file'));
    return file;
  });
}

/** Writes beside the target first, so that a reader sees the old file or the new one and never half of one. */
export function write(file: string, content: string): void {
  let beside: string | undefined;
  try {
    makeFolder(dirname(file));
    const there = facts(file);
    // A device or a pipe, such as /dev/stdout, is written to and never replaced; nor is a link to a file.
    if (there !== undefined && !there.isFile()) {
      writeFileSync(file, content);
      return;
    }
    const target = there === undefined ? file : realpathSync(file);
    beside = `${target}.${String(process.pid)}.tmp`;
    writeFileSync(beside, content);
    renameSync(beside, target);
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { force: true });
    throw new UsageError(outputUnwritable(file, messageOf(error)));
  }
}

/** One folder at a time: asked for all at once, Node never ends where a file system has the parent and takes no folder in it, as /proc. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been first.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return facts(path)?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return facts(path)?.isFile() ?? false;
}

/** Undefined also where it cannot be known, as below a file: writing there says why. */
function facts(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
