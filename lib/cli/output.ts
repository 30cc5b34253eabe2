import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Assessment } from '../core';
import type { ReportFormat } from '../reports';
import { manyFormatsNeedFolder, outputUnwritable, UsageError } from './messages';

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
  if (output === undefined || only === undefined) {
    for (const format of formats) print(render(format, assessment, 'terminal'));
    return [];
  }
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
  const beside = `${file}.${String(process.pid)}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new UsageError(outputUnwritable(file, error instanceof Error ? error.message : String(error)));
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
