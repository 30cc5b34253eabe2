import { compliant, everyOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'sns-subscription-encrypted-in-transit',
  title: 'SNS delivers to no endpoint over plain HTTP',
  why: 'Every message about a patient crosses the internet in clear text to an HTTP endpoint, and anyone on the way can read or change it.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::SNS::Subscription', 'AWS::SNS::Topic'],
  where: resource => (resource.type === 'AWS::SNS::Topic' ? resource.property('Subscription').mustBePresent() : compliant),

  check: resource => everyOf(subscriptionsOf(resource), subscription => subscription.get('Protocol').mustNotBe('http')),

  fix: { how: 'Use an HTTPS URL in `new subscriptions.UrlSubscription("https://…")` (`Protocol: https`).' },
  config: { none: 'AWS Config has no managed rule for the protocol of subscriptions.' },

  examples: {
    compliant: [
      {
        when: 'it delivers over HTTPS',
        resources: `
      Partner:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: arn:aws:sns:us-east-1:111122223333:results, Protocol: https, Endpoint: https://partner.clinic.example/results }`,
      },
      {
        when: 'the topic itself names a queue',
        resources: `
      Results:
        Type: AWS::SNS::Topic
        Properties: { Subscription: [{ Protocol: sqs, Endpoint: arn:aws:sqs:us-east-1:111122223333:results }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it delivers over HTTP',
        resources: `
      Partner:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: arn:aws:sns:us-east-1:111122223333:results, Protocol: http, Endpoint: http://partner.clinic.example/results }`,
      },
      {
        when: 'the topic itself delivers over HTTP',
        resources: `
      Results:
        Type: AWS::SNS::Topic
        Properties: { Subscription: [{ Protocol: http, Endpoint: http://partner.clinic.example/results }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the protocol is imported',
        resources: `
      Partner:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: arn:aws:sns:us-east-1:111122223333:results, Protocol: !ImportValue protocol, Endpoint: !ImportValue endpoint }`,
      },
    ],
  },
});

function subscriptionsOf(resource: Resource): readonly Property[] {
  return resource.type === 'AWS::SNS::Topic' ? resource.property('Subscription').items() : [resource.attribute('Properties')];
}
