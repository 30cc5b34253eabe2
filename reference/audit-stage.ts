import { Stack, Stage } from 'aws-cdk-lib/core';
import type { StageProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ConfigAggregator } from '../lib/constructs/config/config-aggregator';
import { PhiBackup } from '../lib/constructs/data/phi-backup';
import { AuditTrail } from '../lib/constructs/operations/audit-trail';
import { SecurityBaseline } from '../lib/constructs/operations/security-baseline';

export interface AuditStageProps extends StageProps {
  /** Id of the organization, such as `o-a1b2c3d4e5`. */
  readonly organizationId: string;
}

/** The account that auditors work in, the delegated administrator of CloudTrail and AWS Config: the trail and the inventory of all accounts. */
export class AuditStage extends Stage {
  constructor(scope: Construct, id: string, props: AuditStageProps) {
    super(scope, id, props);
    const stack = new Stack(this, 'Trail');
    new PhiBackup(stack, 'Backup');
    const trail = new AuditTrail(stack, 'Trail', { organizationId: props.organizationId });
    new SecurityBaseline(stack, 'Baseline', { trailEvents: trail.events });
    new ConfigAggregator(stack, 'Inventory');
  }
}
