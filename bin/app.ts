#!/usr/bin/env node
import { App, Validations } from 'aws-cdk-lib/core';
import { HicpChecks } from '../lib/nag/hicp-checks';
import { AuditStage } from '../reference/audit-stage';
import { OrganizationStage } from '../reference/organization-stage';
import { TelehealthStage } from '../reference/telehealth-stage';

const region = 'us-east-1';
const organizationId = 'o-a1b2c3d4e5';
const app = new App();
for (const [name, account, domain] of [
  ['Staging', '111122223333', 'staging.clinic.example'],
  ['Production', '444455556666', 'clinic.example'],
] as const) {
  new TelehealthStage(app, name, {
    env: { account, region },
    codeSigningConfigArn: `arn:aws:lambda:${region}:${account}:code-signing-config:csc-0123456789abcdef0`,
    releases: `telehealth-releases-${account}`,
    domain: { name: domain, hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
    certificateArn: `arn:aws:acm:${region}:${account}:certificate/01234567-89ab-cdef-0123-456789abcdef`,
    staffProviderArn: `arn:aws:iam::${account}:saml-provider/staff`,
    siteCidrs: ['10.200.0.0/16'],
  });
}
new AuditStage(app, 'Audit', { env: { account: '777788889999', region }, organizationId });
new OrganizationStage(app, 'Organization', {
  env: { account: '666677778888', region },
  organizationId,
  workloads: ['ou-ab12-11111111'],
});
Validations.of(app).addPlugins(new HicpChecks(app, { profile: 'large' }));
app.synth();
