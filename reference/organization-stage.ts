import { Stack, Stage } from 'aws-cdk-lib/core';
import type { StageProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { OrganizationGuardrails } from '../lib/constructs/organization/organization-guardrails';

export interface OrganizationStageProps extends StageProps {
  /** Id of the organization, such as `o-a1b2c3d4e5`. */
  readonly organizationId: string;
  /** Units whose accounts hold workloads, such as `ou-ab12-11111111`. */
  readonly workloads: readonly string[];
}

/** The management account: what no account with workloads can do, whoever asks. */
export class OrganizationStage extends Stage {
  constructor(scope: Construct, id: string, props: OrganizationStageProps) {
    super(scope, id, props);
    new OrganizationGuardrails(new Stack(this, 'Guardrails'), 'Workloads', {
      organizationId: props.organizationId,
      targets: props.workloads,
      exemptRoles: ['OrganizationAdmin', 'cdk-hnb659fds-cfn-exec-role-*', 'cdk-hnb659fds-deploy-role-*'],
      backup: { regions: ['us-east-1'], vaultName: 'phi', roleName: 'Backup' },
    });
  }
}
