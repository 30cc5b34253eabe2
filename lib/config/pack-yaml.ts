import { dump } from 'js-yaml';
import { packTemplate } from './pack-template';
import type { Pack } from './pack-template';

/** A pack as a file of YAML, which `aws configservice put-conformance-pack --template-body` takes. */
export function packYaml(pack: Pack): string {
  const claim = 'Its rules support or map to controls; that they hold does not say that a system complies.';
  return `# Conformance pack ${pack.name} of cdk-hicp. ${claim}\n${dump(packTemplate(pack), { lineWidth: -1, noRefs: true })}`;
}
