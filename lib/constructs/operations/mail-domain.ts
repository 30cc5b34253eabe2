import { Duration, Stack } from 'aws-cdk-lib/core';
import { TxtRecord } from 'aws-cdk-lib/aws-route53';
import type { IPublicHostedZone } from 'aws-cdk-lib/aws-route53';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PhiKey } from '../data/phi-key';
import { PhiTopic } from '../data/phi-topic';

export interface MailDomainProps {
  /** The zone of the domain that mail is sent from. */
  readonly hostedZone: IPublicHostedZone;
  /** Where other mail servers send their reports about DMARC and TLS, such as `dmarc@clinic.example`. */
  readonly reportsTo: string;
  /**
   * What receivers do with mail that claims to be from the domain and is not.
   * @default 'reject'
   */
  readonly dmarcPolicy?: 'none' | 'quarantine' | 'reject';
  /**
   * Whether mail leaves over TLS or not at all.
   * @default true
   */
  readonly tlsRequired?: boolean;
}

/**
 * A domain that sends mail through SES: signed by DKIM, with SPF on a MAIL FROM domain of its own, DMARC that has forgeries rejected,
 * reports about TLS, mail that leaves over TLS alone, and events of bounces and complaints on an encrypted topic.
 *
 * Supports HICP 1.S.A, 1.M.A, 1.M.C, 4.M.C and 164.312(e)(1).
 */
export class MailDomain extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  /** Bounces, complaints and rejections. */
  readonly events: PhiTopic;
  private readonly eventKey: PhiKey;

  constructor(scope: Construct, id: string, props: MailDomainProps) {
    super(scope, id);
    const { hostedZone, reportsTo, dmarcPolicy = 'reject', tlsRequired = true } = props;
    const mailFrom = `mail.${hostedZone.zoneName}`;
    this.configurationSet = new ConfigurationSet(this, 'Settings', {
      tlsPolicy: tlsRequired ? ConfigurationSetTlsPolicy.REQUIRE : ConfigurationSetTlsPolicy.OPTIONAL,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.eventKey = new PhiKey(this, 'EventKey', { description: `Key of the mail events of ${id}` });
    this.events = new PhiTopic(this, 'Events', { masterKey: this.eventKey });
    this.letSesPublish();
    new ConfigurationSetEventDestination(this, 'EventDestination', {
      configurationSet: this.configurationSet,
      destination: EventDestination.snsTopic(this.events),
    });
    // Records for DKIM and MAIL FROM are made by the identity.
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.publicHostedZone(hostedZone),
      configurationSet: this.configurationSet,
      dkimSigning: true,
      mailFromDomain: mailFrom,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
    });
    const ttl = Duration.hours(1);
    new TxtRecord(this, 'Spf', { zone: hostedZone, values: ['v=spf1 include:amazonses.com -all'], ttl });
    new TxtRecord(this, 'Dmarc', {
      zone: hostedZone,
      recordName: `_dmarc.${hostedZone.zoneName}`,
      values: [`v=DMARC1; p=${dmarcPolicy}; rua=mailto:${reportsTo}; adkim=s; aspf=r; pct=100`],
      ttl,
    });
    new TxtRecord(this, 'TlsReports', {
      zone: hostedZone,
      recordName: `_smtp._tls.${hostedZone.zoneName}`,
      values: [`v=TLSRPTv1; rua=mailto:${reportsTo}`],
      ttl,
    });
  }

  /** https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html */
  private letSesPublish(): void {
    const ses = {
      principals: [new ServicePrincipal('ses.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    this.events.addToResourcePolicy(new PolicyStatement({ ...ses, actions: ['sns:Publish'], resources: [this.events.topicArn] }));
    this.eventKey.addToResourcePolicy(
      new PolicyStatement({ ...ses, actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: ['*'] }),
    );
  }
}
