import type { Property, Resource, Verdict } from '../../../lib/core';
import { anyOf, someOf, undetermined } from '../../../lib/core';
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
  const pair = template
    .property('LaunchTemplateData.TagSpecifications')
    .items()
    .filter(specification => specification.get('ResourceType').mustBe('instance').status === 'compliant')
    .flatMap(specification => specification.get('Tags').items())
    .find(tag => tag.isUnresolved() || tag.get('Key').mustBe(key).status === 'compliant');
  return pair === undefined ? own : pair.get('Value');
}

/** The instances of this run that a volume is attached to. */
export function instancesOf(volume: Resource): readonly Resource[] {
  const attachments = volume
    .referredToBy('AWS::EC2::VolumeAttachment', 'VolumeId')
    .filter(attachment => attachment.property('VolumeId').target() === volume)
    .flatMap(attachment => attachment.property('InstanceId').target() ?? []);
  const listed = volume.referredToBy('AWS::EC2::Instance', 'Volumes').filter(instance =>
    instance
      .property('Volumes')
      .items()
      .some(one => one.get('VolumeId').target() === volume),
  );
  return [...attachments, ...listed].filter(({ type }) => type === 'AWS::EC2::Instance');
}

/** A backup selection covers the volume itself, or an instance that it is attached to. */
export function mustBackUpVolume(volume: Resource): Verdict {
  const instances = instancesOf(volume);
  const own = mustBeSelectedForBackup({ resource: volume, service: 'ec2', arnEnd: `volume/${volume.ref}` });
  return instances.length === 0
    ? own
    : anyOf(own, () => someOf(instances, 'instance with the volume that is in a backup plan', mustBackUpInstance));
}
