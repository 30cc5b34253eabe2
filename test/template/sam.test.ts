import { load } from '../../lib/template/read';
import type { TemplateSource } from '../../lib/core/template-source';
import { folderWith } from './files';

function read(yaml: string): TemplateSource {
  const { sources, errors } = load(['a.yaml'], {
    cwd: folderWith({ 'a.yaml': `Transform: AWS::Serverless-2016-10-31\n${yaml}` }),
  });
  expect(errors).toEqual([]);
  const [source] = sources;
  if (source === undefined) throw new Error('nothing was read');
  return source;
}

function resourcesOf(yaml: string): Record<string, { Type: string; Properties: Record<string, unknown> }> {
  return read(yaml).body['Resources'] as unknown as ReturnType<typeof resourcesOf>;
}

const decidedBySam = { 'Fn::Transform': expect.objectContaining({ Name: 'AWS::Serverless-2016-10-31' }) as unknown };
const managed = (name: string): unknown => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` });

const minimal = `Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs20.x, Handler: a.b, CodeUri: src/ }
`;

describe('a function', () => {
  test('becomes a function and its role, and nothing is set that SAM does not set', () => {
    const resources = resourcesOf(minimal);
    expect(resources).toEqual({
      Api: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs20.x',
          Handler: 'a.b',
          Code: { S3Bucket: decidedBySam, S3Key: decidedBySam },
          Role: { 'Fn::GetAtt': ['ApiRole', 'Arn'] },
          Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
        },
      },
      ApiRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] } }],
          },
          ManagedPolicyArns: [managed('service-role/AWSLambdaBasicExecutionRole')],
          Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
        },
      },
    });
  });

  test('gets the Globals: maps merge, lists join, its own values win', () => {
    const { Api } = resourcesOf(`Globals:
  Function:
    Timeout: 3
    Tracing: Active
    Layers: [a]
    KmsKeyArn: !Ref Key
    Environment: { Variables: { A: 1, B: 1 } }
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties: { Timeout: 9, Layers: [b], Role: arn:x, Environment: { Variables: { B: 2 } }, Tags: { Team: x }, InlineCode: 'x' }
`);
    expect(Api?.Properties).toEqual({
      Timeout: 9,
      Layers: ['a', 'b'],
      KmsKeyArn: { Ref: 'Key' },
      Environment: { Variables: { A: 1, B: 2 } },
      TracingConfig: { Mode: 'Active' },
      Role: 'arn:x',
      Code: { ZipFile: 'x' },
      Tags: [
        { Key: 'lambda:createdBy', Value: 'SAM' },
        { Key: 'Team', Value: 'x' },
      ],
    });
  });

  test('has a role with the policies that its properties and events call for', () => {
    const { ApiRole } = resourcesOf(`Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties:
      VpcConfig: { SubnetIds: [a] }
      Tracing: Active
      DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Q.Arn }
      Policies:
        - AdministratorAccess
        - arn:aws:iam::111122223333:policy/x
        - !Ref Shared
        - Statement: [{ Effect: Allow, Action: '*', Resource: '*' }]
        - S3ReadPolicy: { BucketName: !Ref B }
      Events:
        Q: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn, BatchSize: 1 } }
`);
    expect(ApiRole?.Properties['ManagedPolicyArns']).toEqual([
      managed('service-role/AWSLambdaBasicExecutionRole'),
      managed('AWSXRayDaemonWriteAccess'),
      managed('service-role/AWSLambdaVPCAccessExecutionRole'),
      managed('service-role/AWSLambdaSQSQueueExecutionRole'),
      managed('AdministratorAccess'),
      'arn:aws:iam::111122223333:policy/x',
      { Ref: 'Shared' },
    ]);
    expect(ApiRole?.Properties['Policies']).toEqual([
      expect.objectContaining({
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['Q', 'Arn'] } }],
        },
      }),
      { PolicyName: 'ApiRolePolicy3', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
      { PolicyName: 'ApiRolePolicy4', PolicyDocument: decidedBySam },
    ]);
  });

  test.each([
    ['Policies: !If [Prod, AdministratorAccess, ReadOnlyAccess]'],
    ['Policies: [!If [Prod, AdministratorAccess, !Ref "AWS::NoValue"]]'],
  ])('with policies behind a condition has a role whose policies are not known: %s', policies => {
    const { ApiRole } = resourcesOf(
      `Resources:\n  Api:\n    Type: AWS::Serverless::Function\n    Properties:\n      ${policies}\n`,
    );
    expect(ApiRole?.Properties).toMatchObject({ ManagedPolicyArns: decidedBySam, Policies: decidedBySam });
  });

  test('with a public URL gets the URL and the permission for everyone', () => {
    const resources = resourcesOf(minimal.replace('src/', 'src/, FunctionUrlConfig: { AuthType: NONE }'));
    expect(resources['ApiUrl']).toEqual({
      Type: 'AWS::Lambda::Url',
      Properties: { AuthType: 'NONE', TargetFunctionArn: { Ref: 'Api' } },
    });
    expect(resources['ApiUrlPublicPermissions']?.Properties).toMatchObject({ Principal: '*', FunctionUrlAuthType: 'NONE' });
    const guarded = resourcesOf(minimal.replace('src/', 'src/, FunctionUrlConfig: { AuthType: AWS_IAM }'));
    expect(Object.keys(guarded)).toEqual(['Api', 'ApiRole', 'ApiUrl']);
  });

  test.each([
    ['SQS', '{ Queue: q }', { FunctionName: { Ref: 'Api' }, EventSourceArn: 'q' }],
    [
      'Kinesis',
      '{ Stream: s, StartingPosition: LATEST }',
      { FunctionName: { Ref: 'Api' }, EventSourceArn: 's', StartingPosition: 'LATEST' },
    ],
    ['DynamoDB', '{ Stream: s }', { FunctionName: { Ref: 'Api' }, EventSourceArn: 's' }],
  ])('that reads from %s gets an event source mapping', (type, properties, expected) => {
    const resources = resourcesOf(minimal.replace('src/', `src/, Events: { E: { Type: ${type}, Properties: ${properties} } }`));
    expect(resources['ApiE']).toEqual({ Type: 'AWS::Lambda::EventSourceMapping', Properties: expected });
  });

  test('with an event of an unknown type has a role that is not known', () => {
    for (const type of ['NewThing', 'constructor']) {
      const { ApiRole } = resourcesOf(minimal.replace('src/', `src/, Events: { E: { Type: ${type} } }`));
      expect(ApiRole?.Properties['ManagedPolicyArns']).toContainEqual(decidedBySam);
    }
  });

  test('that API Gateway calls makes the implicit API and its stage', () => {
    const resources = resourcesOf(`Globals: { Api: { TracingEnabled: true } }
${minimal.replace('src/', 'src/, Events: { E: { Type: Api, Properties: { Path: /, Method: get } }, F: { Type: HttpApi } }')}`);
    expect(resources['ServerlessRestApi']).toMatchObject({
      Type: 'AWS::ApiGateway::RestApi',
      Properties: { Body: decidedBySam },
    });
    expect(resources['ServerlessRestApiProdStage']).toEqual({
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'ServerlessRestApi' },
        DeploymentId: { Ref: 'ServerlessRestApiDeployment' },
        StageName: 'Prod',
        TracingEnabled: true,
      },
    });
    expect(resources['ServerlessHttpApiApiGatewayDefaultStage']?.Properties).toEqual({
      ApiId: { Ref: 'ServerlessHttpApi' },
      AutoDeploy: true,
      StageName: '$default',
    });
    expect(resources['ApiEPermissionProd']?.Properties).toMatchObject({ Principal: 'apigateway.amazonaws.com' });
  });

  test('keeps its attributes, and what is made for it exists only when it does', () => {
    const { Api, ApiRole } = resourcesOf(
      minimal.replace('    Properties', '    Condition: Prod\n    Metadata: { a: 1 }\n    DependsOn: B\n    Properties'),
    );
    expect(Api).toMatchObject({ Condition: 'Prod', Metadata: { a: 1 }, DependsOn: 'B' });
    expect(ApiRole).toMatchObject({ Condition: 'Prod' });
    expect(ApiRole).not.toHaveProperty('DependsOn');
  });
});

test('an implicit API has the condition that all its functions have, and stands where the first of them does', () => {
  const event = 'src/, Events: { E: { Type: Api, Properties: { Path: /, Method: get } } }';
  const source = read(minimal.replace('src/', event).replace('    Properties', '    Condition: Prod\n    Properties'));
  expect(source.body).toMatchObject({
    Resources: { ServerlessRestApi: { Condition: 'Prod' }, ServerlessRestApiProdStage: { Condition: 'Prod' } },
  });
  expect(source.locate?.(['Resources', 'ServerlessRestApiProdStage', 'Properties'])).toEqual({ line: 3, column: 3 });
});

test('an API becomes a REST API with its stage', () => {
  const resources = resourcesOf(`Resources:
  Gate:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      EndpointConfiguration: { Type: PRIVATE, VPCEndpointIds: [vpce-1] }
      AccessLogSetting: { DestinationArn: x }
      CacheClusterEnabled: true
      Auth: { ResourcePolicy: { IpRangeWhitelist: [10.0.0.0/8] } }
`);
  expect(resources['Gate']?.Properties).toMatchObject({
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] },
    Policy: decidedBySam,
  });
  expect(resources['GateliveStage']?.Properties).toEqual({
    RestApiId: { Ref: 'Gate' },
    DeploymentId: { Ref: 'GateDeployment' },
    StageName: 'live',
    AccessLogSetting: { DestinationArn: 'x' },
    CacheClusterEnabled: true,
  });
});

test.each([
  [
    'SSESpecification: { SSEEnabled: true }',
    { SSESpecification: { SSEEnabled: true }, BillingMode: 'PAY_PER_REQUEST' },
    'id',
    'S',
  ],
  [
    'PrimaryKey: { Name: k, Type: Number }, ProvisionedThroughput: { ReadCapacityUnits: 1 }',
    { ProvisionedThroughput: { ReadCapacityUnits: 1 } },
    'k',
    'N',
  ],
])('a simple table with %s becomes a table', (properties, expected, name, type) => {
  const { Table } = resourcesOf(`Resources:\n  Table: { Type: AWS::Serverless::SimpleTable, Properties: { ${properties} } }\n`);
  expect(Table).toEqual({
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      ...expected,
      AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
    },
  });
});

test('a state machine keeps its logging and tracing under the names of CloudFormation', () => {
  const source = read(
    'Resources:\n  Flow:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Logging: { Level: ALL }\n      Tracing: { Enabled: true }\n',
  );
  expect(source.body).toMatchObject({
    Resources: {
      Flow: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          LoggingConfiguration: { Level: 'ALL' },
          TracingConfiguration: { Enabled: true },
          RoleArn: { 'Fn::GetAtt': ['FlowRole', 'Arn'] },
        },
      },
      FlowRole: { Properties: { ManagedPolicyArns: [managed('AWSXRayDaemonWriteAccess')] } },
    },
  });
  expect(source.locate?.(['Resources', 'Flow', 'Properties', 'LoggingConfiguration', 'Level'])).toEqual({ line: 6, column: 7 });
  expect(source.locate?.(['Resources', 'FlowRole', 'Properties'])).toEqual({ line: 3, column: 3 });
});

test.each(['AWS::Serverless::Connector', 'AWS::Serverless::NewThing'])('%s stays what it is', type => {
  expect(resourcesOf(`Resources:\n  A: { Type: '${type}', Properties: { X: 1 } }\n`)).toEqual({
    A: { Type: type, Properties: { X: 1 } },
  });
});

test('an application out of a repository stays what it is, and is not judged', () => {
  const application = `Resources:
  A:
    Type: AWS::Serverless::Application
    Properties: { Location: { ApplicationId: 'arn:aws:serverlessrepo:us-east-1:1:applications/x', SemanticVersion: 1.0.0 } }
`;
  const { sources, errors } = load(['a.yaml'], {
    cwd: folderWith({ 'a.yaml': `Transform: AWS::Serverless-2016-10-31\n${application}` }),
  });
  expect(sources[0]?.body['Resources']).toMatchObject({ A: { Type: 'AWS::Serverless::Application' } });
  expect(errors).toMatchObject([{ template: 'a.yaml', unread: ['A'] }]);
});

test('a resource of the template is never replaced by a generated one', () => {
  const resources = resourcesOf(`${minimal}  ApiRole: { Type: AWS::IAM::Role, Properties: { Path: /own/ } }\n`);
  expect(resources['ApiRole']?.Properties).toEqual({ Path: '/own/' });
});

test.each(['Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]', "Transform: ['AWS::Serverless-2016-10-31']"])(
  '%s is SAM',
  transform => {
    const { sources } = load(['a.yaml'], { cwd: folderWith({ 'a.yaml': `${transform}\n${minimal}` }) });
    expect(sources[0]?.body).toMatchObject({ Resources: { Api: { Type: 'AWS::Lambda::Function' } } });
  },
);

test('without the transform nothing is expanded', () => {
  const { sources } = load(['a.yaml'], { cwd: folderWith({ 'a.yaml': minimal }) });
  expect(sources[0]?.body).toMatchObject({ Resources: { Api: { Type: 'AWS::Serverless::Function' } } });
});

test.each(['Globals: 1', 'Globals: { Function: [] }', 'Globals: { Function: { Tags: !Ref T, Policies: 1 } }'])(
  'odd input ends well: %s',
  globals => {
    const odd =
      'Events: 1, Policies: { a: b }, Tags: [], FunctionUrlConfig: 1, DeadLetterQueue: 1, EventInvokeConfig: 1, Tracing: [], Role: null';
    expect(
      resourcesOf(
        `${globals}\nResources:\n  A: { Type: AWS::Serverless::Function, Properties: { ${odd} } }\n  B: { Type: AWS::Serverless::Api }\n`,
      ),
    ).toHaveProperty('A');
  },
);
