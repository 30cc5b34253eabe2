import { isList, isObject, own } from '../core/json';
import type { Json, JsonObject } from '../core/json';
import type { TemplateSource } from '../core/template-source';
import { transforms } from './for-each';

type Locate = NonNullable<TemplateSource['locate']>;
type Path = readonly (string | number)[];

const transformName = 'AWS::Serverless-2016-10-31';

/** What only SAM knows: an expression that nothing resolves, so a rule that reads it is undetermined. */
function decidedBySam(what: string): Json {
  return { 'Fn::Transform': { Name: transformName, Parameters: { Property: what } } };
}

/**
 * Writes `AWS::Serverless::*` out as the resources that SAM makes of them, as far as that is certain. Types that are not known
 * here stay what they are.
 */
export function expandSam(body: JsonObject, locate: Locate): { readonly body: JsonObject; readonly locate: Locate } {
  const resources = own(body, 'Resources');
  if (!transforms(body, transformName) || !isObject(resources)) return { body, locate };
  const expansion = new SamExpansion(own(body, 'Globals'), resources);
  const expanded = expansion.run();
  return { body: { ...body, Resources: expanded }, locate: path => locate(expansion.writtenAt(path)) };
}

/** One serverless resource with its global properties merged in. */
interface Serverless {
  readonly logicalId: string;
  readonly resource: JsonObject;
  readonly properties: JsonObject;
}

type Draft = Record<string, Json | undefined>;

const lambda = 'AWS::Lambda::Function';

class SamExpansion {
  private readonly out = new Map<string, Json>();
  /** The resource of the template that a generated one comes from. */
  private readonly origins = new Map<string, string>();
  /** Properties of the same resource that SAM gives another name. */
  private readonly renamed = new Map<string, string>();
  /** The functions whose events call for an API that the template does not have. */
  private readonly implicit: Readonly<Record<'Api' | 'HttpApi', Serverless[]>> = { Api: [], HttpApi: [] };

  constructor(
    private readonly globals: Json | undefined,
    private readonly resources: JsonObject,
  ) {}

  run(): JsonObject {
    for (const [logicalId, resource] of Object.entries(this.resources)) {
      if (isObject(resource)) this.resource(logicalId, resource);
    }
    this.implicitApis();
    return Object.fromEntries(this.out);
  }

  writtenAt(path: Path): Path {
    const [section, logicalId, ...rest] = path;
    if (section !== 'Resources' || typeof logicalId !== 'string') return path;
    const origin = this.origins.get(logicalId);
    if (origin !== undefined) return ['Resources', origin];
    const name = this.renamed.get(`${logicalId}\n${String(rest[1])}`);
    return name === undefined ? path : ['Resources', logicalId, 'Properties', name];
  }

  private resource(logicalId: string, resource: JsonObject): void {
    const type = own(resource, 'Type');
    const kind = typeof type === 'string' && type.startsWith('AWS::Serverless::') ? type.slice('AWS::Serverless::'.length) : '';
    const serverless: Serverless = { logicalId, resource, properties: this.merged(kind, own(resource, 'Properties')) };
    switch (kind) {
      case 'Function':
        return this.lambdaFunction(serverless);
      case 'SimpleTable':
        return this.simpleTable(serverless);
      case 'Api':
        return this.restApi(serverless);
      case 'HttpApi':
        return this.httpApi(serverless);
      case 'StateMachine':
        return this.stateMachine(serverless);
      case 'LayerVersion':
        return this.layer(serverless);
      case 'GraphQLApi':
        return this.graphQlApi(serverless);
      default:
        this.out.set(logicalId, resource);
    }
  }

  private merged(kind: string, properties: Json | undefined): JsonObject {
    const globals = isObject(this.globals) ? own(this.globals, kind) : undefined;
    const local = isObject(properties) ? properties : {};
    return isObject(globals) ? (merge(globals, local) as JsonObject) : local;
  }

  /** The resource that keeps the logical id and all attributes. */
  private main(serverless: Serverless, type: string, properties: Draft): void {
    this.out.set(serverless.logicalId, { ...serverless.resource, Type: type, Properties: written(properties) });
  }

  /** A resource that SAM adds. It exists when the one it is made for does. */
  private add(serverless: Serverless, logicalId: string, type: string, properties: Draft): void {
    if (Object.hasOwn(this.resources, logicalId)) return;
    const attributes: Draft = {};
    for (const name of ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']) attributes[name] = own(serverless.resource, name);
    this.origins.set(logicalId, serverless.logicalId);
    this.out.set(logicalId, { Type: type, ...written(attributes), Properties: written(properties) });
  }

  private rename(logicalId: string, names: Readonly<Record<string, string>>): void {
    for (const [made, given] of Object.entries(names)) this.renamed.set(`${logicalId}\n${made}`, given);
  }

  private lambdaFunction(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    const get = (name: string): Json | undefined => present(own(properties, name));
    const deadLetters = get('DeadLetterQueue');
    const tracing = get('Tracing');
    const role = get('Role');
    this.main(serverless, lambda, {
      ...passedOn(properties, functionOnly),
      Code: codeOf(properties),
      Role: role ?? attribute(`${logicalId}Role`, 'Arn'),
      Tags: tagsOf(get('Tags'), 'lambda:createdBy'),
      TracingConfig: tracing === undefined ? undefined : { Mode: tracing },
      DeadLetterConfig: deadLetters === undefined ? undefined : targetOf(deadLetters),
    });
    this.rename(logicalId, { TracingConfig: 'Tracing', DeadLetterConfig: 'DeadLetterQueue', Code: 'CodeUri' });
    const pulled = this.events(serverless);
    if (role === undefined) this.functionRole(serverless, pulled);
    this.alias(serverless);
    this.functionUrl(serverless);
    this.invokeConfig(serverless);
  }

  private functionRole(serverless: Serverless, pulled: readonly Json[]): void {
    const { properties } = serverless;
    const get = (name: string): Json | undefined => present(own(properties, name));
    const managed = [managedPolicy('service-role/AWSLambdaBasicExecutionRole')];
    if (get('Tracing') !== undefined) managed.push(managedPolicy('AWSXRayDaemonWriteAccess'));
    if (get('VpcConfig') !== undefined) managed.push(managedPolicy('service-role/AWSLambdaVPCAccessExecutionRole'));
    const inline: Json[] = [];
    const deadLetters = get('DeadLetterQueue');
    if (isObject(deadLetters)) {
      const action = own(deadLetters, 'Type') === 'SNS' ? 'sns:Publish' : 'sqs:SendMessage';
      inline.push({
        PolicyName: 'DeadLetterQueuePolicy',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Action: action, Resource: own(deadLetters, 'TargetArn') ?? null, Effect: 'Allow' }],
        },
      });
    }
    if (get('EventInvokeConfig') !== undefined)
      inline.push({ PolicyName: 'EventInvokePolicy', PolicyDocument: decidedBySam('EventInvokeConfig') });
    this.role(serverless, 'lambda.amazonaws.com', [...managed, ...pulled], inline, tagsOf(get('Tags'), 'lambda:createdBy'));
  }

  private role(
    serverless: Serverless,
    service: string,
    managed: readonly Json[],
    inline: readonly Json[],
    tags: Json | undefined,
  ): void {
    const { logicalId, properties } = serverless;
    const name = `${logicalId}Role`;
    const listed = policiesOf(present(own(properties, 'Policies')), name);
    const policies = listed === undefined ? decidedBySam('Policies') : [...inline, ...listed.inline];
    this.add(serverless, name, 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: present(own(properties, 'AssumeRolePolicyDocument')) ?? {
        Version: '2012-10-17',
        Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
      },
      ManagedPolicyArns: listed === undefined ? decidedBySam('Policies') : [...managed, ...listed.managed],
      Policies: isList(policies) && policies.length === 0 ? undefined : policies,
      Path: present(own(properties, 'RolePath')),
      PermissionsBoundary: present(own(properties, 'PermissionsBoundary')),
      Tags: tags,
    });
  }

  private alias(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    const name = present(own(properties, 'AutoPublishAlias'));
    if (name === undefined) return;
    this.add(serverless, `${logicalId}Version`, 'AWS::Lambda::Version', { FunctionName: { Ref: logicalId } });
    this.add(serverless, `${logicalId}Alias${typeof name === 'string' ? name : ''}`, 'AWS::Lambda::Alias', {
      Name: name,
      FunctionName: { Ref: logicalId },
      FunctionVersion: attribute(`${logicalId}Version`, 'Version'),
      ProvisionedConcurrencyConfig: present(own(properties, 'ProvisionedConcurrencyConfig')),
    });
  }

  private functionUrl(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    const config = present(own(properties, 'FunctionUrlConfig'));
    if (config === undefined) return;
    const known = isObject(config) && !isIntrinsic(config) ? config : undefined;
    const get = (name: string): Json | undefined =>
      known === undefined ? decidedBySam('FunctionUrlConfig') : present(own(known, name));
    this.add(serverless, `${logicalId}Url`, 'AWS::Lambda::Url', {
      AuthType: get('AuthType'),
      Cors: get('Cors'),
      InvokeMode: get('InvokeMode'),
      TargetFunctionArn: { Ref: logicalId },
    });
    if (get('AuthType') === 'NONE') {
      this.add(serverless, `${logicalId}UrlPublicPermissions`, 'AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunctionUrl',
        FunctionName: { Ref: logicalId },
        Principal: '*',
        FunctionUrlAuthType: 'NONE',
      });
    }
  }

  private invokeConfig(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    const config = present(own(properties, 'EventInvokeConfig'));
    if (!isObject(config)) return;
    const name = `${logicalId}EventInvokeConfig`;
    const destinations = own(config, 'DestinationConfig');
    this.add(serverless, name, 'AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: logicalId },
      Qualifier: present(own(properties, 'AutoPublishAlias')) ?? '$LATEST',
      MaximumEventAgeInSeconds: present(own(config, 'MaximumEventAgeInSeconds')),
      MaximumRetryAttempts: present(own(config, 'MaximumRetryAttempts')),
      DestinationConfig: destinations === undefined ? undefined : decidedBySam('EventInvokeConfig'),
    });
    if (!isObject(destinations)) return;
    for (const outcome of ['OnSuccess', 'OnFailure']) {
      const destination = own(destinations, outcome);
      if (!isObject(destination) || present(own(destination, 'Destination')) !== undefined) continue;
      // Without a destination SAM makes one, with AWS's defaults.
      if (own(destination, 'Type') === 'SQS') this.add(serverless, `${name}${outcome}Queue`, 'AWS::SQS::Queue', {});
      if (own(destination, 'Type') === 'SNS') this.add(serverless, `${name}${outcome}Topic`, 'AWS::SNS::Topic', {});
    }
  }

  /** The resources of a function's events; the managed policies that its role needs for them. */
  private events(serverless: Serverless): readonly Json[] {
    const events = present(own(serverless.properties, 'Events'));
    const managed = new Set<string>();
    let open = false;
    for (const [name, event] of Object.entries(isObject(events) ? events : {})) {
      if (!isObject(event)) continue;
      const properties = own(event, 'Properties');
      const policy = this.event(serverless, name, own(event, 'Type'), isObject(properties) ? properties : {});
      if (policy === 'unknown') open = true;
      else if (policy !== undefined) managed.add(policy);
    }
    return [...[...managed].map(managedPolicy), ...(open ? [decidedBySam('Events')] : [])];
  }

  private event(serverless: Serverless, name: string, type: Json | undefined, properties: JsonObject): string | undefined {
    const { logicalId } = serverless;
    const id = `${logicalId}${name}`;
    const get = (key: string): Json | undefined => present(own(properties, key));
    const permit = (principal: string, more: Draft = {}, suffix = ''): void =>
      this.add(serverless, `${id}Permission${suffix}`, 'AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: logicalId },
        Principal: principal,
        ...more,
      });
    const pulls = typeof type === 'string' ? own(pullEvents, type) : undefined;
    if (pulls !== undefined) {
      this.add(serverless, id, 'AWS::Lambda::EventSourceMapping', {
        ...passedOn(properties, pullOnly),
        FunctionName: { Ref: logicalId },
        EventSourceArn: get(pulls.source),
      });
      return pulls.policy;
    }
    switch (type) {
      case 'S3':
        permit('s3.amazonaws.com', { SourceAccount: { Ref: 'AWS::AccountId' } });
        return undefined;
      case 'SNS':
        permit('sns.amazonaws.com', { SourceArn: get('Topic') });
        this.add(serverless, id, 'AWS::SNS::Subscription', {
          ...passedOn(properties, new Set(['Topic', 'SqsSubscription'])),
          TopicArn: get('Topic'),
          Protocol: get('SqsSubscription') === undefined ? 'lambda' : decidedBySam('SqsSubscription'),
          Endpoint: get('SqsSubscription') === undefined ? attribute(logicalId, 'Arn') : decidedBySam('SqsSubscription'),
        });
        return undefined;
      case 'Schedule':
      case 'EventBridgeRule':
      case 'CloudWatchEvent':
        permit('events.amazonaws.com', { SourceArn: attribute(id, 'Arn') });
        this.add(serverless, id, 'AWS::Events::Rule', {
          ScheduleExpression: get('Schedule'),
          EventPattern: get('Pattern'),
          EventBusName: get('EventBusName'),
          Name: get('Name') ?? get('RuleName'),
          Description: get('Description'),
          State: get('State') ?? (get('Enabled') === undefined ? undefined : decidedBySam('Enabled')),
          Targets: decidedBySam('Targets'),
        });
        return undefined;
      case 'Api':
      case 'HttpApi':
        this.apiEvent(serverless, type, properties, permit);
        return undefined;
      case 'CloudWatchLogs':
        permit('logs.amazonaws.com', { SourceArn: decidedBySam('SourceArn') });
        return undefined;
      case 'ScheduleV2':
        // A schedule and a role of its own, which does not touch the function's.
        return undefined;
      default:
        return 'unknown';
    }
  }

  private apiEvent(
    serverless: Serverless,
    type: 'Api' | 'HttpApi',
    properties: JsonObject,
    permit: (principal: string, more?: Draft, suffix?: string) => void,
  ): void {
    const named = present(own(properties, type === 'Api' ? 'RestApiId' : 'ApiId'));
    const implicitId = type === 'Api' ? 'ServerlessRestApi' : 'ServerlessHttpApi';
    if (named === undefined) {
      this.implicit[type].push(serverless);
    }
    const api = named === undefined ? implicitId : isObject(named) ? own(named, 'Ref') : undefined;
    permit(
      'apigateway.amazonaws.com',
      {
        SourceArn:
          typeof api === 'string'
            ? { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api}}/*` }
            : decidedBySam('SourceArn'),
      },
      type === 'Api' && named === undefined ? 'Prod' : '',
    );
  }

  private implicitApis(): void {
    const { Api, HttpApi } = this.implicit;
    this.implicitApi('ServerlessRestApi', Api, resource =>
      this.restApi({ logicalId: 'ServerlessRestApi', resource, properties: { ...this.merged('Api', {}), StageName: 'Prod' } }),
    );
    this.implicitApi('ServerlessHttpApi', HttpApi, resource =>
      this.httpApi({ logicalId: 'ServerlessHttpApi', resource, properties: this.merged('HttpApi', {}) }),
    );
  }

  private implicitApi(logicalId: string, functions: readonly Serverless[], make: (resource: JsonObject) => void): void {
    const [first] = functions;
    if (first === undefined || Object.hasOwn(this.resources, logicalId)) return;
    // It exists when one of its functions does. Where their conditions differ it counts as always there.
    const condition = own(first.resource, 'Condition');
    const shared = functions.every(({ resource }) => own(resource, 'Condition') === condition);
    make(shared && condition !== undefined ? { Condition: condition } : {});
    for (const made of this.out.keys()) {
      if (made === logicalId || this.origins.get(made) === logicalId) this.origins.set(made, first.logicalId);
    }
  }

  private restApi(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    const get = (name: string): Json | undefined => present(own(properties, name));
    const uri = get('DefinitionUri');
    const auth = get('Auth');
    const policy = isObject(auth) ? own(auth, 'ResourcePolicy') : auth;
    this.main(serverless, 'AWS::ApiGateway::RestApi', {
      ...passedOn(properties, restApiOnly),
      // SAM adds paths, authorizers and the resource policy to the definition.
      Body: uri === undefined ? decidedBySam('DefinitionBody') : undefined,
      BodyS3Location: uri === undefined ? undefined : decidedBySam('DefinitionUri'),
      EndpointConfiguration: endpointOf(get('EndpointConfiguration')),
      Policy: policy === undefined ? undefined : decidedBySam('Auth.ResourcePolicy'),
      Tags: get('Tags') === undefined ? undefined : decidedBySam('Tags'),
    });
    const stage = get('StageName');
    const name = typeof stage === 'string' && /^[A-Za-z0-9]+$/.test(stage) ? stage : '';
    this.add(serverless, `${logicalId}Deployment`, 'AWS::ApiGateway::Deployment', {
      RestApiId: { Ref: logicalId },
      // SAM deploys to a second stage of this name unless an OpenAPI version is given.
      StageName: get('OpenApiVersion') === undefined ? 'Stage' : undefined,
    });
    this.add(serverless, `${logicalId}${name}Stage`, 'AWS::ApiGateway::Stage', {
      RestApiId: { Ref: logicalId },
      DeploymentId: { Ref: `${logicalId}Deployment` },
      ...only(properties, restStage),
      Tags: tagsOf(get('Tags'), undefined),
    });
    const domain = get('Domain');
    if (domain !== undefined) this.domain(serverless, 'AWS::ApiGateway::DomainName', domain);
  }

  private domain(serverless: Serverless, type: string, domain: Json): void {
    const known = isObject(domain) && !isIntrinsic(domain) ? domain : undefined;
    const get = (name: string): Json | undefined => (known === undefined ? decidedBySam('Domain') : present(own(known, name)));
    this.add(serverless, `${serverless.logicalId}DomainName`, type, {
      DomainName: get('DomainName'),
      SecurityPolicy: get('SecurityPolicy'),
      RegionalCertificateArn: get('CertificateArn') === undefined ? undefined : decidedBySam('Domain'),
      MutualTlsAuthentication: get('MutualTlsAuthentication'),
      EndpointConfiguration: decidedBySam('Domain'),
    });
  }

  private httpApi(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    const get = (name: string): Json | undefined => present(own(properties, name));
    const uri = get('DefinitionUri');
    this.main(serverless, 'AWS::ApiGatewayV2::Api', {
      ...passedOn(properties, httpApiOnly),
      Body: uri === undefined ? decidedBySam('DefinitionBody') : undefined,
      BodyS3Location: uri === undefined ? undefined : decidedBySam('DefinitionUri'),
      CorsConfiguration: get('CorsConfiguration') === undefined ? undefined : decidedBySam('CorsConfiguration'),
      Tags: get('Tags') === undefined ? undefined : decidedBySam('Tags'),
    });
    const stage = get('StageName');
    const name = typeof stage === 'string' && /^[A-Za-z0-9]+$/.test(stage) ? stage : '';
    this.add(
      serverless,
      stage === undefined ? `${logicalId}ApiGatewayDefaultStage` : `${logicalId}${name}Stage`,
      'AWS::ApiGatewayV2::Stage',
      {
        ApiId: { Ref: logicalId },
        AutoDeploy: true,
        ...only(properties, httpStage),
        StageName: stage ?? '$default',
      },
    );
    const domain = get('Domain');
    if (domain !== undefined) this.domain(serverless, 'AWS::ApiGatewayV2::DomainName', domain);
  }

  private simpleTable(serverless: Serverless): void {
    const { properties } = serverless;
    const get = (name: string): Json | undefined => present(own(properties, name));
    const key = get('PrimaryKey');
    const name = isObject(key) ? (present(own(key, 'Name')) ?? decidedBySam('PrimaryKey')) : 'id';
    const kinds: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };
    const given = isObject(key) ? own(key, 'Type') : 'String';
    const kind = typeof given === 'string' ? (own(kinds, given) ?? decidedBySam('PrimaryKey')) : decidedBySam('PrimaryKey');
    this.main(serverless, 'AWS::DynamoDB::Table', {
      ...passedOn(properties, new Set(['PrimaryKey', 'Tags'])),
      AttributeDefinitions: [{ AttributeName: name, AttributeType: kind }],
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
      BillingMode: get('ProvisionedThroughput') === undefined ? 'PAY_PER_REQUEST' : undefined,
      Tags: tagsOf(get('Tags'), undefined),
    });
  }

  private stateMachine(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    const get = (name: string): Json | undefined => present(own(properties, name));
    const tags = tagsOf(get('Tags'), 'stateMachine:createdBy');
    const role = get('Role');
    this.main(serverless, 'AWS::StepFunctions::StateMachine', {
      ...passedOn(properties, stateMachineOnly),
      DefinitionString: get('DefinitionUri') === undefined ? decidedBySam('Definition') : undefined,
      DefinitionS3Location: get('DefinitionUri') === undefined ? undefined : decidedBySam('DefinitionUri'),
      LoggingConfiguration: get('Logging'),
      TracingConfiguration: get('Tracing'),
      RoleArn: role ?? attribute(`${logicalId}Role`, 'Arn'),
      StateMachineName: get('Name'),
      StateMachineType: get('Type'),
      Tags: tags,
    });
    this.rename(logicalId, { LoggingConfiguration: 'Logging', TracingConfiguration: 'Tracing', RoleArn: 'Role' });
    if (role !== undefined) return;
    const tracing = get('Tracing');
    const traced = isObject(tracing) && own(tracing, 'Enabled') === true ? [managedPolicy('AWSXRayDaemonWriteAccess')] : [];
    this.role(serverless, 'states.amazonaws.com', traced, [], tags);
  }

  private layer(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    this.main(serverless, 'AWS::Lambda::LayerVersion', {
      ...passedOn(properties, new Set(['ContentUri', 'RetentionPolicy'])),
      LayerName: present(own(properties, 'LayerName')) ?? logicalId,
      Content: decidedBySam('ContentUri'),
    });
  }

  private graphQlApi(serverless: Serverless): void {
    const { logicalId, properties } = serverless;
    // SAM derives roles, keys and logging from what is given; none of that is certain here.
    const open = [
      'AuthenticationType',
      'AdditionalAuthenticationProviders',
      'LogConfig',
      'UserPoolConfig',
      'OpenIDConnectConfig',
      'Tags',
    ];
    this.main(serverless, 'AWS::AppSync::GraphQLApi', {
      ...Object.fromEntries(open.map(name => [name, decidedBySam(name)])),
      Name: present(own(properties, 'Name')) ?? logicalId,
      XrayEnabled: present(own(properties, 'XrayEnabled')),
      Visibility: present(own(properties, 'Visibility')),
    });
  }
}

const functionOnly = new Set([
  ...[
    'CodeUri',
    'InlineCode',
    'ImageUri',
    'SourceKMSKeyArn',
    'Policies',
    'Events',
    'Tags',
    'Tracing',
    'DeadLetterQueue',
    'AutoPublishAlias',
  ],
  ...[
    'AutoPublishCodeSha256',
    'AutoPublishAliasAllProperties',
    'VersionDescription',
    'ProvisionedConcurrencyConfig',
    'DeploymentPreference',
  ],
  ...[
    'EventInvokeConfig',
    'AssumeRolePolicyDocument',
    'PermissionsBoundary',
    'RolePath',
    'FunctionUrlConfig',
    'Role',
    'PropagateTags',
  ],
]);
const stateMachineOnly = new Set([
  ...['Definition', 'DefinitionUri', 'Logging', 'Role', 'RolePath', 'Events', 'Name', 'Type', 'Tags', 'Policies', 'Tracing'],
  ...['PermissionsBoundary', 'AutoPublishAlias', 'DeploymentPreference', 'UseAliasAsEventTarget', 'PropagateTags'],
]);
const restStage = [
  ...['StageName', 'CacheClusterEnabled', 'CacheClusterSize', 'Variables', 'MethodSettings', 'AccessLogSetting', 'CanarySetting'],
  'TracingEnabled',
];
const restApiOnly = new Set([
  ...restStage,
  ...[
    'DefinitionBody',
    'DefinitionUri',
    'MergeDefinitions',
    'EndpointConfiguration',
    'Cors',
    'Auth',
    'GatewayResponses',
    'OpenApiVersion',
  ],
  ...['Models', 'Domain', 'AlwaysDeploy', 'Tags', 'PropagateTags'],
]);
const httpStage = ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings', 'StageVariables'];
const httpApiOnly = new Set([
  ...httpStage,
  ...['StageName', 'DefinitionBody', 'DefinitionUri', 'CorsConfiguration', 'Auth', 'Domain', 'Tags', 'PropagateTags'],
]);

/** Where a polled event keeps its source, and the managed policy that reading from it takes. */
const pullEvents: Readonly<Record<string, { readonly source: string; readonly policy: string }>> = {
  SQS: { source: 'Queue', policy: 'service-role/AWSLambdaSQSQueueExecutionRole' },
  Kinesis: { source: 'Stream', policy: 'service-role/AWSLambdaKinesisExecutionRole' },
  DynamoDB: { source: 'Stream', policy: 'service-role/AWSLambdaDynamoDBExecutionRole' },
  MSK: { source: 'Stream', policy: 'service-role/AWSLambdaMSKExecutionRole' },
  MQ: { source: 'Broker', policy: 'unknown' },
  DocumentDB: { source: 'Cluster', policy: 'unknown' },
  SelfManagedKafka: { source: 'Cluster', policy: 'unknown' },
};
const pullOnly = new Set([
  'Queue',
  'Stream',
  'Broker',
  'Cluster',
  'SecretsManagerKmsKeyId',
  'KafkaBootstrapServers',
  'ConsumerGroupId',
]);

/** Null is how YAML says nothing. */
function present(value: Json | undefined): Json | undefined {
  return value === null ? undefined : value;
}

function written(draft: Draft): JsonObject {
  return Object.fromEntries(Object.entries(draft).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** The properties that SAM hands over as they are. */
function passedOn(properties: JsonObject, without: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !without.has(name)));
}

function only(properties: JsonObject, names: readonly string[]): Draft {
  return Object.fromEntries(names.map(name => [name, present(own(properties, name))]));
}

function attribute(logicalId: string, name: string): Json {
  return { 'Fn::GetAtt': [logicalId, name] };
}

function isIntrinsic(value: Json): boolean {
  if (!isObject(value)) return false;
  const [name = '', ...more] = Object.keys(value);
  return more.length === 0 && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'));
}

/** Globals and a resource's own properties: maps merge, lists join with the global part first, else the own value wins. */
function merge(globals: Json, local: Json): Json {
  if (isList(globals) && isList(local)) return [...globals, ...local];
  if (!isObject(globals) || !isObject(local) || isIntrinsic(globals) || isIntrinsic(local)) return local;
  const entries = new Map<string, Json>(Object.entries(globals));
  for (const [name, value] of Object.entries(local)) {
    const inherited = entries.get(name);
    entries.set(name, inherited === undefined ? value : merge(inherited, value));
  }
  return Object.fromEntries(entries);
}

function codeOf(properties: JsonObject): Json {
  const inline = present(own(properties, 'InlineCode'));
  const image = present(own(properties, 'ImageUri'));
  const key = present(own(properties, 'SourceKMSKeyArn'));
  // What CodeUri names is packaged to S3; only where to is not known, and that it is a package decides what rules ask for.
  if (key !== undefined || (inline === undefined && image === undefined)) {
    return { S3Bucket: decidedBySam('CodeUri'), S3Key: decidedBySam('CodeUri') };
  }
  return inline === undefined ? { ImageUri: image ?? null } : { ZipFile: inline };
}

function targetOf(deadLetters: Json): Json {
  const target = isObject(deadLetters) && !isIntrinsic(deadLetters) ? own(deadLetters, 'TargetArn') : undefined;
  return { TargetArn: target ?? decidedBySam('DeadLetterQueue') };
}

/** SAM's map of tags as CloudFormation's list, with the tag by which SAM marks its resources. */
function tagsOf(tags: Json | undefined, createdBy: string | undefined): Json | undefined {
  if (tags !== undefined && (!isObject(tags) || isIntrinsic(tags))) return decidedBySam('Tags');
  const given = Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  const all = createdBy === undefined ? given : [{ Key: createdBy, Value: 'SAM' }, ...given];
  return all.length === 0 ? undefined : all;
}

function endpointOf(endpoint: Json | undefined): Json | undefined {
  if (endpoint === undefined) return undefined;
  if (!isObject(endpoint) || isIntrinsic(endpoint)) return { Types: [endpoint] };
  const type = present(own(endpoint, 'Type'));
  return {
    ...passedOn(endpoint, new Set(['Type', 'VPCEndpointIds'])),
    ...written({ Types: type === undefined ? undefined : [type], VpcEndpointIds: present(own(endpoint, 'VPCEndpointIds')) }),
  };
}

function managedPolicy(name: string): Json {
  return { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` };
}

/** The property `Policies`: names and ARNs, inline policies, and SAM's policy templates, whose statements only SAM knows. */
function policiesOf(
  policies: Json | undefined,
  role: string,
): { readonly managed: readonly Json[]; readonly inline: readonly Json[] } | undefined {
  const managed: Json[] = [];
  const inline: Json[] = [];
  // A map with statements is one policy; an expression may be anything.
  if (isObject(policies) && isIntrinsic(policies) && Object.hasOwn(policies, 'Fn::If')) return undefined;
  for (const [index, policy] of (isList(policies) ? policies : policies === undefined ? [] : [policies]).entries()) {
    const name = `${role}Policy${String(index)}`;
    if (typeof policy === 'string')
      managed.push(policy.startsWith('arn:') || policy.includes('{{') ? policy : managedPolicy(pathOf(policy)));
    else if (!isObject(policy)) continue;
    else if (Object.hasOwn(policy, 'Fn::If') || Object.hasOwn(policy, 'Fn::Transform')) return undefined;
    else if (isIntrinsic(policy)) managed.push(policy);
    else if (Object.hasOwn(policy, 'Statement')) inline.push({ PolicyName: name, PolicyDocument: policy });
    else inline.push({ PolicyName: name, PolicyDocument: decidedBySam(`Policies.${Object.keys(policy)[0] ?? ''}`) });
  }
  return { managed, inline };
}

/** AWS keeps the roles for Lambda below `service-role/`. */
function pathOf(name: string): string {
  return /^AWSLambda.*ExecutionRole$|^AWSLambdaRole$/.test(name) ? `service-role/${name}` : name;
}
