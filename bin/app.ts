#!/usr/bin/env node
import { App, Validations } from 'aws-cdk-lib/core';
import { HicpChecks } from '../lib/nag/hicp-checks';
import { TelehealthStage } from '../reference/telehealth-stage';

const app = new App();
for (const [name, account] of [
  ['Staging', '111122223333'],
  ['Production', '444455556666'],
] as const) {
  new TelehealthStage(app, name, {
    env: { account, region: 'us-east-1' },
    codeSigningConfigArn: `arn:aws:lambda:us-east-1:${account}:code-signing-config:csc-0123456789abcdef0`,
    releases: `telehealth-releases-${account}`,
  });
}
Validations.of(app).addPlugins(new HicpChecks(app, { profile: 'large' }));
app.synth();
