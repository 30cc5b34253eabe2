import { Stage } from 'aws-cdk-lib/core';
import type { StageProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AccessStack } from './access-stack';
import { ClinicStack } from './clinic-stack';
import { DevicesStack } from './devices-stack';
import { MailStack } from './mail-stack';
import { NetworkStack } from './network-stack';
import { PortalStack } from './portal-stack';
import { RecordsStack } from './records-stack';
import { SecurityStack } from './security-stack';
import type { Setting } from './setting';

export type TelehealthStageProps = StageProps & Setting;

/** Telehealth in one environment: an account with its watch, a network in tiers, the stores of records, and who works with them. */
export class TelehealthStage extends Stage {
  constructor(scope: Construct, id: string, props: TelehealthStageProps) {
    super(scope, id, props);
    new SecurityStack(this, 'Security');
    const { vpc } = new NetworkStack(this, 'Network', props);
    const records = new RecordsStack(this, 'Records', vpc);
    new AccessStack(this, 'Access', props, records);
    new PortalStack(this, 'Portal', props, { vpc, ...records.forPatients });
    new ClinicStack(this, 'Clinic', props, { vpc, ...records.forClinicians });
    new DevicesStack(this, 'Devices', props, vpc);
    new MailStack(this, 'Mail', props);
  }
}
