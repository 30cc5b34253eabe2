import { CfnConformancePack } from 'aws-cdk-lib/aws-config';
import { Construct } from 'constructs';
import type * as Packs from '../../config/pack-template';
import { packsFor } from './_packs';
import type { PackProps } from './_packs';

export type HicpConformancePackProps = PackProps;

/**
 * Conformance packs of AWS Config with the counterparts of the rules, for the account and Region of its stack: what was aligned at
 * synth is watched after deployment. One pack where all fits into one, else one for each HICP practice.
 *
 * The account needs a recorder of AWS Config, or the packs fail to deploy. Supports HICP 10.M.A and 164.308(a)(8).
 */
export class HicpConformancePack extends Construct {
  /** The packs that were made, by practice. */
  readonly packs: readonly CfnConformancePack[];

  constructor(scope: Construct, id: string, props: HicpConformancePackProps = {}) {
    super(scope, id);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it brings the list of managed rules
    const { logicalId, templateText } = require('../../config/pack-template') as typeof Packs;
    this.packs = packsFor(this, props).map(
      pack =>
        new CfnConformancePack(this, logicalId(pack.name), {
          conformancePackName: pack.name,
          templateBody: templateText(pack),
        }),
    );
  }
}
