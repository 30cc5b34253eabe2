import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { MailDomain } from './mail-domain';
import type { MailDomainProps } from './mail-domain';

const weakened = (scope: Construct, props: Partial<MailDomainProps>): MailDomain => {
  const hostedZone = PublicHostedZone.fromPublicHostedZoneAttributes(scope, 'Zone', {
    hostedZoneId: 'Z0123456789',
    zoneName: 'clinic.example',
  });
  return new MailDomain(scope, 'Mail', { hostedZone, reportsTo: 'dmarc@clinic.example', ...props });
};

export default guide({
  construct: 'MailDomain',
  example: scope => {
    const hostedZone = PublicHostedZone.fromPublicHostedZoneAttributes(scope, 'Zone', {
      hostedZoneId: 'Z0123456789',
      zoneName: 'clinic.example',
    });
    new MailDomain(scope, 'Mail', { hostedZone, reportsTo: 'dmarc@clinic.example' });
  },
  defaults: [
    {
      prop: 'tlsRequired',
      holds: 'mail leaves over TLS or not at all',
      weakened: scope => weakened(scope, { tlsRequired: false }),
      reportedBy: ['ses-sending-tls-required'],
    },
    {
      prop: 'dmarcPolicy',
      holds: 'forged mail is rejected',
      weakened: scope => weakened(scope, { dmarcPolicy: 'none' }),
      reportedBy: ['route53-dmarc-policy-enforced'],
    },
  ],
  cost: { monthly: '1 USD for the key, and 0.10 USD for a thousand messages', drivers: ['messages', 'attachments'] },
});
