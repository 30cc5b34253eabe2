// One synthesis and what a pack adds to it, in a process of its own: that is how often a pack validates in one.
// Arguments: ours or peer, the template of each stack, number of stacks, folder of the app, times to validate.
const { join } = require('node:path');
const { App, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
// What both packs extend.
require('cdk-nag/lib/nag-pack');

const [pack, templateFile, stacks, outdir, times] = process.argv.slice(2);
const app = new App({ outdir, analyticsReporting: false });
// Included resources are typed L1 constructs, which is what the peer's rules look at.
for (let index = 0; index < Number(stacks); index++)
  new CfnInclude(new Stack(app, `Stack${index}`), 'Workload', { templateFile });
const assembly = app.synth();
const context = {
  appConstruct: app,
  templatePaths: assembly.stacks.map(({ templateFullPath }) => templateFullPath),
  stackTemplates: assembly.stacks.map(({ hierarchicalId, templateFullPath }) => ({
    stackConstructPath: hierarchicalId,
    templatePath: templateFullPath,
  })),
};

function cpuOf(work) {
  const from = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(from);
  return { cpu: (user + system) / 1000, result };
}

const loaded = cpuOf(() =>
  pack === 'ours'
    ? require(join(__dirname, '../../dist/lib/nag/hicp-checks')).HicpChecks
    : require('cdk-nag').HIPAASecurityChecks,
);
const checks = new loaded.result(app);
const validated = Array.from({ length: Number(times) }, () => cpuOf(() => checks.validate(context)));
const [{ result: report }] = validated;
if (report.violations.length === 0 || report.violations.some(({ severity }) => severity === 'fatal'))
  throw new Error('the app was not judged');
process.stdout.write(JSON.stringify({ load: loaded.cpu, validate: validated.map(({ cpu }) => cpu) }));
