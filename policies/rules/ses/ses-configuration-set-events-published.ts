import { allOf, everyOf, someOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const destinationType = 'AWS::SES::ConfigurationSetEventDestination';
const events = ['BOUNCE', 'COMPLAINT', 'REJECT'];

export default rule({
  id: 'ses-configuration-set-events-published',
  title: 'SES reports bounces, complaints and rejected mail',
  why: 'Results and reminders that bounced, and messages in which SES found a virus, go unnoticed when no event tells of them.',
  severity: 'low',
  controls: { hicp: ['1.M.A', '1.L.C'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::SES::ConfigurationSet'],

  // Each kind may have a destination of its own.
  check: set =>
    everyOf(events, event =>
      someOf(set.referredToBy(destinationType, 'ConfigurationSetName'), `enabled event destination for ${event}`, one => {
        const destination = one.property('EventDestination');
        return allOf(
          one.property('ConfigurationSetName').mustReferTo(set),
          () => mustBeEnabled(destination.get('Enabled')),
          () =>
            someOf(destination.get('MatchingEventTypes').items(), `event ${event}`, type =>
              type.mustMatch(new RegExp(`^${event}$`, 'i'), event),
            ),
        );
      }),
    ),

  fix: {
    how: 'Call `configurationSet.addEventDestination` with `ses.EmailSendingEvent.BOUNCE`, `COMPLAINT` and `REJECT`. In CloudFormation: `AWS::SES::ConfigurationSetEventDestination` with `MatchingEventTypes`.',
  },
  config: { none: 'AWS Config does not record event destinations of SES.' },

  examples: {
    compliant: [
      {
        when: 'a topic gets them',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
      Events:
        Type: AWS::SES::ConfigurationSetEventDestination
        Properties: 
          ConfigurationSetName: !Ref Reminders
          EventDestination: { Enabled: true, MatchingEventTypes: [BOUNCE, COMPLAINT, REJECT], SnsDestination: { TopicARN: !Ref Bounces } }
      Bounces:
        Type: AWS::SNS::Topic`,
      },
      {
        when: 'each kind goes to a topic of its own',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
      Bounced:
        Type: AWS::SES::ConfigurationSetEventDestination
        Properties:
          ConfigurationSetName: !Ref Reminders
          EventDestination: { Enabled: true, MatchingEventTypes: [BOUNCE, REJECT], SnsDestination: { TopicARN: bounces } }
      Complained:
        Type: AWS::SES::ConfigurationSetEventDestination
        Properties:
          ConfigurationSetName: !Ref Reminders
          EventDestination: { Enabled: true, MatchingEventTypes: [COMPLAINT], SnsDestination: { TopicARN: complaints } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the destination for complaints is off',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
      Bounced:
        Type: AWS::SES::ConfigurationSetEventDestination
        Properties:
          ConfigurationSetName: !Ref Reminders
          EventDestination: { Enabled: true, MatchingEventTypes: [BOUNCE, REJECT], SnsDestination: { TopicARN: bounces } }
      Complained:
        Type: AWS::SES::ConfigurationSetEventDestination
        Properties:
          ConfigurationSetName: !Ref Reminders
          EventDestination: { Enabled: false, MatchingEventTypes: [COMPLAINT], SnsDestination: { TopicARN: complaints } }`,
      },
      {
        when: 'it has no event destination',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet`,
      },
      {
        when: 'the destination takes deliveries only',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
      Events:
        Type: AWS::SES::ConfigurationSetEventDestination
        Properties: 
          ConfigurationSetName: !Ref Reminders
          EventDestination: { Enabled: true, MatchingEventTypes: [DELIVERY], SnsDestination: { TopicARN: bounces } }`,
      },
    ],
    undetermined: [
      {
        when: 'the events come from another stack',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
      Events:
        Type: AWS::SES::ConfigurationSetEventDestination
        Properties: 
          ConfigurationSetName: !Ref Reminders
          EventDestination: { Enabled: true, MatchingEventTypes: !ImportValue Events, SnsDestination: { TopicARN: bounces } }`,
      },
    ],
  },
});

/** What applies where nothing is set is not documented. */
function mustBeEnabled(enabled: Property): Verdict {
  return enabled.value() === undefined
    ? undetermined(() => `${enabled.path} is not set; it must be true`, enabled)
    : enabled.mustBe(true);
}
