import type { Property, Resource, Verdict } from '../../../lib/core';
import { anyOf, undetermined } from '../../../lib/core';
import { mustBeSelectedForBackup } from '../backup/_selection';
import { isSet, launchTemplateOf } from './_instance';

/** A backup selection of this run covers the instance, and with it all volumes that are attached. */
export function mustBackUpInstance(instance: Resource): Verdict {
  const template = launchTemplateOf(instance);
  const verdict = mustBeSelectedForBackup({
    resource: instance,
    service: 'ec2',
    arnEnd: `instance/${instance.ref}`,
    tag: key => tagOf(instance, template, key),
  });
  const origin = instance.property('LaunchTemplate');
  return verdict.status === 'non-compliant' && template === undefined && isSet(origin)
    ? undetermined(
        () => `the launch template ${origin.shownValue()}, which may set tags, is not in the templates of this run`,
        origin,
      )
    : verdict;
}

/** Tags of the launch template for instances count where the instance has none of that key. */
function tagOf(instance: Resource, template: Resource | undefined, key: string): Property {
  const own = instance.tag(key);
  if (isSet(own) || template === undefined) return own;
  for (const specification of template.property('LaunchTemplateData.TagSpecifications').items()) {
    const type = specification.get('ResourceType');
    const isForInstances = type.mustBe('instance');
    if (isForInstances.status === 'non-compliant') continue;
    const pair = specification
      .get('Tags')
      .items()
      .find(tag => tag.get('Key').mustBe(key).status !== 'non-compliant');
    // What is not known is handed on, and every judgment of it is undetermined.
    if (isForInstances.status === 'undetermined') return type;
    if (pair !== undefined) return pair.get('Key').isUnresolved() ? pair.get('Key') : pair.get('Value');
  }
  return own;
}

/** What names the instances that a volume is attached to. */
function attachmentsOf(volume: Resource): readonly Property[] {
  return volume
    .referredToBy('AWS::EC2::VolumeAttachment', 'VolumeId')
    .filter(attachment => attachment.property('VolumeId').target() === volume)
    .map(attachment => attachment.property('InstanceId'));
}

function listedBy(volume: Resource): readonly Resource[] {
  return volume.referredToBy('AWS::EC2::Instance', 'Volumes').filter(instance =>
    instance
      .property('Volumes')
      .items()
      .some(one => one.get('VolumeId').target() === volume),
  );
}

/** A backup selection covers the volume itself, or an instance that it is attached to. */
export function mustBackUpVolume(volume: Resource): Verdict {
  const own = mustBeSelectedForBackup({ resource: volume, service: 'ec2', arnEnd: `volume/${volume.ref}` });
  return anyOf(
    own,
    ...listedBy(volume).map(instance => () => mustBackUpInstance(instance)),
    ...attachmentsOf(volume).map(instance => () => instance.leadsTo(mustBackUpInstance)),
  );
}
