import { Port } from 'aws-cdk-lib/aws-ec2';
import { StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PhiDatabase } from '../data/phi-database';
import { PhiStream } from '../data/phi-stream';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { auditPolicyAcknowledgement, DeviceGateway, thingsAcknowledgement } from './device-gateway';
import type { DeviceGatewayProps } from './device-gateway';

const weakened = (scope: Construct, props: Partial<DeviceGatewayProps> = {}): DeviceGateway =>
  new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['infusion-pump'], ...props });

export default guide({
  construct: 'DeviceGateway',
  example: scope => {
    new DeviceGateway(scope, 'Devices', { owner: 'clinical-engineering', deviceTypes: ['infusion-pump', 'patient-monitor'] });
  },
  defaults: [
    {
      prop: 'vpc, plainDevices',
      holds: 'devices that cannot encrypt are kept away from the patient database',
      weakened: scope => {
        const vpc = new SegmentedVpc(scope, 'Network');
        const records = new PhiDatabase(scope, 'Records', { vpc, vpcSubnets: vpc.tier('data') });
        const { plainDevices } = weakened(scope, { vpc });
        plainDevices?.connections.allowTo(records, Port.tcp(5432), 'Past the engine');
      },
      reportedBy: ['ec2-security-group-devices-kept-from-databases'],
    },
    {
      prop: 'devicePolicy (statements of your own)',
      holds: 'a device acts as itself, on topics of its own',
      weakened: scope => {
        weakened(scope).devicePolicy.policyDocument = {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: ['iot:Connect', 'iot:Publish'], Resource: '*' }],
        };
      },
      reportedBy: ['iot-policy-no-wildcard-resources', 'iot-policy-scoped-to-thing'],
    },
    {
      prop: 'securityPolicy',
      holds: 'devices connect over TLS 1.2 or later',
      weakened: scope => weakened(scope, { securityPolicy: 'IoTSecurityPolicy_TLS12_1_0_2016_01' }),
      reportedBy: ['iot-domain-tls-policy'],
    },
    {
      prop: 'domain (authentication of your own)',
      holds: 'devices sign in with certificates, and with nothing less',
      weakened: scope => {
        weakened(scope).domain.authenticationType = 'CUSTOM_AUTH';
      },
      reportedBy: ['iot-domain-certificate-required'],
    },
    {
      prop: 'enrollmentHook',
      holds: 'each device has a certificate of its own from the factory on',
      weakened: scope =>
        weakened(scope, {
          enrollmentHook: Function.fromFunctionArn(scope, 'Hook', 'arn:aws:lambda:us-east-1:111122223333:function:hook'),
        }),
      reportedBy: ['iot-provisioning-template-jitp'],
    },
    {
      prop: 'deviceTypes (attributes of your own)',
      holds: 'devices are found by maker, model and serial number',
      weakened: scope => {
        for (const type of Object.values(weakened(scope).thingTypes)) type.thingTypeProperties = undefined;
      },
      reportedBy: ['iot-thing-type-searchable'],
    },
    {
      prop: 'readings',
      holds: 'readings are encrypted with a key of their own',
      weakened: scope =>
        weakened(scope, { readings: new PhiStream(scope, 'Plain', { encryption: StreamEncryption.UNENCRYPTED }) }),
      reportedBy: ['kinesis-stream-encrypted'],
    },
    {
      prop: 'delivery (error action of your own)',
      holds: 'readings that cannot be delivered are kept',
      weakened: scope => {
        weakened(scope).delivery.addPropertyDeletionOverride('TopicRulePayload.ErrorAction');
      },
      reportedBy: ['iot-topic-rule-error-action'],
    },
    {
      prop: 'behaviors',
      holds: 'a device that misbehaves is seen',
      weakened: scope => weakened(scope, { behaviors: [] }),
      reportedBy: ['iot-security-profile-alerts-sent', 'iot-security-profile-attached'],
    },
    {
      prop: 'securityProfile (targets of your own)',
      holds: 'a device that misbehaves raises an alarm',
      weakened: scope => {
        weakened(scope).securityProfile.alertTargets = undefined;
      },
      reportedBy: ['iot-security-profile-alerts-sent'],
    },
    {
      prop: 'logLevel',
      holds: 'connections and messages are logged',
      weakened: scope => weakened(scope, { logLevel: 'DISABLED' }),
      reportedBy: ['iot-logging-enabled'],
    },
    {
      prop: 'auditFrequency',
      holds: 'the account is audited every day',
      weakened: scope => weakened(scope, { auditFrequency: 'MONTHLY' }),
      reportedBy: ['iot-scheduled-audit-covers-checks'],
    },
    {
      prop: 'account (checks of your own)',
      holds: 'all checks of Device Defender run',
      weakened: scope => {
        const audit = weakened(scope).account?.audit;
        if (audit !== undefined) audit.auditCheckConfigurations = { loggingDisabledCheck: { enabled: true } };
      },
      reportedBy: ['iot-account-audit-all-checks-enabled', 'iot-account-audit-checks-enabled'],
    },
    {
      prop: 'account (notifications of your own)',
      holds: 'findings of audits are told',
      weakened: scope => {
        const audit = weakened(scope).account?.audit;
        if (audit !== undefined) audit.auditNotificationTargetConfigurations = undefined;
      },
      reportedBy: ['iot-account-audit-notifications'],
    },
    {
      prop: 'certificateAge',
      holds: 'certificates that are a year old are reported, to be replaced',
      weakened: scope => weakened(scope, { certificateAge: Duration.days(3650) }),
      reportedBy: ['iot-account-audit-certificate-age-limited'],
    },
  ],
  acknowledged: [thingsAcknowledgement, auditPolicyAcknowledgement],
  cost: {
    monthly: '18 USD: 14 for a shard, 4 for keys; and about 1 USD for a million messages',
    drivers: [
      'messages and minutes of connection',
      'logs of connections and messages',
      'audited devices, at 0.0011 USD each',
      'shards',
    ],
  },
});
