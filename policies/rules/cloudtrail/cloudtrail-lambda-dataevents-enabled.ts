import { rule } from '../../rule';
import { mustSelectData, someTrail } from './_trails';

export default rule({
  id: 'cloudtrail-lambda-dataevents-enabled',
  title: 'CloudTrail records each call of a function',
  why: 'Functions read and write records; without data events the trail shows who changed them, but not who called them.',
  severity: 'low',
  controls: { hicp: ['8.M.A', '8.L.E'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::Trail'],
  from: 'large',

  check: trail =>
    someTrail(trail, 'trail that records all calls of functions', one =>
      mustSelectData(one, 'AWS::Lambda::Function', ['arn:aws:lambda', 'arn:aws:lambda:']),
    ),

  fix: {
    how: 'Call `trail.logAllLambdaDataEvents()` on `cloudtrail.Trail`. In CloudFormation: `EventSelectors` with `AWS::Lambda::Function` and `arn:aws:lambda`.',
    set: {
      'Properties.EventSelectors': [
        { ReadWriteType: 'All', DataResources: [{ Type: 'AWS::Lambda::Function', Values: ['arn:aws:lambda'] }] },
      ],
    },
  },
  config: {
    none: 'One trail of several is enough, and a Guard policy judges each of them; its item shows that there are event selectors, not which.',
  },

  examples: {
    compliant: [
      {
        when: 'a selector takes all functions',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EventSelectors: [{ ReadWriteType: All, DataResources: [{ Type: AWS::Lambda::Function, Values: ['arn:aws:lambda'] }] }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it records management events only',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true }`,
      },
      {
        when: 'it records one function',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EventSelectors: [{ ReadWriteType: All, DataResources: [{ Type: AWS::Lambda::Function, Values: ['arn:aws:lambda:us-east-1:111122223333:function:portal'] }] }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the functions are imported',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: logs, IsLogging: true, EventSelectors: [{ ReadWriteType: All, DataResources: [{ Type: AWS::Lambda::Function, Values: [!ImportValue functions] }] }] }`,
      },
    ],
  },
});
