#!/usr/bin/env node
import { App, Validations } from 'aws-cdk-lib/core';
import { HicpChecks } from 'cdk-hicp';
import { ClinicStack } from '../lib/clinic-stack';

const app = new App();
new ClinicStack(app, 'Clinic', {
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION },
});
Validations.of(app).addPlugins(new HicpChecks(app));
app.synth();
