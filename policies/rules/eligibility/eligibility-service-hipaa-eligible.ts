import { everyOf, mustNotHold, nonCompliant, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { asOf, notEligible, notKnown } from '../../ineligible-types';
import type { Ineligible } from '../../ineligible-types';
import { rule } from '../../rule';

/** Parts that AWS leaves out of services which are on its list. */
const carvedOut: Readonly<Record<string, (resource: Resource) => Verdict>> = {
  'AWS::DirectoryService::SimpleAD': () =>
    nonCompliant(`Simple AD was left out of AWS's list of HIPAA-eligible services on ${asOf}`),
  'AWS::Pinpoint::VoiceChannel': channel =>
    mustNotHold(
      channel.property('Enabled').orDefault(true).mustBe(true),
      () => `the voice channel is on; AWS left voice messages out of its list of HIPAA-eligible services on ${asOf}`,
      channel.property('Enabled'),
    ),
  'AWS::SMSVOICE::PhoneNumber': number =>
    everyOf(number.property('NumberCapabilities').items(), capability => capability.mustNotBe('VOICE')),
};

function typesOf(services: Readonly<Record<string, Ineligible>>): readonly string[] {
  return Object.keys(services).flatMap(namespace => (services[namespace]?.types ?? []).map(type => `AWS::${namespace}::${type}`));
}

export default rule({
  id: 'eligibility-service-hipaa-eligible',
  title: 'PHI is kept in services that AWS lists as HIPAA eligible',
  why: 'The business associate addendum of AWS covers PHI in the services on its list alone. ePHI in another one is disclosed without an agreement.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '5.M.B', '10.M.A'], hipaa: ['164.308(b)(1)', '164.308(b)(3)'] },
  from: 'small',
  when: 'phi',
  dataAsOf: asOf,
  appliesTo: [...typesOf(notEligible), ...typesOf(notKnown), ...Object.keys(carvedOut)],

  check: resource => {
    const left = carvedOut[resource.type];
    if (left !== undefined) return left(resource);
    const [, namespace = ''] = resource.type.split('::');
    const name = notEligible[namespace]?.name;
    return name === undefined
      ? undetermined(
          `${notKnown[namespace]?.name ?? namespace} is newer than the list of ${asOf}; AWS's list says whether it is HIPAA eligible`,
        )
      : nonCompliant(`${name} was not on AWS's list of HIPAA-eligible services on ${asOf}; PHI must be kept in one that is`);
  },

  fix: {
    how: 'Keep PHI in a service on the list (`hicp services` shows it), or say in the settings what holds PHI, `phi: { tag: DataClassification, values: [PHI] }`, and leave that tag off. Where AWS has listed the service since, waive the finding with the day on which you looked.',
  },
  config: {
    none: 'AWS Config has no rule about what a service may hold, and no item shows whether it holds PHI; a service control policy keeps it out (`hicp services --format scp`).',
  },

  examples: {
    compliant: [
      {
        when: 'a phone number of End User Messaging takes text messages only',
        resources: `
      Reminders:
        Type: AWS::SMSVOICE::PhoneNumber
        Properties: { IsoCountryCode: US, NumberType: TOLL_FREE, NumberCapabilities: [SMS], MandatoryKeywords: { HELP: { Message: Call the clinic }, STOP: { Message: Stopped } } }`,
      },
      {
        when: 'the voice channel of Pinpoint is off',
        resources: `
      Voice:
        Type: AWS::Pinpoint::VoiceChannel
        Properties: { ApplicationId: reminders, Enabled: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'records are kept in Lightsail',
        resources: `
      Records:
        Type: AWS::Lightsail::Database
        Properties: { RelationalDatabaseName: records, RelationalDatabaseBlueprintId: postgres_16, RelationalDatabaseBundleId: small_2_0, MasterDatabaseName: records, MasterUsername: clinic }`,
      },
      {
        when: 'the directory is a Simple AD',
        resources: `
      Directory:
        Type: AWS::DirectoryService::SimpleAD
        Properties: { Name: clinic.example, Size: Small, VpcSettings: { VpcId: vpc-1, SubnetIds: [subnet-1, subnet-2] } }`,
      },
      {
        when: 'a phone number takes voice messages',
        resources: `
      Reminders:
        Type: AWS::SMSVOICE::PhoneNumber
        Properties: { IsoCountryCode: US, NumberType: TOLL_FREE, NumberCapabilities: [SMS, VOICE], MandatoryKeywords: { HELP: { Message: Call the clinic }, STOP: { Message: Stopped } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the service is newer than the list',
        resources: `
      Embeddings:
        Type: AWS::S3Vectors::VectorBucket`,
      },
    ],
  },
});
