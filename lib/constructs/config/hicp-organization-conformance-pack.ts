import { CfnOrganizationConformancePack } from 'aws-cdk-lib/aws-config';
import { Construct } from 'constructs';
import type * as Packs from '../../config/pack-template';
import { packsFor } from './_packs';
import type { PackProps } from './_packs';

export interface HicpOrganizationConformancePackProps extends PackProps {
  /**
   * Ids of accounts that do not get the packs, such as those without a recorder.
   * @default - none
   */
  readonly excludedAccounts?: readonly string[];
}

/**
 * The packs of `HicpConformancePack` in every account of the organization, out of the management account or a delegated
 * administrator of AWS Config, in the Region of its stack. New accounts get them when they join. `remediations` act in the account of
 * their role alone: IAM passes no role to a service of another account, so give them by a `HicpConformancePack` in each.
 *
 * Supports HICP 10.M.A and 164.308(a)(8).
 */
export class HicpOrganizationConformancePack extends Construct {
  /** The packs that were made, by practice. */
  readonly packs: readonly CfnOrganizationConformancePack[];

  constructor(scope: Construct, id: string, props: HicpOrganizationConformancePackProps = {}) {
    super(scope, id);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- it brings the list of managed rules
    const { logicalId, templateText } = require('../../config/pack-template') as typeof Packs;
    const { excludedAccounts, ...packProps } = props;
    this.packs = packsFor(this, packProps).map(
      pack =>
        new CfnOrganizationConformancePack(this, logicalId(pack.name), {
          organizationConformancePackName: pack.name,
          templateBody: templateText(pack),
          ...(excludedAccounts && { excludedAccounts: [...excludedAccounts] }),
        }),
    );
  }
}
