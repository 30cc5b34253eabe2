import { anyOf, compliant, everyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { otherwise } from './_traffic';

const launchTemplate = 'AWS::EC2::LaunchTemplate';

/** Set to something, or to what nobody knows yet. */
export function isSet(property: Property): boolean {
  return property.mustBePresent().status !== 'non-compliant';
}

/** The launch template of this run that an instance starts from. CDK names it by literal and refers to it for its version alone. */
export function launchTemplateOf(instance: Resource): Resource | undefined {
  const specification = instance.property('LaunchTemplate');
  return ['LaunchTemplateId', 'LaunchTemplateName', 'Version']
    .map(name => specification.get(name).target())
    .find(target => target?.type === launchTemplate);
}

/** Judges a setting of an instance, which it has itself or else from its launch template. */
export function launchSetting(
  instance: Resource,
  own: string,
  inTemplate: string,
  judge: (setting: Property) => Verdict,
): Verdict {
  const setting = instance.property(own);
  const specification = instance.property('LaunchTemplate');
  if (isSet(setting) || !isSet(specification)) return judge(setting);
  const template = launchTemplateOf(instance);
  if (template === undefined) {
    return undetermined(
      `${setting.path} is not set, and the launch template ${specification.shownValue()} is not in the templates of this run`,
      specification.path,
    );
  }
  return judge(template.property(`LaunchTemplateData.${inTemplate}`));
}

/** IMDSv2 only. What applies where nothing is set depends on the image and the account, so it has to be set. */
export function mustRequireTokens(options: Property): Verdict {
  const tokens = options.get('HttpTokens');
  const verdict = anyOf(tokens.mustBe('required'), () => options.get('HttpEndpoint').mustBe('disabled'));
  return otherwise(verdict, () => `${tokens.state()}; it must be "required"`, tokens.path);
}

/** A volume or the `Ebs` of a block device mapping. Out of a snapshot, its encryption is the snapshot's where it is not set. */
export function mustBeEncrypted(volume: Property): Verdict {
  const encrypted = volume.get('Encrypted');
  const origin = ['SnapshotId', 'SourceVolumeId'].map(name => volume.get(name)).find(isSet);
  if (origin !== undefined && !isSet(encrypted)) {
    return undetermined(`${encrypted.state()}, so ${origin.shownValue()} decides; it must be true`, encrypted.path);
  }
  return encrypted.orDefault(false).mustBe(true);
}

/** Every EBS volume of the mappings is encrypted; a mapping of an instance store or of nothing has none. */
export function mustEncryptVolumes(mappings: Property): Verdict {
  return everyOf(mappings.items(), mapping => {
    const hasNoVolume = !isSet(mapping.get('Ebs')) && (isSet(mapping.get('VirtualName')) || isSet(mapping.get('NoDevice')));
    return hasNoVolume ? compliant : mustBeEncrypted(mapping.get('Ebs'));
  });
}

/** Some mapping is for the root volume; else the image decides how it is encrypted. */
export function mustMapRootVolume(...lists: readonly Property[]): Verdict {
  const [first] = lists;
  const verdict = someOf(
    lists.flatMap(list => list.items()),
    'mapping of the root volume',
    mapping => mapping.get('DeviceName').mustBe('/dev/xvda', '/dev/sda1'),
  );
  if (verdict.status !== 'non-compliant' || first === undefined) return verdict;
  return undetermined(
    `${first.path} does not map the root volume (/dev/xvda, /dev/sda1), so the image decides whether it is encrypted`,
    first.path,
  );
}

/** The subnet gives no public addresses. A default subnet does, and that is what an instance without a subnet gets. */
export function subnetMustBePrivate(subnet: Property): Verdict {
  if (!isSet(subnet))
    return nonCompliant(`${subnet.path} is not set, so it starts in a default subnet, which gives public addresses`, subnet.path);
  return subnet.leadsTo(target =>
    target.type === 'AWS::EC2::Subnet'
      ? target.property('MapPublicIpOnLaunch').orDefault(false).mustBe(false)
      : undetermined(subnet.state(), subnet.path),
  );
}

/** A network interface asks for no public address, itself or through its subnet. */
export function interfaceMustBePrivate(one: Property, subnet: Property): Verdict {
  const asks = one.get('AssociatePublicIpAddress');
  if (isSet(asks)) return asks.mustBe(false);
  // An interface that exists already gets no new address at launch.
  return isSet(one.get('NetworkInterfaceId'))
    ? compliant
    : subnetMustBePrivate(isSet(one.get('SubnetId')) ? one.get('SubnetId') : subnet);
}
