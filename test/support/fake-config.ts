import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as sdk from '@aws-sdk/client-config-service';

/** What AWS Config holds of an account in a Region. */
export interface Estate {
  readonly account: string;
  readonly region: string;
  readonly recorders?: readonly {
    readonly recording: boolean;
    readonly lastStatus?: 'Success' | 'Failure';
    readonly lastErrorCode?: string;
    readonly servicePrincipal?: string;
    /** What it records. Nothing else in an estate follows from it: what was recorded earlier stays. */
    readonly recordingGroup?: sdk.RecordingGroup;
  }[];
  readonly packs: readonly {
    readonly name: string;
    readonly state?: 'CREATE_COMPLETE' | 'CREATE_IN_PROGRESS' | 'CREATE_FAILED';
    readonly reason?: string;
    readonly rules: readonly {
      readonly name: string;
      readonly compliance?: 'COMPLIANT' | 'NON_COMPLIANT' | 'INSUFFICIENT_DATA';
      readonly error?: string;
      readonly started?: boolean;
      /** What it is; nothing where nobody asks. */
      readonly config?: Partial<sdk.ConfigRule>;
      /** When it last ran, in seconds since 1970; null: never with success. */
      readonly ran?: number | null;
    }[];
  }[];
  /** Resources that rules find not compliant, by full name of the rule. */
  readonly findings?: readonly { readonly rule: string; readonly type: string; readonly id: string }[];
  /** Resources that rules find compliant. Where nothing is said: all of the stacks, by all rules that do not find them otherwise. */
  readonly passed?: Estate['findings'];
  /** Items with another name than their id. */
  readonly items?: readonly { readonly type: string; readonly id: string; readonly name?: string; readonly arn?: string }[];
  readonly stacks?: readonly {
    readonly name: string;
    readonly resources: readonly {
      readonly logicalId: string;
      readonly physicalId: string;
      readonly type: string;
      /** When it was last deployed, as text. */
      readonly updated?: string;
    }[];
  }[];
  /** Types that AWS Config has recorded, and what an aggregator has of recorders. */
  readonly recorded?: readonly string[];
  readonly recordedRecorders?: readonly {
    readonly name: string;
    readonly recording: boolean;
    readonly recordingGroup?: sdk.RecordingGroup;
  }[];
  /** How an aggregator last fared with it. */
  readonly source?: { readonly status: 'SUCCEEDED' | 'FAILED' | 'OUTDATED'; readonly error?: string };
}

export interface Faults {
  /** Share of calls that are throttled, in a fixed sequence. */
  readonly throttled?: number;
  /** Every list begins with an empty page. */
  readonly emptyPages?: boolean;
  /** After so many calls, credentials are expired. */
  readonly expiredAfter?: number;
  readonly denied?: readonly string[];
  /** Batches leave this many keys over, once. */
  readonly unprocessed?: number;
  /** Rows of queries are cut off. */
  readonly garbled?: boolean;
}

/** What a recorder records where nothing else is said. */
const allTypes: sdk.RecordingGroup = {
  allSupported: true,
  includeGlobalResourceTypes: true,
  resourceTypes: [],
  exclusionByResourceTypes: { resourceTypes: [] },
  recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
};

const aggregatorName = 'organization';

type Body = Readonly<Record<string, unknown>>;

class Refusal extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * AWS Config as far as `hicp drift` uses it: awsJson 1.1 over HTTP, pages with tokens that belong to their request, and what can go wrong.
 * Requests and answers are held to the schemas that the SDK itself brings; what is not implemented is refused, never guessed.
 */
export class FakeConfig {
  /** Calls by operation, throttled ones included. */
  readonly calls = new Map<string, number>();
  /** Requests that the real service would have refused as malformed. */
  readonly malformed: string[] = [];
  private readonly server: Server;
  private count = 0;
  private random = 1;
  private leftOver = false;
  /** Items by query: pages of one are asked for hundreds of times. */
  private readonly queried = new Map<string, readonly Body[]>();

  constructor(
    private readonly estates: readonly Estate[],
    private readonly faults: Faults = {},
  ) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { status, body } = this.answer(
          String(request.headers['x-amz-target'] ?? ''),
          Buffer.concat(chunks).toString('utf8'),
          request.headers['content-type'],
        );
        response.writeHead(status, {
          'content-type': 'application/x-amz-json-1.1',
          'x-amzn-requestid': `request-${String(this.count)}`,
        });
        response.end(JSON.stringify(body));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>(ready => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>(done => this.server.close(() => done()));
  }

  get total(): number {
    return [...this.calls.values()].reduce((sum, count) => sum + count, 0);
  }

  private answer(
    target: string,
    text: string,
    contentType: string | undefined,
  ): { readonly status: number; readonly body: Body } {
    const operation = target.replace(/^StarlingDoveService\./, '');
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1);
    this.count++;
    try {
      if (contentType !== 'application/x-amz-json-1.1' || operation === target)
        throw new Refusal('UnknownOperationException', `not awsJson 1.1: ${target}`);
      if (this.count > (this.faults.expiredAfter ?? Infinity))
        throw new Refusal('ExpiredTokenException', 'The security token SECRETSESSION included in the request is expired');
      if (this.faults.denied?.includes(operation) === true)
        throw new Refusal(
          'AccessDeniedException',
          `User: arn:aws:sts::111122223333:assumed-role/reader/alice@clinic.example is not authorized to perform: config:${operation}`,
        );
      if (this.throttles()) throw new Refusal('ThrottlingException', 'Rate exceeded');
      const request = JSON.parse(text) as Body;
      const schemas = operationSchemas(operation);
      this.mustConform(schemas.input, request, operation);
      const body = this.run(operation, request);
      conforms(schemas.output, body, `answer of ${operation}`);
      return { status: 200, body };
    } catch (error) {
      if (!(error instanceof Refusal)) {
        this.malformed.push(String(error));
        return { status: 500, body: { __type: 'InternalFailure', message: String(error) } };
      }
      return { status: 400, body: { __type: error.type, message: error.message } };
    }
  }

  private throttles(): boolean {
    // Park and Miller: the same sequence in each run.
    this.random = (this.random * 48_271) % 2_147_483_647;
    return this.random / 2_147_483_647 < (this.faults.throttled ?? 0);
  }

  private mustConform(schema: Schema, request: Body, operation: string): void {
    try {
      conforms(schema, request, operation);
    } catch (error) {
      this.malformed.push(String(error));
      throw new Refusal('ValidationException', String(error));
    }
  }

  private run(operation: string, request: Body): Body {
    const own = this.estates[0];
    switch (operation) {
      case 'DescribeConfigurationRecorderStatus':
        return {
          ConfigurationRecordersStatus: (own?.recorders ?? [{ recording: true }]).map((recorder, index) => ({
            arn: `arn:aws:config:${own?.region ?? ''}:${own?.account ?? ''}:configuration-recorder/default/${String(index)}`,
            name: `recorder-${String(index)}`,
            lastStatus: 'Success',
            recording: recorder.recording,
            ...(recorder.lastStatus === undefined ? {} : { lastStatus: recorder.lastStatus }),
            ...(recorder.lastErrorCode === undefined ? {} : { lastErrorCode: recorder.lastErrorCode }),
            ...(recorder.servicePrincipal === undefined ? {} : { servicePrincipal: recorder.servicePrincipal }),
          })),
        };
      case 'DescribeConfigurationRecorders':
        return {
          ConfigurationRecorders: (own?.recorders ?? [{ recording: true }]).map(
            ({ servicePrincipal, recordingGroup = allTypes }: NonNullable<Estate['recorders']>[number], index) => ({
              name: `recorder-${String(index)}`,
              recordingGroup,
              ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
            }),
          ),
        };
      case 'DescribeConformancePackStatus':
        return this.page(operation, request, own?.packs ?? [], 20, 'ConformancePackStatusDetails', pack => ({
          ConformancePackName: pack.name,
          ConformancePackId: `conformance-pack-${pack.name}`,
          ConformancePackArn: `arn:aws:config:${own?.region ?? ''}:${own?.account ?? ''}:conformance-pack/${pack.name}/id`,
          ConformancePackState: pack.state ?? 'CREATE_COMPLETE',
          ...(pack.reason === undefined ? {} : { ConformancePackStatusReason: pack.reason }),
          StackArn: `arn:aws:cloudformation:${own?.region ?? ''}:${own?.account ?? ''}:stack/awsconfigconforms-${pack.name}/id`,
          LastUpdateRequestedTime: 1_764_000_000,
        }));
      case 'DescribeConformancePackCompliance':
        return {
          ...this.page(operation, request, this.pack(request).rules, 1000, 'ConformancePackRuleComplianceList', rule => ({
            ConfigRuleName: rule.name,
            ComplianceType: rule.compliance ?? 'COMPLIANT',
            Controls: [],
          })),
          ConformancePackName: request['ConformancePackName'],
        };
      case 'DescribeConfigRuleEvaluationStatus': {
        const names = request['ConfigRuleNames'] as readonly string[];
        if (names.length > 25) throw new Refusal('ValidationException', 'more than 25 rule names');
        const rules = names.map(name => own?.packs.flatMap(pack => pack.rules).find(rule => rule.name === name));
        if (rules.includes(undefined)) throw new Refusal('NoSuchConfigRuleException', 'no such rule');
        return this.page(operation, request, rules, 150, 'ConfigRulesEvaluationStatus', rule => ({
          ConfigRuleName: rule?.name,
          FirstEvaluationStarted: rule?.started ?? true,
          ...(rule?.ran === null ? {} : { LastSuccessfulEvaluationTime: rule?.ran ?? 1_764_000_000 }),
          ...(rule?.error === undefined ? {} : { LastErrorCode: rule.error, LastErrorMessage: 'words of AWS' }),
        }));
      }
      case 'DescribeConfigRules': {
        const names = request['ConfigRuleNames'] as readonly string[];
        if (names.length > 25) throw new Refusal('ValidationException', 'more than 25 rule names');
        if (request['Filters'] !== undefined) throw new Refusal('ValidationException', 'filters are not part of this fake');
        const rules = names.map(name => own?.packs.flatMap(pack => pack.rules).find(rule => rule.name === name));
        if (rules.includes(undefined)) throw new Refusal('NoSuchConfigRuleException', 'no such rule');
        return this.page(operation, request, rules, 25, 'ConfigRules', rule => ({
          ConfigRuleName: rule?.name,
          ConfigRuleState: 'ACTIVE',
          EvaluationModes: [{ Mode: 'DETECTIVE' }],
          CreatedBy: 'config-conforms.amazonaws.com',
          Source: { Owner: 'AWS', SourceIdentifier: 'NOTHING_THAT_ANYBODY_KNOWS' },
          ...rule?.config,
        }));
      }
      case 'GetConformancePackComplianceDetails': {
        const names = new Set(this.pack(request).rules.map(({ name }) => name));
        if (request['Filters'] !== undefined) throw new Refusal('ValidationException', 'filters are not part of this fake');
        const results = [
          ...(own?.findings ?? []).map(one => ({ ...one, ComplianceType: 'NON_COMPLIANT' })),
          ...passedIn(own).map(one => ({ ...one, ComplianceType: 'COMPLIANT' })),
        ].filter(({ rule }) => names.has(rule));
        return {
          ...this.page(
            operation,
            request,
            results,
            100,
            'ConformancePackRuleEvaluationResults',
            ({ rule, type, id, ComplianceType }) => ({
              ComplianceType,
              EvaluationResultIdentifier: {
                EvaluationResultQualifier: { ConfigRuleName: rule, ResourceType: type, ResourceId: id },
                OrderingTimestamp: 1_764_000_000,
              },
              ConfigRuleInvokedTime: 1_764_000_000,
              ResultRecordedTime: 1_764_000_000,
              ...(ComplianceType === 'COMPLIANT' ? {} : { Annotation: 'Patient Jane Roe has an open bucket' }),
            }),
          ),
          ConformancePackName: request['ConformancePackName'],
        };
      }
      case 'GetDiscoveredResourceCounts':
        return this.page(
          operation,
          request,
          typesOf(own),
          100,
          'resourceCounts',
          resourceType => ({ resourceType, count: 1 }),
          'nextToken',
        );
      case 'GetAggregateDiscoveredResourceCounts': {
        this.mustKnowAggregator(request);
        const { AccountId: account, Region: region } = request['Filters'] as {
          readonly AccountId: string;
          readonly Region: string;
        };
        if (request['GroupByKey'] !== 'RESOURCE_TYPE') throw new Refusal('ValidationException', 'another group');
        const types = typesOf(this.estates.find(one => one.account === account && one.region === region));
        return {
          ...this.page(operation, request, types, 1000, 'GroupedResourceCounts', GroupName => ({ GroupName, ResourceCount: 1 })),
          GroupByKey: 'RESOURCE_TYPE',
          TotalDiscoveredResources: types.length,
        };
      }
      case 'SelectResourceConfig':
        return this.select(operation, request, this.estates.slice(0, 1));
      case 'SelectAggregateResourceConfig':
        this.mustKnowAggregator(request);
        return this.select(operation, request, this.estates);
      case 'BatchGetResourceConfig': {
        const keys = request['resourceKeys'] as readonly { readonly resourceType: string; readonly resourceId: string }[];
        this.mustHaveItemsOf(keys.map(({ resourceType }) => resourceType));
        const { taken, left } = this.taken(keys);
        return {
          baseConfigurationItems: taken.flatMap(({ resourceType, resourceId }) => itemsOf(own, resourceType, resourceId)),
          ...(left.length === 0 ? {} : { unprocessedResourceKeys: left }),
        };
      }
      case 'BatchGetAggregateResourceConfig': {
        this.mustKnowAggregator(request);
        const keys = request['ResourceIdentifiers'] as readonly {
          readonly SourceAccountId: string;
          readonly SourceRegion: string;
          readonly ResourceId: string;
          readonly ResourceType: string;
        }[];
        this.mustHaveItemsOf(keys.map(({ ResourceType }) => ResourceType));
        const { taken, left } = this.taken(keys);
        return {
          BaseConfigurationItems: taken.flatMap(key =>
            itemsOf(
              this.estates.find(one => one.account === key.SourceAccountId && one.region === key.SourceRegion),
              key.ResourceType,
              key.ResourceId,
            ),
          ),
          ...(left.length === 0 ? {} : { UnprocessedResourceIdentifiers: left }),
        };
      }
      case 'DescribeConfigurationAggregatorSourcesStatus':
        this.mustKnowAggregator(request);
        return this.page(operation, request, this.estates, 100, 'AggregatedSourceStatusList', ({ account, region, source }) => ({
          SourceId: account,
          SourceType: 'ACCOUNT',
          AwsRegion: region,
          LastUpdateStatus: source?.status ?? 'SUCCEEDED',
          ...(source?.error === undefined ? {} : { LastErrorCode: source.error }),
        }));
      case 'DescribeAggregateComplianceByConformancePacks':
        this.mustKnowAggregator(request);
        return this.page(
          operation,
          request,
          this.estates.flatMap(estate => estate.packs.map(pack => ({ estate, pack }))),
          100,
          'AggregateComplianceByConformancePacks',
          ({ estate, pack }) => ({
            ConformancePackName: pack.name,
            AccountId: estate.account,
            AwsRegion: estate.region,
            Compliance: { ComplianceType: 'NON_COMPLIANT', TotalRuleCount: pack.rules.length },
          }),
        );
      case 'DescribeAggregateComplianceByConfigRules': {
        this.mustKnowAggregator(request);
        const { AccountId: account, AwsRegion: region } = request['Filters'] as {
          readonly AccountId: string;
          readonly AwsRegion: string;
        };
        const rules = this.estates
          .filter(one => one.account === account && one.region === region)
          .flatMap(({ packs }) => packs.flatMap(pack => pack.rules));
        return this.page(operation, request, rules, 100, 'AggregateComplianceByConfigRules', rule => ({
          ConfigRuleName: rule.name,
          AccountId: account,
          AwsRegion: region,
          Compliance: { ComplianceType: rule.compliance ?? 'COMPLIANT' },
        }));
      }
      default:
        throw new Refusal('UnknownOperationException', `${operation} is not part of this fake`);
    }
  }

  private rowOf(item: Body): string {
    const text = JSON.stringify(item);
    return this.faults.garbled === true ? text.slice(0, -1) : text;
  }

  private pack(request: Body): Estate['packs'][number] {
    const found = this.estates[0]?.packs.find(({ name }) => name === request['ConformancePackName']);
    if (found === undefined) throw new Refusal('NoSuchConformancePackException', 'no such pack');
    return found;
  }

  private mustKnowAggregator(request: Body): void {
    if (request['ConfigurationAggregatorName'] !== aggregatorName)
      throw new Refusal('NoSuchConfigurationAggregatorException', 'no such aggregator');
  }

  private mustHaveItemsOf(types: readonly string[]): void {
    const known = new Set<string>(Object.values(sdk.ResourceType));
    const unknown = types.find(type => !known.has(type));
    if (unknown !== undefined)
      throw new Refusal('ValidationException', `${unknown} is no member of the enumeration ResourceType`);
  }

  private taken<T>(keys: readonly T[]): { readonly taken: readonly T[]; readonly left: readonly T[] } {
    if (keys.length > 100 || keys.length === 0) throw new Refusal('ValidationException', `${String(keys.length)} keys`);
    const over = this.leftOver ? 0 : (this.faults.unprocessed ?? 0);
    this.leftOver = true;
    return { taken: keys.slice(over), left: keys.slice(0, over) };
  }

  private page<T>(
    operation: string,
    request: Body,
    items: readonly T[],
    most: number,
    member: string,
    shown: (item: T) => unknown,
    tokenName: 'NextToken' | 'nextToken' = 'NextToken',
  ): Body {
    const { [tokenName]: token, ...asked } = request;
    const wanted = ((request['Limit'] ?? request['limit']) as number | undefined) ?? most;
    if (wanted > most) throw new Refusal('InvalidLimitException', `${String(wanted)} is more than ${String(most)}`);
    const own = JSON.stringify([operation, asked]);
    const [of, from] =
      typeof token === 'string'
        ? (JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as [string, number])
        : [own, this.faults.emptyPages === true ? -1 : 0];
    if (of !== own) throw new Refusal('InvalidNextTokenException', 'the token is of another request');
    const to = from < 0 ? 0 : from + wanted;
    const next = to < items.length ? { [tokenName]: Buffer.from(JSON.stringify([own, to])).toString('base64') } : {};
    return { [member]: from < 0 ? [] : items.slice(from, to).map(shown), ...next };
  }

  private select(operation: string, request: Body, estates: readonly Estate[]): Body {
    const expression = String(request['Expression']);
    if (expression.length > 4096) throw new Refusal('InvalidExpressionException', 'longer than 4,096 characters');
    const [, fields = '', conditions = ''] = /^SELECT ([\w., ]+) WHERE (.+)$/.exec(expression) ?? [];
    const tests = conditions.split(' AND ').map(condition => {
      const [, field = '', one, several] = /^([\w.]+) (?:= '([^']*)'|IN \(('[^']*'(?:, '[^']*')*)\))$/.exec(condition) ?? [];
      if (field === '') throw new Refusal('InvalidExpressionException', `not understood: ${condition}`);
      const values = new Set(one === undefined ? several?.split(', ').map(value => value.slice(1, -1)) : [one]);
      return (item: Body): boolean => values.has(String(at(item, field)));
    });
    const names = fields.split(', ');
    const key = `${String(estates.length)}\n${expression}`;
    const items = this.queried.get(key) ?? estates.flatMap(itemsToQuery).filter(item => tests.every(test => test(item)));
    this.queried.set(key, items);
    return {
      // Of queries that do not group, 25 a page where nobody asks for more.
      ...this.page(operation, { Limit: 25, ...request }, items, 100, 'Results', item => this.rowOf(projected(item, names))),
      QueryInfo: { SelectFields: names.map(Name => ({ Name })) },
    };
  }
}

export const aggregator = aggregatorName;

/** The client as the command makes it, but quick to try again. */
export function clientFor(endpoint: string, region = 'us-east-1'): sdk.ConfigServiceClient {
  return new sdk.ConfigServiceClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'AKIDSECRET', secretAccessKey: 'WHISPERED', sessionToken: 'SECRETSESSION' },
    maxAttempts: 12,
    retryStrategy: { mode: 'test', ...quickRetries() } as never,
  });
}

/** The SDK's own contract of a retry strategy, without its waits. */
function quickRetries(): object {
  const token = (attempts: number): object => ({ getRetryCount: () => attempts, getRetryDelay: () => 0, attempts });
  return {
    acquireInitialRetryToken: () => Promise.resolve(token(0)),
    refreshRetryTokenForRetry: (last: { readonly attempts: number }, { errorType }: { readonly errorType: string }) => {
      if (errorType !== 'THROTTLING' || last.attempts >= 12) return Promise.reject(new Error('no more'));
      return Promise.resolve(token(last.attempts + 1));
    },
    recordSuccess: () => undefined,
  };
}

function itemsOf(estate: Estate | undefined, type: string, id: string): readonly Body[] {
  return (estate?.items ?? [])
    .filter(item => item.type === type && item.id === id)
    .map(item => ({
      accountId: estate?.account,
      awsRegion: estate?.region,
      resourceType: type,
      resourceId: id,
      ...(item.name === undefined ? {} : { resourceName: item.name }),
      ...(item.arn === undefined ? {} : { arn: item.arn }),
    }));
}

/** What a recorder of all types has recorded, where nothing else is said. */
function typesOf(estate: Estate | undefined): readonly string[] {
  return (
    estate?.recorded ?? recordedAs(new Set((estate?.stacks ?? []).flatMap(({ resources }) => resources.map(({ type }) => type))))
  );
}

/** Names of AWS Config for types of CloudFormation. */
function recordedAs(types: ReadonlySet<string>): readonly string[] {
  const renamed: Readonly<Record<string, string>> = {
    'AWS::DocDB::DBCluster': 'AWS::RDS::DBCluster',
    'AWS::DynamoDB::GlobalTable': 'AWS::DynamoDB::Table',
    'AWS::IAM::ManagedPolicy': 'AWS::IAM::Policy',
  };
  const known = new Set<string>(Object.values(sdk.ResourceType));
  return [...types].map(type => renamed[type] ?? type).filter(type => known.has(type));
}

/** What an estate says that rules find compliant, or all that its rules do not find otherwise. */
function passedIn(estate: Estate | undefined): NonNullable<Estate['findings']> {
  const { passed, packs = [], stacks = [], items = [], findings = [] } = estate ?? {};
  if (passed !== undefined) return passed;
  const rules = packs.flatMap(pack => pack.rules).filter(rule => rule.compliance !== 'INSUFFICIENT_DATA');
  const failed = new Set(findings.map(({ rule, type, id }) => `${rule}\n${type}\n${id}`));
  return stacks
    .flatMap(({ resources }) => resources)
    .flatMap(({ physicalId, type: declared }) => {
      const [type] = recordedAs(new Set([declared]));
      if (type === undefined) return [];
      const item = items.find(one => one.type === type && (one.name === physicalId || one.arn === physicalId));
      const id = item?.id ?? physicalId;
      return rules.map(({ name: rule }) => ({ rule, type, id }));
    })
    .filter(({ rule, type, id }) => !failed.has(`${rule}\n${type}\n${id}`));
}

function itemsToQuery(estate: Estate): readonly Body[] {
  const { account, region, stacks = [], findings = [], recordedRecorders = [] } = estate;
  const place = { accountId: account, awsRegion: region };
  interface Judged {
    readonly type: string;
    readonly id: string;
    readonly failed: string[];
    readonly passed: string[];
  }
  const byResource = new Map<string, Judged>();
  const judged = ({ type, id }: { readonly type: string; readonly id: string }): Judged => {
    const key = `${type}\n${id}`;
    const known = byResource.get(key) ?? { type, id, failed: [], passed: [] };
    byResource.set(key, known);
    return known;
  };
  for (const one of findings) judged(one).failed.push(one.rule);
  for (const one of passedIn(estate)) judged(one).passed.push(one.rule);
  return [
    ...recordedRecorders.map(({ name, recording, recordingGroup }) => ({
      ...place,
      resourceType: 'AWS::Config::ConfigurationRecorder',
      resourceName: name,
      resourceId: name,
      configuration: {
        Name: name,
        Recording: recording,
        ...(recordingGroup === undefined ? {} : { RecordingGroup: capitalized(recordingGroup) }),
      },
    })),
    ...stacks.map(({ name, resources }) => ({
      ...place,
      resourceType: 'AWS::CloudFormation::Stack',
      resourceName: name,
      resourceId: `arn:aws:cloudformation:${region}:${account}:stack/${name}/id`,
      supplementaryConfiguration: {
        StackResourceSummaries: resources.map(({ logicalId, physicalId, type, updated }) => ({
          logicalResourceId: logicalId,
          physicalResourceId: physicalId,
          resourceType: type,
          ...(updated === undefined ? {} : { lastUpdatedTimestamp: updated }),
        })),
      },
    })),
    ...[...byResource.values()].map(({ type, id, failed, passed }) => ({
      ...place,
      resourceType: 'AWS::Config::ResourceCompliance',
      resourceId: `${type}/${id}`,
      configuration: {
        targetResourceType: type,
        targetResourceId: id,
        complianceType: failed.length > 0 ? 'NON_COMPLIANT' : 'COMPLIANT',
        configRuleList: [
          ...failed.map(configRuleName => ({ configRuleName, complianceType: 'NON_COMPLIANT' })),
          ...passed.map(configRuleName => ({ configRuleName, complianceType: 'COMPLIANT' })),
          { configRuleName: 'somebody-elses-rule', complianceType: 'COMPLIANT' },
        ],
      },
    })),
  ];
}

/** With names as recorded items have them: `AllSupported` for `allSupported`. */
function capitalized(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [`${key.charAt(0).toUpperCase()}${key.slice(1)}`, capitalized(inner)]),
  );
}

function at(item: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Body)[key] : undefined,
      item,
    );
}

function projected(item: Body, fields: readonly string[]): Body {
  const result: Record<string, unknown> = {};
  for (const field of fields) {
    const value = at(item, field);
    if (value === undefined) continue;
    const keys = field.split('.');
    let inner = result;
    for (const key of keys.slice(0, -1)) inner = (inner[key] ??= {}) as Record<string, unknown>;
    inner[keys.at(-1) ?? ''] = value;
  }
  return result;
}

/** A schema of the SDK: a number for simple types, a list for shapes, or a function that gives one. */
type Schema = number | string | readonly unknown[] | (() => Schema);

function operationSchemas(operation: string): { readonly input: Schema; readonly output: Schema } {
  const found = (sdk as unknown as Readonly<Record<string, readonly unknown[] | undefined>>)[`${operation}$`];
  if (found?.[0] !== 9) throw new Refusal('UnknownOperationException', `the SDK has no operation ${operation}`);
  return { input: found[4] as Schema, output: found[5] as Schema };
}

const simple: Readonly<Record<number, string>> = { 0: 'string', 1: 'number', 2: 'boolean', 4: 'number' };

function conforms(schema: Schema, value: unknown, path: string): void {
  if (typeof schema === 'function') {
    conforms(schema(), value, path);
    return;
  }
  if (typeof schema === 'number') {
    const list = (schema & 64) !== 0;
    const map = (schema & 128) !== 0;
    const base = schema & 63;
    if (list) {
      if (!Array.isArray(value)) throw new Error(`${path} must be a list`);
      value.forEach((item, index) => {
        conforms(base, item, `${path}[${String(index)}]`);
      });
    } else if (map) {
      for (const [key, item] of Object.entries(value as Body)) conforms(base, item, `${path}.${key}`);
    } else if (typeof value !== simple[base])
      throw new Error(`${path} must be a ${simple[base] ?? String(base)}, not ${typeof value}`);
    return;
  }
  if (!Array.isArray(schema)) throw new Error(`${path} has a schema that is not understood: ${JSON.stringify(schema)}`);
  const [kind, , , , names, schemas, required = 0] = schema as unknown as readonly [
    number,
    string,
    string,
    unknown,
    readonly string[] | Schema,
    readonly Schema[],
    number?,
  ];
  if (kind === 3) {
    const members = names as readonly string[];
    const body = value as Body;
    for (const key of Object.keys(body)) if (!members.includes(key)) throw new Error(`${path} has no member ${key}`);
    members.forEach((name, index) => {
      if (body[name] === undefined) {
        if (index < required) throw new Error(`${path} needs ${name}`);
      } else conforms(schemas[index] ?? -1, body[name], `${path}.${name}`);
    });
  } else if (kind === 1) {
    if (!Array.isArray(value)) throw new Error(`${path} must be a list`);
    value.forEach((item, index) => {
      conforms(names, item, `${path}[${String(index)}]`);
    });
  } else throw new Error(`${path} has a shape of kind ${String(kind)}, which this fake does not know`);
}
