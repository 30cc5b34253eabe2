import type { IConstruct } from 'constructs';
import type { Json } from '../core';
import { changedKey } from '../template/constructs';

/** One property that was changed, as it stands in the metadata of its resource. */
export interface RecordedChange {
  readonly rule: string;
  /** `Properties.EnableKeyRotation` on a resource, `enforceSSL` in the props of a construct. */
  readonly path: string;
  readonly value: Json;
  /** What the user had set, where that was allowed to change. */
  readonly was?: Json;
  /** CloudFormation replaces the resource where it is deployed already. */
  readonly replaces?: true;
  /** What else it brings. */
  readonly effect?: string;
}

/** The changes in a construct tree. */
export function changesIn(root: IConstruct): readonly (RecordedChange & { readonly constructPath: string })[] {
  return root.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === changedKey)
        .map(({ data }) => ({ constructPath: node.path, ...(data as RecordedChange) })),
    );
}
