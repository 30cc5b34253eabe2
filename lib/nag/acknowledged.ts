import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { Acknowledgement } from '../waivers';

/** The acknowledgements in a construct tree, looked up as CDK does: ids match exactly, on a construct and all below it. */
export class Acknowledged {
  private readonly all: readonly Acknowledgement[];
  private readonly pathsOf = new Map<string, Set<string>>();

  constructor(root: IConstruct) {
    this.all = root.node.findAll().flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries((data ?? {}) as Readonly<Record<string, unknown>>))
        .map(([id, reason]) => ({
          template: '',
          constructPath: node.path,
          id,
          reason: typeof reason === 'string' ? reason : '',
        })),
    );
    for (const { id, constructPath } of this.all) {
      const paths = this.pathsOf.get(id);
      if (paths === undefined) this.pathsOf.set(id, new Set([constructPath]));
      else paths.add(constructPath);
    }
  }

  /** Those that reach one of these constructs or stand in it. */
  concerning(constructPaths: readonly string[]): readonly Acknowledgement[] {
    return this.all.filter(({ constructPath }) =>
      constructPaths.some(path => isAtOrBelow(path, constructPath) || isAtOrBelow(constructPath, path)),
    );
  }

  /** Whether CDK takes such a violation out of its report, with or without a reason. */
  covers(id: string, constructPath: string): boolean {
    const paths = this.pathsOf.get(id);
    if (paths === undefined) return false;
    for (let path = constructPath; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      if (paths.has(path)) return true;
    }
    return paths.has('');
  }
}

export function isAtOrBelow(path: string, scope: string): boolean {
  return scope === '' || path === scope || path.startsWith(`${scope}/`);
}
