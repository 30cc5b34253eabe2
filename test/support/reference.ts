import type { App } from 'aws-cdk-lib/core';
import { AuditStage } from '../../reference/audit-stage';
import { OrganizationStage } from '../../reference/organization-stage';
import { TelehealthStage } from '../../reference/telehealth-stage';

/** The reference workload as `bin/app.ts` makes it, with one of its environments. */
export function addReference(app: App): void {
  const [account, region] = ['444455556666', 'us-east-1'];
  new TelehealthStage(app, 'Production', {
    env: { account, region },
    codeSigningConfigArn: `arn:aws:lambda:${region}:${account}:code-signing-config:csc-0123456789abcdef0`,
    releases: 'telehealth-releases',
    domain: { name: 'clinic.example', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
    certificateArn: `arn:aws:acm:${region}:${account}:certificate/01234567-89ab-cdef-0123-456789abcdef`,
    staffProviderArn: `arn:aws:iam::${account}:saml-provider/staff`,
    siteCidrs: ['10.200.0.0/16'],
  });
  const organizationId = 'o-a1b2c3d4e5';
  new AuditStage(app, 'Audit', { env: { account: '777788889999', region }, organizationId });
  new OrganizationStage(app, 'Organization', {
    env: { account: '666677778888', region },
    organizationId,
    workloads: ['ou-ab12-11111111'],
  });
}
