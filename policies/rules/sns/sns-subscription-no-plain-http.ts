import { compliant, everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'sns-subscription-no-plain-http',
  title: 'SNS delivers to no endpoint over plain HTTP',
  why: 'A message about a patient goes out unencrypted, and can be read or changed on its way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::SNS::Subscription', 'AWS::SNS::Topic'],
  where: resource => (resource.type === 'AWS::SNS::Topic' ? resource.property('Subscription').mustBePresent() : compliant),

  check: resource =>
    resource.type === 'AWS::SNS::Topic'
      ? everyOf(resource.property('Subscription').items(), subscription => subscription.get('Protocol').mustNotBe('http'))
      : resource.property('Protocol').mustNotBe('http'),

  fix: { how: 'Use an `https` address in `UrlSubscription` (`Protocol: https`).' },
  config: { none: 'AWS Config does not record subscriptions, and the item of a topic does not show them.' },

  examples: {
    compliant: [
      {
        when: 'it delivers over HTTPS',
        resources: `
      Results:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: results, Protocol: https, Endpoint: https://hub.clinic.example/results }`,
      },
      {
        when: 'it delivers to a queue',
        resources: `
      Results:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: results, Protocol: sqs, Endpoint: 'arn:aws:sqs:us-east-1:111122223333:results' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it delivers over HTTP',
        resources: `
      Results:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: results, Protocol: http, Endpoint: http://hub.clinic.example/results }`,
      },
      {
        when: 'the topic subscribes a plain address',
        resources: `
      Results:
        Type: AWS::SNS::Topic
        Properties: { Subscription: [{ Protocol: http, Endpoint: http://hub.clinic.example/results }] }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Results:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: results, Protocol: !Ref Protocol, Endpoint: !Ref Endpoint }`,
      },
    ],
  },
});
