// What `cdk synth` runs in cdk-synth.test.ts; HICP_TEST_APP says which app.
import { App, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { settingsFile, unversioned, versioned } from './apps';

const app = new App();
let config = settingsFile();
switch (process.env['HICP_TEST_APP']) {
  case 'clean':
    versioned(new Stack(app, 'Records'), 'Good');
    break;
  case 'faulty':
    unversioned(new Stack(app, 'Records'), 'Faulty');
    break;
  case 'staged':
    versioned(new Stack(app, 'Records'), 'Good');
    unversioned(new Stack(new Stage(app, 'Production'), 'Records'), 'Faulty');
    break;
  case 'not judged':
    versioned(new Stack(app, 'Records'), 'Good');
    config = `${config}.gone`;
    break;
  default:
    throw new Error('no such app');
}
Validations.of(app).addPlugins(new HicpChecks(app, { config }));
app.synth();
