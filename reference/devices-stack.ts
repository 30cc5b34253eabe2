import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DeviceGateway } from '../lib/constructs/devices/device-gateway';
import type { SegmentedVpc } from '../lib/constructs/network/segmented-vpc';
import type { Setting } from './setting';

/** Medical devices: those with a certificate send their readings, those that cannot encrypt stay in a tier without a way to records. */
export class DevicesStack extends Stack {
  constructor(scope: Construct, id: string, { siteCidrs }: Setting, vpc: SegmentedVpc) {
    super(scope, id);
    new DeviceGateway(this, 'Gateway', {
      owner: 'clinical-engineering',
      deviceTypes: ['infusion-pump', 'patient-monitor'],
      siteCidrs: [...siteCidrs],
      vpc,
    });
  }
}
