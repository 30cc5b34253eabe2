import { everyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { someTrail } from './_trails';

const kinds = ['ApiCallRateInsight', 'ApiErrorRateInsight'];

export default rule({
  id: 'cloudtrail-insights-enabled',
  title: 'CloudTrail looks for unusual activity',
  why: 'Stolen credentials show in a sudden number of calls and errors; without Insights nobody sees it among millions of events.',
  severity: 'low',
  controls: { hicp: ['8.L.E'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],
  from: 'large',

  check: trail =>
    someTrail(trail, 'trail with both kinds of Insights', one =>
      everyOf(kinds, kind =>
        someOf(one.property('InsightSelectors').items(), `Insights of kind ${kind}`, selector =>
          selector.get('InsightType').mustBe(kind),
        ),
      ),
    ),

  fix: {
    how: 'Set `insightTypes: [cloudtrail.InsightType.API_CALL_RATE, cloudtrail.InsightType.API_ERROR_RATE]` on `cloudtrail.Trail`. In CloudFormation: `InsightSelectors`.',
    set: { 'Properties.InsightSelectors': kinds.map(kind => ({ InsightType: kind })) },
  },
  config: {
    none: 'One trail of several is enough, and a Guard policy judges each of them; its item shows that there are Insights, not of which kinds.',
  },

  examples: {
    compliant: [
      {
        when: 'both kinds are on',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, InsightSelectors: [{ InsightType: ApiCallRateInsight }, { InsightType: ApiErrorRateInsight }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'none is on',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true }`,
      },
      {
        when: 'errors are left out',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, InsightSelectors: [{ InsightType: ApiCallRateInsight }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the selectors are imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, InsightSelectors: !ImportValue insights }`,
      },
    ],
  },
});
