import { createHash } from 'node:crypto';
import { Duration, Names, RemovalPolicy, Stack, Tags, Token } from 'aws-cdk-lib/core';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, PrincipalWithConditions, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnAccountAuditConfiguration,
  CfnCACertificate,
  CfnDomainConfiguration,
  CfnLogging,
  CfnMitigationAction,
  CfnPolicy,
  CfnProvisioningTemplate,
  CfnScheduledAudit,
  CfnSecurityProfile,
  CfnThingGroup,
  CfnThingType,
  CfnTopicRule,
} from 'aws-cdk-lib/aws-iot';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers, acknowledgeStars } from '../acknowledge';
import { PhiQueue } from '../data/phi-queue';
import { PhiStream } from '../data/phi-stream';
import { PhiTopic } from '../data/phi-topic';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { PhiLogGroup } from '../operations/phi-log-group';
import { markPhi } from '../phi';

/** Who signs the certificates of devices. */
export interface DeviceAuthority {
  /** The certificate of the authority, as PEM. */
  readonly certificatePem: string;
  /**
   * A certificate that the authority signed for the registration code of the account, as PEM; it proves that its key is yours.
   * @default - no proof; devices then have to name the endpoint (SNI), as all current clients do
   */
  readonly verificationPem?: string;
}

export interface DeviceGatewayProps {
  /** Who answers for the devices, such as `clinical-engineering`: a tag of all parts, and an attribute of the groups. */
  readonly owner: string;
  /**
   * Kinds of devices, such as `infusion-pump`; each becomes a thing type that is searched by maker, model and serial number. An account
   * has a name once in a Region: a second gateway there names other kinds.
   */
  readonly deviceTypes: readonly string[];
  /**
   * Authorities whose devices register themselves when they first connect, each with a certificate of its own (just-in-time provisioning).
   * @default - none; devices are registered by hand
   */
  readonly authorities?: readonly DeviceAuthority[];
  /**
   * Admits devices that share a claim certificate, by their serial number: the hook of fleet provisioning, best a `PhiFunction`. Whoever
   * takes the claim certificate out of one device can ask it too, so prefer `authorities`.
   * https://docs.aws.amazon.com/iot/latest/developerguide/pre-provisioning-hook.html
   * @default - no device is admitted by a claim
   */
  readonly enrollmentHook?: IFunction;
  /**
   * Takes what devices publish to `devices/<thing>/readings`, with the name of the thing as `device`. A queue is a standard one.
   * @default - a `PhiStream` with a key of its own
   */
  readonly readings?: IStream | IQueue;
  /**
   * Name at which devices connect, such as `devices.clinic.example`; it takes a `certificate`.
   * @default - a name of AWS
   */
  readonly domainName?: string;
  /**
   * Certificate of `domainName`.
   * @default - the certificate of AWS
   */
  readonly certificate?: ICertificate;
  /**
   * Versions of TLS and ciphers that the endpoint accepts.
   * @default 'IoTSecurityPolicy_TLS13_1_2_2022_10', TLS 1.2 and 1.3
   */
  readonly securityPolicy?: string;
  /**
   * CIDR blocks that devices connect from; others raise an alarm.
   * @default - any
   */
  readonly siteCidrs?: readonly string[];
  /**
   * What devices do when all is well; anything else raises an alarm.
   * @default - at most 5 refused requests in 5 minutes, and numbers of connections, disconnections and messages as Device Defender learns them
   */
  readonly behaviors?: readonly CfnSecurityProfile.BehaviorProperty[];
  /**
   * Whether this sets what an account has once in a Region: logging, the audit of Device Defender and its schedule. One gateway does. Where
   * IoT Core has logged before, import its log group `AWSIotLogsV2` into the stack first.
   * @default true
   */
  readonly accountSettings?: boolean;
  /**
   * What is logged.
   * @default 'INFO', each connection and message
   */
  readonly logLevel?: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'DISABLED';
  /**
   * How often the account is audited.
   * @default 'DAILY'
   */
  readonly auditFrequency?: 'DAILY' | 'WEEKLY' | 'BIWEEKLY' | 'MONTHLY';
  /**
   * The age from which the audit reports a device certificate, so that it is rotated; in days, from 30 to 3652.
   * @default Duration.days(365)
   */
  readonly certificateAge?: Duration;
  /**
   * The network with devices that cannot encrypt, best a `SegmentedVpc`: `plainDevices` is made for them.
   * @default - none
   */
  readonly vpc?: IVpc;
}

/**
 * The way of medical devices into the cloud, by IoT Core: each device has a certificate and acts as itself alone, and connects over TLS 1.2
 * or later by the endpoint of this gateway; other endpoints of the account have settings of their own. Types have places for maker, model
 * and serial number: a device that registers itself gives the last, and a person adds type, maker and model. What devices read goes to an
 * encrypted stream, and what cannot be delivered to a queue. Device Defender audits the account every day, watches how devices behave and
 * raises alarms; all is logged for six years.
 *
 * Devices that cannot encrypt are kept away from the patient database: a thing whose attribute `encryption` is `none`, or `quarantined`
 * is `true`, is refused everything, which the registry says and no device can change; in a network, `plainDevices` lets through nothing
 * but what is allowed by name. The group `quarantine` refuses nothing until somebody attaches `quarantinePolicy` to it, once, which
 * CloudFormation cannot: `aws iot attach-policy`. Supports HICP 9.M.A, 9.M.B, 9.M.C, 9.M.D, 9.M.E, 9.L.B and 164.312(a)(1), (b), (d),
 * (e)(1), 164.310(d)(2)(iii).
 */
export class DeviceGateway extends Construct {
  /** What each device may do: as itself, on topics of its own. */
  readonly devicePolicy: CfnPolicy;
  /** The group of all devices that register themselves. */
  readonly devices: CfnThingGroup;
  /** The group of devices that are taken out of service. */
  readonly quarantine: CfnThingGroup;
  /**
   * Denies everything. CloudFormation attaches no policy to a group of things; do it once:
   * `aws iot attach-policy --policy-name … --target <ARN of quarantine>`.
   */
  readonly quarantinePolicy: CfnPolicy;
  /** Actions against findings of Device Defender: into quarantine, and the certificate off. A person starts them. */
  readonly mitigations: { readonly quarantine: CfnMitigationAction; readonly deactivate: CfnMitigationAction };
  /** The kinds of devices, by name. */
  readonly thingTypes: Readonly<Record<string, CfnThingType>>;
  /** Where devices connect. */
  readonly domain: CfnDomainConfiguration;
  /** Takes the readings of devices. */
  readonly readings: IStream | IQueue;
  /** Keeps readings that could not be delivered. */
  readonly undelivered: PhiQueue;
  /** Hands readings on. */
  readonly delivery: CfnTopicRule;
  /** Hears of findings of audits and of devices that misbehave; subscribe those who look into it. */
  readonly alarms: PhiTopic;
  /** How devices behave when all is well. */
  readonly securityProfile: CfnSecurityProfile;
  /** Logging, audit and its schedule, where `accountSettings` is not false. */
  readonly account?: {
    readonly logging: CfnLogging;
    readonly audit: CfnAccountAuditConfiguration;
    readonly schedule: CfnScheduledAudit;
  };
  /** Registers devices of `authorities` when they first connect. */
  readonly registration?: CfnProvisioningTemplate;
  /** Registers devices that `enrollmentHook` admits. */
  readonly enrollment?: CfnProvisioningTemplate;
  /**
   * What a device with a claim certificate may do: ask for a certificate for a key that never leaves it, and enroll. Its client id is
   * `claim.<common name of the certificate>-` and what it likes.
   */
  readonly claimPolicy?: CfnPolicy;
  /** The security group of devices that cannot encrypt, where a network is given. Allow an engine that encrypts for them by `allowTo`. */
  readonly plainDevices?: ServiceSecurityGroup;
  /** The beginning of names that other names are made of, so that they are text. */
  private readonly prefix: string;

  constructor(scope: Construct, id: string, props: DeviceGatewayProps) {
    super(scope, id);
    const { owner, deviceTypes, authorities = [], enrollmentHook, vpc } = props;
    if (!Token.isUnresolved(owner) && !/^[\w.,@/:#-]+$/.test(owner))
      throw new Error(
        `The owner of ${this.node.path} is '${owner}'; attributes in IoT are letters, digits and any of _.,@/:#- alone`,
      );
    const unnamed = deviceTypes.find(type => !/^[\w:-]+$/.test(type));
    if (unnamed !== undefined)
      throw new Error(
        `${this.node.path} has devices of the kind '${unnamed}'; names of kinds in IoT are letters, digits and any of :_- alone`,
      );
    this.prefix = Names.uniqueResourceName(this, { maxLength: 24, separator: '-' });
    markPhi(this);
    Tags.of(this).add('Owner', owner);
    this.devices = this.makeGroup('Devices', 'Devices that register themselves', owner);
    this.quarantine = this.makeGroup('Quarantine', 'Devices that are taken out of service', owner);
    this.thingTypes = Object.fromEntries(deviceTypes.map(type => [type, this.makeType(type)]));
    this.devicePolicy = this.makeDevicePolicy();
    this.quarantinePolicy = this.makePolicy('QuarantinePolicy', [{ Effect: 'Deny', Action: 'iot:*', Resource: '*' }]);
    this.mitigations = this.makeMitigations();
    this.domain = this.makeDomain(props);
    this.undelivered = new PhiQueue(this, 'Undelivered');
    this.readings = props.readings ?? new PhiStream(this, 'Readings');
    this.delivery = this.deliver();
    this.alarms = new PhiTopic(this, 'Alarms');
    const alarmRole = this.role('AlarmRole', 'Tells of findings of Device Defender');
    this.alarms.grantPublish(alarmRole);
    this.securityProfile = this.watch(props, alarmRole);
    if (props.accountSettings ?? true) this.account = this.setUpAccount(props, alarmRole);
    if (authorities.length > 0) this.registration = this.register(authorities);
    if (enrollmentHook !== undefined) {
      this.enrollment = this.enroll(enrollmentHook);
      this.claimPolicy = this.makeClaimPolicy(`${this.prefix}-enrolled`);
    }
    if (vpc !== undefined) this.plainDevices = this.keepApart(vpc);
  }

  private makeGroup(id: string, thingGroupDescription: string, owner: string): CfnThingGroup {
    return new CfnThingGroup(this, id, {
      thingGroupName: `${this.prefix}-${id}`,
      thingGroupProperties: { thingGroupDescription, attributePayload: { attributes: { owner } } },
    });
  }

  private makeType(type: string): CfnThingType {
    return new CfnThingType(this, `Type-${type}`, {
      thingTypeName: type,
      thingTypeProperties: { searchableAttributes: ['maker', 'model', 'serial'] },
    });
  }

  private makePolicy(id: string, statements: readonly object[]): CfnPolicy {
    return new CfnPolicy(this, id, {
      policyName: `${this.prefix}-${id}`,
      policyDocument: { Version: '2012-10-17', Statement: statements },
    });
  }

  private arn(resource: string): string {
    const { partition, region, account } = Stack.of(this);
    return `arn:${partition}:iot:${region}:${account}:${resource}`;
  }

  /** https://docs.aws.amazon.com/iot/latest/developerguide/thing-policy-variables.html */
  private makeDevicePolicy(): CfnPolicy {
    const thing = '${iot:Connection.Thing.ThingName}';
    const own = [`devices/${thing}/*`, `$aws/things/${thing}/shadow/*`, `$aws/things/${thing}/jobs/*`];
    const topics = own.map(topic => this.arn(`topic/${topic}`));
    const attached = { Bool: { 'iot:Connection.Thing.IsAttached': 'true' } };
    const refused = (attribute: string, value: string): object => ({
      Effect: 'Deny',
      Action: 'iot:*',
      Resource: '*',
      Condition: { StringEquals: { [`iot:Connection.Thing.Attributes[${attribute}]`]: value } },
    });
    return this.makePolicy('DevicePolicy', [
      { Effect: 'Allow', Action: 'iot:Connect', Resource: this.arn(`client/${thing}`), Condition: attached },
      { Effect: 'Allow', Action: ['iot:Publish', 'iot:Receive'], Resource: topics, Condition: attached },
      {
        Effect: 'Allow',
        Action: 'iot:Subscribe',
        Resource: own.map(topic => this.arn(`topicfilter/${topic}`)),
        Condition: attached,
      },
      refused('encryption', 'none'),
      refused('quarantined', 'true'),
    ]);
  }

  /** https://docs.aws.amazon.com/iot-device-defender/latest/devguide/dd-mitigation-actions.html */
  private makeMitigations(): DeviceGateway['mitigations'] {
    const role = this.role('MitigationRole', 'Takes devices out of service');
    const things = [this.arn('thing/*')];
    const certificates = [this.arn('cert/*')];
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['iot:AddThingToThingGroup'],
        resources: [...things, this.arn(`thinggroup/${this.prefix}-Quarantine`)],
      }),
    );
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['iot:UpdateCertificate'], resources: certificates }));
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['iot:ListPrincipalThings'], resources: ['*'] }));
    this.acknowledgeThings(role, [...things, ...certificates, '*']);
    return {
      quarantine: new CfnMitigationAction(this, 'IntoQuarantine', {
        roleArn: role.roleArn,
        actionParams: {
          addThingsToThingGroupParams: { thingGroupNames: [`${this.prefix}-Quarantine`], overrideDynamicGroups: true },
        },
      }),
      deactivate: new CfnMitigationAction(this, 'CertificateOff', {
        roleArn: role.roleArn,
        actionParams: { updateDeviceCertificateParams: { action: 'DEACTIVATE' } },
      }),
    };
  }

  private makeDomain({ domainName, certificate, securityPolicy }: DeviceGatewayProps): CfnDomainConfiguration {
    return new CfnDomainConfiguration(this, 'Endpoint', {
      serviceType: 'DATA',
      applicationProtocol: 'SECURE_MQTT',
      authenticationType: 'AWS_X509',
      tlsConfig: { securityPolicy: securityPolicy ?? 'IoTSecurityPolicy_TLS13_1_2_2022_10' },
      ...(domainName !== undefined && { domainName }),
      ...(certificate !== undefined && { serverCertificateArns: [certificate.certificateArn] }),
    });
  }

  /** The name comes from the topic, which the policy ties to the device; a device cannot write it. */
  private deliver(): CfnTopicRule {
    const role = this.role('DeliveryRole', 'Delivers the readings of devices');
    const { readings } = this;
    // https://docs.aws.amazon.com/iot/latest/developerguide/sqs-rule-action.html
    if ('fifo' in readings && readings.fifo)
      throw new Error(
        `The queue for readings of ${this.node.path} is a FIFO queue, to which IoT Core cannot send. Give a standard queue`,
      );
    if ('streamArn' in readings) readings.grantWrite(role);
    else readings.grantSendMessages(role);
    this.undelivered.grantSendMessages(role);
    const { roleArn } = role;
    return new CfnTopicRule(this, 'Delivery', {
      topicRulePayload: {
        description: 'Hands on the readings of devices',
        awsIotSqlVersion: '2016-03-23',
        sql: "SELECT *, topic(2) AS device, timestamp() AS received FROM 'devices/+/readings'",
        ruleDisabled: false,
        actions: [
          'streamArn' in readings
            ? { kinesis: { roleArn, streamName: readings.streamName, partitionKey: '${topic(2)}' } }
            : { sqs: { roleArn, queueUrl: readings.queueUrl, useBase64: false } },
        ],
        errorAction: { sqs: { roleArn, queueUrl: this.undelivered.queueUrl, useBase64: false } },
      },
    });
  }

  private watch({ behaviors, siteCidrs }: DeviceGatewayProps, role: WorkloadRole): CfnSecurityProfile {
    const profile = new CfnSecurityProfile(this, 'Behavior', {
      securityProfileDescription: 'How devices behave when all is well',
      behaviors: [...(behaviors ?? [...defaultBehaviors, ...(siteCidrs === undefined ? [] : [fromSites(siteCidrs)])])],
      targetArns: [this.arn('all/registered-things')],
      alertTargets: { SNS: { alertTargetArn: this.alarms.topicArn, roleArn: role.roleArn } },
    });
    if (role.grantedPolicy !== undefined) profile.node.addDependency(role.grantedPolicy);
    return profile;
  }

  private setUpAccount(props: DeviceGatewayProps, alarmRole: WorkloadRole): NonNullable<DeviceGateway['account']> {
    const accountId = Stack.of(this).account;
    const { logLevel = 'INFO', auditFrequency = 'DAILY', certificateAge = Duration.days(365) } = props;
    // The one log group that IoT Core writes to; made by it, it would be kept for good and be encrypted with a key of AWS.
    const logs = new PhiLogGroup(this, 'Logs', {
      logGroupName: 'AWSIotLogsV2',
      // Kept when a first deployment fails, it would be in the way of the next one.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const loggingRole = this.role('LoggingRole', 'Writes the logs of IoT Core');
    const granted = logs.grantWrite(loggingRole);
    const logging = new CfnLogging(this, 'Logging', { accountId, defaultLogLevel: logLevel, roleArn: loggingRole.roleArn });
    granted.applyBefore(logging);
    const auditRole = this.role('AuditRole', 'Reads what Device Defender audits', [auditPolicy]);
    acknowledgePeers(auditRole, {
      rule: `${auditPolicyAcknowledgement.rule}[Policy::arn:<AWS::Partition>:iam::aws:policy/${auditPolicy}]`,
      reason: auditPolicyAcknowledgement.reason,
    });
    const audit = new CfnAccountAuditConfiguration(this, 'Audit', {
      accountId,
      roleArn: auditRole.roleArn,
      auditCheckConfigurations: {
        ...Object.fromEntries(Object.keys(auditChecks).map(check => [check, { enabled: true }])),
        deviceCertificateAgeCheck: {
          enabled: true,
          configuration: { certAgeThresholdInDays: String(certificateAge.toDays()) },
        },
      },
      auditNotificationTargetConfigurations: {
        sns: { enabled: true, targetArn: this.alarms.topicArn, roleArn: alarmRole.roleArn },
      },
    });
    if (alarmRole.grantedPolicy !== undefined) audit.node.addDependency(alarmRole.grantedPolicy);
    const schedule = new CfnScheduledAudit(this, 'AuditSchedule', {
      frequency: auditFrequency,
      ...(auditFrequency === 'MONTHLY' && { dayOfMonth: '1' }),
      ...((auditFrequency === 'WEEKLY' || auditFrequency === 'BIWEEKLY') && { dayOfWeek: 'MON' }),
      targetCheckNames: Object.values(auditChecks),
    });
    schedule.addResourceDependency(audit);
    return { logging, audit, schedule };
  }

  /** https://docs.aws.amazon.com/iot/latest/developerguide/jit-provisioning.html */
  private register(authorities: readonly DeviceAuthority[]): CfnProvisioningTemplate {
    const templateName = `${this.prefix}-registered`;
    const template = new CfnProvisioningTemplate(this, 'Registration', {
      templateName,
      description: 'Registers devices whose certificates a registered authority signed',
      templateType: 'JITP',
      enabled: true,
      provisioningRoleArn: this.provisioningRole().roleArn,
      templateBody: this.provision(
        'AWS::IoT::Certificate::CommonName',
        { serial: { Ref: 'AWS::IoT::Certificate::SerialNumber' } },
        ['AWS::IoT::Certificate::CommonName', 'AWS::IoT::Certificate::SerialNumber', 'AWS::IoT::Certificate::Id'],
      ),
    });
    authorities.forEach(({ certificatePem, verificationPem }) => {
      // Named by its certificate: IoT Core takes none twice, so a list that moves up would have to register what it still has.
      const known = JSON.stringify(Stack.of(this).resolve(certificatePem));
      const authority = new CfnCACertificate(this, `Authority-${createHash('sha256').update(known).digest('hex').slice(0, 12)}`, {
        caCertificatePem: certificatePem,
        ...(verificationPem === undefined
          ? { certificateMode: 'SNI_ONLY' }
          : { certificateMode: 'DEFAULT', verificationCertificatePem: verificationPem }),
        status: 'ACTIVE',
        autoRegistrationStatus: 'ENABLE',
        registrationConfig: { templateName },
      });
      authority.addResourceDependency(template);
    });
    return template;
  }

  private enroll(hook: IFunction): CfnProvisioningTemplate {
    const templateName = `${this.prefix}-enrolled`;
    const template = new CfnProvisioningTemplate(this, 'Enrollment', {
      templateName,
      description: 'Registers devices that the hook admits by their serial number',
      templateType: 'FLEET_PROVISIONING',
      enabled: true,
      preProvisioningHook: { targetArn: hook.functionArn, payloadVersion: '2020-04-01' },
      provisioningRoleArn: this.provisioningRole().roleArn,
      templateBody: this.provision('SerialNumber', { serial: { Ref: 'SerialNumber' } }, [
        'SerialNumber',
        'AWS::IoT::Certificate::Id',
      ]),
    });
    hook.addPermission(`HookOf${this.prefix}`, {
      principal: new ServicePrincipal('iot.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
      sourceArn: this.arn(`provisioningtemplate/${templateName}`),
    });
    return template;
  }

  /** The body of a template: a thing, its certificate and the one policy that all devices have. Nothing but names comes from the device. */
  private provision(name: string, attributes: object, parameters: readonly string[]): string {
    return JSON.stringify({
      Parameters: Object.fromEntries(parameters.map(parameter => [parameter, { Type: 'String' }])),
      Resources: {
        thing: {
          Type: 'AWS::IoT::Thing',
          Properties: { ThingName: { Ref: name }, AttributePayload: attributes, ThingGroups: [`${this.prefix}-Devices`] },
          // What a person wrote into the registry stands, quarantine above all.
          OverrideSettings: { AttributePayload: 'MERGE', ThingGroups: 'DO_NOTHING', ThingTypeName: 'DO_NOTHING' },
        },
        certificate: {
          Type: 'AWS::IoT::Certificate',
          Properties: { CertificateId: { Ref: 'AWS::IoT::Certificate::Id' }, Status: 'ACTIVE' },
        },
        policy: { Type: 'AWS::IoT::Policy', Properties: { PolicyName: `${this.prefix}-DevicePolicy` } },
      },
    });
  }

  /** What AWSIoTThingsRegistration allows, without policies that are made on the way, and for this group and policy alone. */
  private provisioningRole(): WorkloadRole {
    const id = 'ProvisioningRole';
    const existing = this.node.tryFindChild(id);
    if (existing instanceof WorkloadRole) return existing;
    const role = this.role(id, 'Registers devices');
    const stars = [this.arn('thing/*'), this.arn('cert/*')];
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [
          'iot:AddThingToThingGroup',
          'iot:AttachPolicy',
          'iot:AttachPrincipalPolicy',
          'iot:AttachThingPrincipal',
          'iot:CreateThing',
          'iot:DescribeCertificate',
          'iot:DescribeThing',
          'iot:DescribeThingGroup',
          'iot:GetPolicy',
          'iot:ListAttachedPolicies',
          'iot:ListThingGroupsForThing',
          'iot:ListThingPrincipals',
          'iot:UpdateCertificate',
          'iot:UpdateThing',
        ],
        resources: [...stars, this.arn(`thinggroup/${this.prefix}-Devices`), this.arn(`policy/${this.prefix}-DevicePolicy`)],
      }),
    );
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [
          'iot:ListPolicyPrincipals',
          'iot:ListPrincipalPolicies',
          'iot:ListPrincipalThings',
          'iot:RegisterCertificate',
          'iot:RegisterThing',
        ],
        resources: ['*'],
      }),
    );
    this.acknowledgeThings(role, [...stars, '*']);
    return role;
  }

  /** https://docs.aws.amazon.com/iot/latest/developerguide/provision-wo-cert.html */
  private makeClaimPolicy(templateName: string): CfnPolicy {
    const asks = ['$aws/certificates/create-from-csr/json', `$aws/provisioning-templates/${templateName}/provision/json`];
    const answers = asks.flatMap(topic => [`${topic}/accepted`, `${topic}/rejected`]);
    const allow = (Action: string, Resource: string | readonly string[]): object => ({ Effect: 'Allow', Action, Resource });
    return this.makePolicy('ClaimPolicy', [
      // A client id takes the place of the connection that has it: no thing can be called so, as its name has no dot.
      allow('iot:Connect', this.arn('client/claim.${iot:Certificate.Subject.CommonName}-*')),
      allow(
        'iot:Publish',
        asks.map(topic => this.arn(`topic/${topic}`)),
      ),
      allow(
        'iot:Receive',
        answers.map(topic => this.arn(`topic/${topic}`)),
      ),
      allow(
        'iot:Subscribe',
        answers.map(topic => this.arn(`topicfilter/${topic}`)),
      ),
    ]);
  }

  private keepApart(vpc: IVpc): ServiceSecurityGroup {
    const group = new ServiceSecurityGroup(this, 'PlainDevices', {
      vpc,
      description: 'Devices that cannot encrypt; kept away from the patient database',
    });
    // By this tag the rules know whom to keep from databases.
    Tags.of(group).add('NetworkZone', 'device');
    return group;
  }

  /** https://docs.aws.amazon.com/iot/latest/developerguide/cross-service-confused-deputy-prevention.html */
  private role(id: string, description: string, policies: readonly string[] = []): WorkloadRole {
    return new WorkloadRole(this, id, {
      assumedBy: new PrincipalWithConditions(new ServicePrincipal('iot.amazonaws.com'), {
        StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
      }),
      description,
      managedPolicies: policies.map(name => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
  }

  private acknowledgeThings(role: WorkloadRole, resources: readonly string[]): void {
    if (role.grantedPolicy !== undefined) acknowledgeStars(role.grantedPolicy, resources, thingsAcknowledgement);
  }
}

/** A rule of cdk-nag against stars in policies. */
export const thingsAcknowledgement = {
  rule: 'AwsSolutions-IAM5',
  reason:
    'Devices and their certificates come later, under names that nobody knows beforehand; some actions of IoT know no resources at all.',
} as const;

/** A rule of cdk-nag against all policies of AWS. */
export const auditPolicyAcknowledgement = {
  rule: 'AwsSolutions-IAM4',
  reason:
    'AWS keeps this policy in step with the checks of Device Defender; an audit by a copy of it that falls behind skips checks in silence.',
} as const;

const auditPolicy = 'service-role/AWSIoTDeviceDefenderAudit';

/** All checks, by their names in the configuration and in schedules. https://docs.aws.amazon.com/iot-device-defender/latest/devguide/device-defender-audit-checks.html */
const auditChecks = {
  authenticatedCognitoRoleOverlyPermissiveCheck: 'AUTHENTICATED_COGNITO_ROLE_OVERLY_PERMISSIVE_CHECK',
  caCertificateExpiringCheck: 'CA_CERTIFICATE_EXPIRING_CHECK',
  caCertificateKeyQualityCheck: 'CA_CERTIFICATE_KEY_QUALITY_CHECK',
  conflictingClientIdsCheck: 'CONFLICTING_CLIENT_IDS_CHECK',
  deviceCertificateAgeCheck: 'DEVICE_CERTIFICATE_AGE_CHECK',
  deviceCertificateExpiringCheck: 'DEVICE_CERTIFICATE_EXPIRING_CHECK',
  deviceCertificateKeyQualityCheck: 'DEVICE_CERTIFICATE_KEY_QUALITY_CHECK',
  deviceCertificateSharedCheck: 'DEVICE_CERTIFICATE_SHARED_CHECK',
  intermediateCaRevokedForActiveDeviceCertificatesCheck: 'INTERMEDIATE_CA_REVOKED_FOR_ACTIVE_DEVICE_CERTIFICATES_CHECK',
  iotPolicyOverlyPermissiveCheck: 'IOT_POLICY_OVERLY_PERMISSIVE_CHECK',
  ioTPolicyPotentialMisConfigurationCheck: 'IOT_POLICY_POTENTIAL_MISCONFIGURATION_CHECK',
  iotRoleAliasAllowsAccessToUnusedServicesCheck: 'IOT_ROLE_ALIAS_ALLOWS_ACCESS_TO_UNUSED_SERVICES_CHECK',
  iotRoleAliasOverlyPermissiveCheck: 'IOT_ROLE_ALIAS_OVERLY_PERMISSIVE_CHECK',
  loggingDisabledCheck: 'LOGGING_DISABLED_CHECK',
  revokedCaCertificateStillActiveCheck: 'REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK',
  revokedDeviceCertificateStillActiveCheck: 'REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK',
  unauthenticatedCognitoRoleOverlyPermissiveCheck: 'UNAUTHENTICATED_COGNITO_ROLE_OVERLY_PERMISSIVE_CHECK',
} as const satisfies Readonly<Record<keyof CfnAccountAuditConfiguration.AuditCheckConfigurationsProperty, string>>;

/** Metrics that IoT Core measures itself. https://docs.aws.amazon.com/iot-device-defender/latest/devguide/detect-cloud-side-metrics.html */
const defaultBehaviors: readonly CfnSecurityProfile.BehaviorProperty[] = [
  {
    name: 'few-refused-requests',
    metric: 'aws:num-authorization-failures',
    criteria: {
      comparisonOperator: 'less-than-equals',
      value: { count: '5' },
      durationSeconds: 300,
      consecutiveDatapointsToAlarm: 1,
      consecutiveDatapointsToClear: 1,
    },
  },
  ...['connection-attempts', 'disconnects', 'messages-received', 'messages-sent'].map(metric => ({
    name: `usual-${metric}`,
    metric: `aws:num-${metric}`,
    criteria: {
      consecutiveDatapointsToAlarm: 1,
      consecutiveDatapointsToClear: 1,
      mlDetectionConfig: { confidenceLevel: 'HIGH' },
    },
  })),
];

function fromSites(cidrs: readonly string[]): CfnSecurityProfile.BehaviorProperty {
  return {
    name: 'from-known-sites',
    metric: 'aws:source-ip-address',
    criteria: { comparisonOperator: 'in-cidr-set', value: { cidrs: [...cidrs] } },
  };
}
