import { compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

export const environment = 'AWS::ElasticBeanstalk::Environment';

/**
 * An option of an environment, which it has itself or else from its configuration template. Files in the source bundle rank below
 * both and nobody sees them here. https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options.html
 */
export function mustSetOption(
  one: Resource,
  namespace: string,
  name: string,
  ...accepted: readonly (boolean | string)[]
): Verdict {
  const template = one.property('TemplateName');
  const saved = template.target();
  const settings = [one.property('OptionSettings'), ...(saved === undefined ? [] : [saved.property('OptionSettings')])];
  for (const list of settings) {
    if (list.isUnresolved()) return undetermined(() => `${list.state()}; ${name} must be set`, list);
    const setting = list.items().find(item => isOption(item, namespace, name).status !== 'non-compliant');
    if (setting === undefined) continue;
    const which = isOption(setting, namespace, name);
    return which.status === 'compliant' ? setting.get('Value').mustBe(...accepted) : which;
  }
  const origin = ['SourceConfiguration', 'EnvironmentId']
    .flatMap(from => saved?.property(from) ?? [])
    .find(from => from.mustBePresent().status !== 'non-compliant');
  if (origin !== undefined)
    return undetermined(() => `${name} is not set, so what ${origin.path} names may decide; it must be set`, origin);
  if (template.mustBePresent().status !== 'non-compliant' && saved === undefined) {
    return undetermined(() => `${name} is not set, and ${template.state()}, outside the templates of this run`, template);
  }
  if (one.property('VersionLabel').mustBePresent().status !== 'non-compliant') {
    return undetermined(
      () => `${name} is not set, so files in the source bundle may decide; it must be ${accepted.map(String).join(' or ')}`,
      'Properties.OptionSettings',
    );
  }
  return nonCompliant(() => `${name} is not set; it must be ${accepted.map(String).join(' or ')}`, 'Properties.OptionSettings');
}

function isOption(item: Property, namespace: string, name: string): Verdict {
  const verdicts = [item.get('Namespace').mustBe(namespace), item.get('OptionName').mustBe(name)];
  return (
    verdicts.find(({ status }) => status === 'non-compliant') ??
    verdicts.find(({ status }) => status === 'undetermined') ??
    compliant
  );
}
