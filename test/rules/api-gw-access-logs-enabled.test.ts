import { rules } from '../../policies/rules';
import rule from '../../policies/rules/apigateway/api-gw-access-logs-enabled';
import { assessed } from '../support/judge';
import { resources, ruleCases } from '../support/rule-cases';

const release = resources('Release: { Type: AWS::ApiGateway::Deployment, Properties: { RestApiId: portal, StageName: live } }');
const description = 'Release.Properties.StageDescription';
const statusBy = (id: string, { body }: typeof release) =>
  assessed(
    body,
    rules.filter(one => one.id === id),
  ).findings.map(({ verdict }) => verdict.status);

ruleCases(rule, [
  ['non-compliant', 'a deployment makes a stage and does not describe it', release],
  [
    'compliant',
    'a deployment makes a stage that logs',
    release.with(description, { AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:api' } }),
  ],
  ['undetermined', 'the description of the stage is not known', release.with(description, { 'Fn::GetAtt': ['Custom', 'Stage'] })],
]);

test('says nothing about a deployment that makes no stage', () => {
  expect(statusBy(rule.id, release.without('Release.Properties.StageName'))).toEqual([]);
});

test.each([
  ['api-gw-execution-logging-enabled', ['non-compliant'], {}],
  ['api-gw-execution-logging-enabled', ['compliant'], { LoggingLevel: 'ERROR' }],
  [
    'api-gw-execution-logging-enabled',
    ['non-compliant'],
    { LoggingLevel: 'ERROR', MethodSettings: [{ ResourcePath: '/a', HttpMethod: 'GET', LoggingLevel: 'OFF' }] },
  ],
  ['api-gw-stage-cache-encrypted', [], {}],
  ['api-gw-stage-cache-encrypted', ['non-compliant'], { CacheClusterEnabled: true }],
  ['api-gw-stage-cache-encrypted', ['compliant'], { CacheClusterEnabled: true, CacheDataEncrypted: true }],
])('%s says %j of the stage of a deployment with %j', (id, expected, stage) => {
  expect(statusBy(id, release.with(description, stage))).toEqual(expected);
});
