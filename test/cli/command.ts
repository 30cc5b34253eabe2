import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../lib/cli/main';
import type { Assessment } from '../../lib/core';

export interface Outcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** A fresh folder with these files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hicp-cli-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Runs the command inside this process. */
export function hicp(args: readonly string[], folder: string, color = false): Outcome {
  let out = '';
  let err = '';
  const code = main(args, {
    folder,
    color,
    print: text => {
      out += text.endsWith('\n') ? text : `${text}\n`;
    },
    error: text => {
      err += `${text}\n`;
    },
  });
  if (typeof code !== 'number') throw new Error('this command takes its time: test it with hicpDrift');
  return { exit: code, out, err };
}

/** `rule status resource`, and `waived` where it is. */
export function findingsIn(json: string): readonly string[] {
  const { findings } = JSON.parse(json) as Assessment;
  return findings.map(
    ({ ruleId, status, resource, waiver }) =>
      `${ruleId} ${status} ${resource.constructPath ?? resource.logicalId}${waiver === undefined ? '' : ' waived'}`,
  );
}

/** The words of a command line; quotes keep blanks. */
export function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '');
}

/** One bucket that keeps versions, one that does not, one that leaves it to a parameter. */
export const threeBuckets = `Parameters:
  Versions: { Type: String }
Resources:
  Kept:
    Type: AWS::S3::Bucket
    Properties: { VersioningConfiguration: { Status: Enabled } }
  Lost:
    Type: AWS::S3::Bucket
    Properties: { VersioningConfiguration: { Status: Suspended } }
  Open:
    Type: AWS::S3::Bucket
    Properties: { VersioningConfiguration: { Status: !Ref Versions } }
`;
