import { writeFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { IPolicyValidationContext } from 'aws-cdk-lib';
import { HIPAASecurityChecks } from 'cdk-nag';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { inPairs, median } from './measure';
import { workload } from './templates';

/** Validates one synthesized app with both packs in turn. `share`: the peer's CPU time in multiples of ours. */
export function validated(stacks: number, resources: number, outdir: string, runs: number): { readonly share: number } {
  const app = new App({ outdir, analyticsReporting: false });
  const templateFile = `${outdir}.included.json`;
  writeFileSync(templateFile, JSON.stringify(workload(resources)));
  // Included resources are typed L1 constructs, which is what the peer's rules look at.
  for (let index = 0; index < stacks; index++)
    new CfnInclude(new Stack(app, `Stack${String(index)}`), 'Workload', { templateFile });
  const assembly = app.synth();
  const context: IPolicyValidationContext = {
    appConstruct: app,
    templatePaths: assembly.stacks.map(({ templateFullPath }) => templateFullPath),
    stackTemplates: assembly.stacks.map(({ hierarchicalId, templateFullPath }) => ({
      stackConstructPath: hierarchicalId,
      templatePath: templateFullPath,
      accountId: undefined,
      region: undefined,
    })),
  };
  const ours = new HicpChecks(app);
  const peer = new HIPAASecurityChecks(app);
  const report = ours.validate(context);
  if (report.violations.length === 0 || report.violations.some(({ severity }) => severity === 'fatal'))
    throw new Error('the app was not judged');
  const pairs = inPairs(
    runs,
    () => cpuOf(() => void ours.validate(context)),
    () => cpuOf(() => void peer.validate(context)),
  );
  return { share: median(pairs.map(({ a, b }) => b / a)) };
}

function cpuOf(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}
