import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { SecurityBaseline } from '../lib/constructs/operations/security-baseline';

/** The watch over an account. Its trail is the organization's, in the audit account. */
export class SecurityStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new SecurityBaseline(this, 'Baseline', { trailEvents: undefined });
  }
}
