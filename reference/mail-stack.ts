import { Stack } from 'aws-cdk-lib/core';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { MailDomain } from '../lib/constructs/operations/mail-domain';
import type { Setting } from './setting';

/** Reminders to patients, which nobody else can send in the name of the clinic. */
export class MailStack extends Stack {
  constructor(scope: Construct, id: string, { domain }: Setting) {
    super(scope, id);
    const { hostedZoneId, name } = domain;
    new MailDomain(this, 'Reminders', {
      hostedZone: PublicHostedZone.fromPublicHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName: name }),
      reportsTo: `dmarc@${name}`,
    });
  }
}
